/** Writes files as a command does, and is killed at one step of it: KILL_AT counts what asks the disk to change. */
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const { ROOT = "", KILL_AT = "0" } = process.env;
let steps = 0;
for (const name of ["mkdir", "mkdtemp", "writeFile", "rename", "rm"] as const) {
  const original: unknown = promises[name];
  if (typeof original !== "function") continue;
  Object.assign(promises, {
    [name]: (...args: unknown[]) => {
      steps += 1;
      if (steps === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
      return original(...args);
    },
  });
}
syncBuiltinESMExports();
const { writeFiles } = await import("../../../scripts/upstream/spec/revision.js");
await writeFiles(
  ROOT,
  new Map([
    ["spec/a.yaml", "new"],
    ["generated/deep/b.js", "new"],
    ["generated/c.js", undefined],
  ]),
);
