/** `npm run -s upstream`: keeps the spec at what XT's pages say. `commands/` has what it can do. */
import { join } from "node:path";
import { exitStatus } from "./terminal/exit-status.js";
import { print, text } from "./terminal/safe-text.js";

// What nobody caught is a fault of ours, and Node's own status for it says that XT's pages changed.
process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may stop early (`| head`); that is no failure.
  if (error.code === "EPIPE") process.exit();
  print(process.stderr, text`upstream: a fault of this tool, and none of yours: ${error.stack ?? error.message}\n`);
  process.exit(exitStatus.fault);
});
const { run } = await import("./commands/run.js");
process.exitCode = await run(process.argv.slice(2), process, join(import.meta.dirname, "../.."));
