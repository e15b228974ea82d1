/** Stops a server at a signal, or when its parent process ends, also if the parent was killed. */
import { execFileSync } from "node:child_process";

const pollEveryMs = 250;

/** Stops a server once, also if the signal or the end of the parent process comes while it is starting. Resolves to the server. */
export async function servedUntilStopped<Server extends { stop(): Promise<void> }>(starting: Promise<Server>) {
  let isStopping = false;
  // Ctrl-C in a terminal also ends npm, which would stop the server a second time.
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await (await starting).stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  onParentEnded(stop);
  return starting.catch((error) => {
    // Ctrl-C ends the server's child processes, too.
    if (isStopping) process.exit();
    throw error;
  });
}

/** Calls `stop` once, after the parent process or the npm that started it has ended. */
function onParentEnded(stop: () => void): void {
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
