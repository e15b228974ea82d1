/** Tests `npm run mock`, and that Prism and the demo end with the process that started them. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { descendantsOf, expectNoneLeft, printed, runFile, start } from "./processes.js";

const startFile = (file: string) => start(process.execPath, ["--import", "tsx/esm", file]);
const startWithNpm = () => start("npm", ["run", "mock"]);
/** The end of the text that the mock prints when it listens. */
const lastText = "code=503";

/** Ends the mock by calling `end`. Checks that its processes end, and that Prism's copy of the spec is deleted. */
async function expectNoPrismLeft(mock: ChildProcess, end: () => unknown) {
  const commands = await expectNoneLeft(mock, end);
  const [prism, ...others] = commands.filter((command) => command.includes("prism-cli"));
  expect(others).toEqual([]);
  const [, copy = ""] = / mock (\S+openapi\.json) /.exec(`${prism}`) ?? expect.fail("Prism didn't run");
  await expect.poll(() => existsSync(dirname(copy)), { timeout: 20_000 }).toBe(false);
}

describe("npm run mock", () => {
  it("prints a curl command that works until the mock is stopped", async () => {
    const mock = startFile("scripts/mock.ts");
    const [, url = ""] = /curl '([^']+)'/.exec(await printed(mock, lastText)) ?? [];
    expect(await (await fetch(url)).json()).toEqual(exampleOf("getToken", "exchange-success"));
    mock.kill("SIGTERM");
    expect(await once(mock, "exit")).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("prints its usage for a wrong argument", async () => {
    const { code, stderr } = await runFile("scripts/mock.ts", ["eighty"]);
    expect(stderr).toContain("usage: npm run mock");
    expect(code).toBe(2);
  });
});

// bash replaces itself with the command, and sh may remain.
it.each(["sh", "bash"])("the mock outlives the process that started npm, if npm's shell is %s", async (shell) => {
  const starter = start("bash", ["-c", `npm run --script-shell=${shell} mock & wait`]);
  const [, url = ""] = /curl '([^']+)'/.exec(await printed(starter, lastText)) ?? [];
  const isServing = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  starter.kill("SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await isServing()).toBe(true);
  process.kill(-(starter.pid ?? 0), "SIGTERM");
  await expect.poll(isServing, { timeout: 20_000 }).toBe(false);
});

async function startUntilPrismStarts(): Promise<ChildProcess> {
  const npm = startWithNpm();
  const startedPrism = async () => (await descendantsOf(npm.pid)).some(({ command }) => command.includes("prism-cli"));
  await expect.poll(startedPrism, { timeout: 20_000 }).toBe(true);
  return npm;
}

async function listening(mock: ChildProcess): Promise<ChildProcess> {
  await printed(mock, lastText);
  return mock;
}

const interrupt = ({ pid = 0 }: ChildProcess) => process.kill(-pid, "SIGINT");
const kill = (child: ChildProcess) => child.kill("SIGKILL");

describe("no process is left, and no error is printed", () => {
  it.each([
    ["npm is killed", () => listening(startWithNpm()), kill],
    ["npm is killed before the mock listens", startUntilPrismStarts, kill],
    ["the mock is stopped with Ctrl-C", () => listening(startWithNpm()), interrupt],
    ["the mock is stopped with Ctrl-C before it listens", startUntilPrismStarts, interrupt],
    ["the mock is killed", () => listening(startFile("scripts/mock.ts")), kill],
  ])("if %s", async (_, startMock, end) => {
    const mock = await startMock();
    let stderr = "";
    mock.stderr?.on("data", (chunk) => (stderr += chunk));
    await expectNoPrismLeft(mock, () => end(mock));
    expect(stderr).not.toContain("Prism ended");
  });

  it.each([
    ["stopped with Ctrl-C", interrupt],
    ["running, and npm is killed", kill],
  ])("if the demo is %s", async (_, end) => {
    const demo = start("npm", ["run", "-s", "demo"]);
    const [, app = ""] = /Open (\S+)/.exec(await printed(demo, "Ctrl-C")) ?? [];
    expect((await fetch(app)).status).toBe(200);
    const commands = await expectNoneLeft(demo, () => end(demo));
    expect(commands.some((command) => command.includes("scripts/demo.ts"))).toBe(true);
    await expect(fetch(app)).rejects.toThrow();
  });
});
