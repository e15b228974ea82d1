/** Finds the child processes of a process. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Process {
  pid: number;
  parent: number;
  command: string;
}

async function processes(): Promise<Process[]> {
  const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid=,stat=,args="]);
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, state, command = ""] = /^ *(\d+) +(\d+) +(\S+) +(.*)$/.exec(line) ?? [];
    // A zombie process has ended.
    return state === undefined || state.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** Returns the children of a process, and their descendants. */
export async function descendantsOf(root: number | undefined): Promise<Process[]> {
  const all = await processes();
  const below = (parent: number | undefined): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(root);
}

export async function isAlive({ pid }: Pick<Process, "pid">): Promise<boolean> {
  return (await processes()).some((one) => one.pid === pid);
}
