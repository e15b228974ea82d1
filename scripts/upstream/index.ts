/** `npm run -s upstream`: keeps the spec at what XT's pages say. `commands/` has what it can do. */
import { join } from "node:path";
import { run } from "./commands/run.js";

// A program that reads our output may stop early (`| head`); that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});
process.exitCode = await run(process.argv.slice(2), process, join(import.meta.dirname, "../.."));
