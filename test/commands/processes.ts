/** Runs files in separate processes, starts processes as from a terminal, and finds their child processes. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { expect, onTestFinished } from "vitest";

const run = promisify(execFile);

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a TypeScript file to its end. */
export async function runFile(file: string, args: readonly string[] = [], env = process.env): Promise<Ended> {
  return run(process.execPath, ["--expose-gc", "--import", "tsx/esm", file, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

/** Starts a process in a new process group, as from a terminal. It is killed after the test. */
export function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Waits until the process has printed `text`, and returns its output. */
export async function printed({ stdout }: ChildProcess, text: string): Promise<string> {
  let output = "";
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    output += chunk;
    if (output.includes(text)) return output;
  }
  return expect.fail(`it ended before it printed ${text}:\n${output}`);
}

interface Process {
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

/** Ends a process by calling `end`, and checks that all its descendants end. Resolves to their commands. */
export async function expectNoneLeft({ pid }: ChildProcess, end: () => unknown): Promise<string[]> {
  const started = await descendantsOf(pid);
  end();
  const left = async () => (await processes()).filter((one) => started.some(({ pid }) => pid === one.pid));
  await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  return started.map(({ command }) => command);
}
