/** Watches the parent process: a server must stop when its parent ends, also if the parent was killed. */
import { execFileSync } from "node:child_process";

const pollEveryMs = 250;

/** Calls `stop` once, after the parent process or the npm that started it has ended. */
export function onParentEnded(stop: () => void): void {
  const parent = process.ppid;
  // npm starts a shell, which continues after npm has ended.
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : parentOfShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    stop();
  }, pollEveryMs).unref();
}

/** Returns `undefined` if the process isn't a shell: some shells replace themselves with their only command, so the parent is npm. */
function parentOfShell(pid: number): number | undefined {
  try {
    const line = execFileSync("ps", ["-o", "ppid=,args=", "-p", `${pid}`], { encoding: "utf8" });
    const [, parent] = /^ *(\d+) +\S*sh -c /.exec(line) ?? [];
    return parent === undefined ? undefined : Number(parent);
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
