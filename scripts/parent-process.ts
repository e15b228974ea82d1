/** Watches the parent process: a server must stop when its parent ends, also if the parent was killed. */
import { execFileSync } from "node:child_process";

const pollEveryMs = 250;

/** Calls `stop` once, after the parent process or the npm that started it has ended. */
export function onParentEnded(stop: () => void): void {
  const shell = process.ppid;
  // npm starts a shell, which continues after npm has ended.
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    stop();
  }, pollEveryMs).unref();
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(execFileSync("ps", ["-o", "ppid=", "-p", `${pid}`], { encoding: "utf8" }));
  } catch {
    return undefined; // Without `ps`, only the end of the shell can be noticed.
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
