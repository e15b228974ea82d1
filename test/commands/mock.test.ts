/** `npm run mock` serves the spec. Prism always ends with the process that started it. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { descendantsOf, isAlive } from "./processes.js";

const run = promisify(execFile);
const mockCommand = ["--import", "tsx/esm", "scripts/mock.ts"];

let children: ChildProcess[] = [];
function start(command: string, args: readonly string[]): ChildProcess {
  // The process gets its own process group, as from a terminal.
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  children.push(child);
  return child;
}
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
});

/** Waits until the process has printed `text`, and returns its output. */
async function printed({ stdout }: ChildProcess, text: string): Promise<string> {
  let output = "";
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    output += chunk;
    if (output.includes(text)) return output;
  }
  return expect.fail(`it ended before it printed ${text}:\n${output}`);
}

/** Ends `child` by calling `end`. Checks that all its descendants have ended, and that Prism's copy of the spec is deleted. */
async function expectNoneLeft(child: ChildProcess, end: () => unknown) {
  const started = await descendantsOf(child.pid);
  const [prism, ...others] = started.filter(({ command }) => command.includes("prism-cli"));
  expect(others).toEqual([]);
  const copy = dirname(/ mock (\S+openapi\.json) /.exec(`${prism?.command}`)?.[1] ?? "");
  expect(copy).toSatisfy(existsSync);
  end();
  await expect.poll(() => existsSync(copy), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => Promise.all(started.map(isAlive)), { timeout: 20_000 }).toEqual(started.map(() => false));
}

describe("npm run mock", () => {
  it("prints a curl line that works, until it is stopped", async () => {
    const mock = start(process.execPath, mockCommand);
    const [, url = ""] = /curl '([^']+)'/.exec(await printed(mock, "code=503")) ?? [];
    const signIn = exampleOperations.find(({ operation }) => operation.id === "getToken");
    const examples = Object.values(signIn?.examples ?? {}).map(({ value }) => value);
    expect(examples).toContainEqual(await (await fetch(url)).json());
    mock.kill("SIGTERM");
    expect(await once(mock, "exit")).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("prints its usage for a wrong argument", async () => {
    const wrong = run(process.execPath, [...mockCommand, "eighty"]);
    await expect(wrong).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("usage: npm run mock") });
  });
});

describe("no process is left", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)("if npm gets %s", async (signal) => {
    const npm = start("npm", ["run", "mock"]);
    await printed(npm, "code=503");
    await expectNoneLeft(npm, () => npm.kill(signal));
  });

  it("if npm is killed before the mock serves", async () => {
    const npm = start("npm", ["run", "mock"]);
    const startedPrism = async () =>
      (await descendantsOf(npm.pid)).some(({ command }) => command.includes("prism-cli"));
    await expect.poll(startedPrism, { timeout: 20_000 }).toBe(true);
    await expectNoneLeft(npm, () => npm.kill("SIGKILL"));
  });

  it("if the mock is stopped with Ctrl-C", async () => {
    const npm = start("npm", ["run", "mock"]);
    await printed(npm, "code=503");
    await expectNoneLeft(npm, () => process.kill(-(npm.pid ?? 0), "SIGINT"));
  });

  it.each(["SIGHUP", "SIGKILL"] as const)("if the mock gets %s", async (signal) => {
    const mock = start(process.execPath, mockCommand);
    await printed(mock, "code=503");
    await expectNoneLeft(mock, () => mock.kill(signal));
  });

  it("if a demo throws", async () => {
    const demo = start(process.execPath, ["--import", "tsx/esm", "test/commands/throws.ts"]);
    const [, pid = ""] = /Prism's process id: (\d+)/.exec(await printed(demo, "Prism's process id: ")) ?? [];
    await once(demo, "exit");
    expect(demo.exitCode).toBe(1);
    await expect.poll(() => isAlive({ pid: Number(pid) }), { timeout: 20_000 }).toBe(false);
  });
});
