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

async function startDemo() {
  const demo = start("npm", ["run", "-s", "demo"]);
  const [, app = ""] = /Open (\S+)/.exec(await printed(demo, "Ctrl-C")) ?? [];
  expect((await fetch(app)).status).toBe(200);
  return { demo, app };
}

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

describe("no process is left", () => {
  it("if npm is killed", async () => {
    const npm = startWithNpm();
    await printed(npm, lastText);
    await expectNoPrismLeft(npm, () => npm.kill("SIGKILL"));
  });

  async function startUntilPrismStarts(): Promise<ChildProcess> {
    const npm = startWithNpm();
    const startedPrism = async () =>
      (await descendantsOf(npm.pid)).some(({ command }) => command.includes("prism-cli"));
    await expect.poll(startedPrism, { timeout: 20_000 }).toBe(true);
    return npm;
  }

  it("if npm is killed before the mock listens", async () => {
    const npm = await startUntilPrismStarts();
    await expectNoPrismLeft(npm, () => npm.kill("SIGKILL"));
  });

  it("and no error is printed, if the mock is stopped with Ctrl-C before it listens", async () => {
    const npm = await startUntilPrismStarts();
    let stderr = "";
    npm.stderr?.on("data", (chunk) => (stderr += chunk));
    await expectNoPrismLeft(npm, () => process.kill(-(npm.pid ?? 0), "SIGINT"));
    expect(stderr).not.toContain("Prism ended");
  });

  it("if the mock is stopped with Ctrl-C", async () => {
    const npm = startWithNpm();
    await printed(npm, lastText);
    await expectNoPrismLeft(npm, () => process.kill(-(npm.pid ?? 0), "SIGINT"));
  });

  it("if the mock is killed", async () => {
    const mock = startFile("scripts/mock.ts");
    await printed(mock, lastText);
    await expectNoPrismLeft(mock, () => mock.kill("SIGKILL"));
  });

  it("if the demo is stopped with Ctrl-C", async () => {
    const { demo, app } = await startDemo();
    await expectNoneLeft(demo, () => process.kill(-(demo.pid ?? 0), "SIGINT"));
    await expect(fetch(app)).rejects.toThrow();
  });

  it("if npm is killed while the demo runs", async () => {
    const { demo } = await startDemo();
    const commands = await expectNoneLeft(demo, () => demo.kill("SIGKILL"));
    expect(commands.some((command) => command.includes("scripts/demo.ts"))).toBe(true);
  });
});
