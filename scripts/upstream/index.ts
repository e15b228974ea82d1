/** `npm run -s upstream`: keeps the spec in sync with XT's pages. The commands are in `commands/`. */
import { join } from "node:path";
import { run } from "./commands/run.js";

// The reader of our output may close the pipe early (`| head`). That is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
process.exitCode = await run(process.argv.slice(2), process, join(import.meta.dirname, "../.."));
