/** The process that started this one: one who serves must notice its end, as nobody may be left to say that it's over. */
import { execFileSync } from "node:child_process";

const lookEveryMs = 250;

/** Calls `ended` once after the process that started this one is gone, or the npm that it was started by. */
export function onStarterEnded(ended: () => void): void {
  const shell = process.ppid;
  // npm puts a shell between, which npm's end doesn't end.
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    ended();
  }, lookEveryMs).unref();
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(execFileSync("ps", ["-o", "ppid=", "-p", `${pid}`], { encoding: "utf8" }));
  } catch {
    return undefined; // No `ps` here: then the shell's end is all that can be noticed.
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
