/**
 * Changes a page in each way in which XT's pages change, runs `apply` on a copy of this project, and checks the regenerated project: a
 * caller's code compiles, or fails exactly where it must change, and the tests that use every path and result pass.
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { compile, couponCaller } from "../upstream/callers.js";
import { couponPage } from "../upstream/pages.js";
import { copyWithCoupons, type Project, upstream } from "../upstream/project.js";

/** The files that are needed to compile the project and to run its tests. */
const whole = ["src", "scripts", "test", "package.json", "tsconfig.json", "tsconfig.build.json", "vitest.config.ts"];
const suites = ["test/contract", "test/testing", "test/oauth.test.ts", "test/client.test.ts"];
const movedToken = "/moved/token";

let project: Project;
beforeAll(async () => {
  project = await copyWithCoupons(...whole);
});
afterAll(() => project.remove());

function node(...args: string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((done) =>
    execFile(process.execPath, args, { cwd: project.root, env }, (_, stdout) => done(stdout)),
  );
}

async function apply(page: string): Promise<string> {
  const file = await project.writePage("docs/demo/Coupons.mdx", page);
  return (await upstream(["apply", file], project)).stderr;
}

/** The lines that don't compile, and the tests that fail. */
async function failures(): Promise<{ lines: string[]; tests: string[] }> {
  const [compiled, tested] = await Promise.all([
    compile(project.root, couponCaller, "src", "generated"),
    node("node_modules/vitest/vitest.mjs", "run", "--project", "unit", "--reporter=json", ...suites),
  ]);
  const { testResults, numPassedTests } = JSON.parse(tested.slice(tested.indexOf("{")));
  expect(numPassedTests).toBeGreaterThan(250);
  const failed = testResults.filter(({ status }: { status: string }) => status !== "passed");
  return {
    lines: [...new Set([...compiled.matchAll(/^(\S+\.ts)\((\d+),/gm)].map(([, file, line]) => `${file}:${line}`))],
    tests: failed.map(({ name }: { name: string }) => name),
  };
}

describe("a change of XT's pages", () => {
  // The current text of the page. Each test edits the result of the previous one.
  let page = couponPage;
  const edit = (from: string | RegExp, to: string) => {
    expect(page).toMatch(from);
    page = page.replace(from, to);
  };

  it("that adds a field, makes an input optional or moves a path breaks no caller and no test", async () => {
    edit("| limit |", "| page | integer | false |  |  |  |\n| limit |");
    edit("newest;oldest", "newest;oldest;dearest");
    edit("| holder | string | true", "| holder | string | false");
    edit('"used": false', '"used": false, "until": "2030-01-01"');
    edit("/demo/coupons", "/demo/v2/coupons");
    // The path of the sign-in moves, too, as it did in 2023.
    const spec = await project.read("spec/openapi.yaml");
    await writeFile(
      join(project.root, "spec/openapi.yaml"),
      spec.replace(`\n  ${getToken.path}:\n`, `\n  ${movedToken}:\n`),
    );
    expect(await apply(page)).toContain("; major: 1.1.0 → ");
    expect(await failures()).toEqual({ lines: [], tests: [] });
    const overlay = await project.read("spec/zh.overlay.yaml");
    expect([movedToken, getToken.path].map((path) => overlay.includes(path))).toEqual([true, false]);
  });

  it("that removes a field, changes a type or turns an object into a list breaks a caller exactly there", async () => {
    edit(/\| sort .*\n/, "");
    edit('"total": 2,', "");
    edit('"worth": 5.5', '"worth": "5.5"');
    edit('{ "name": "someone" }', '[{ "name": "someone" }]');
    expect(await apply(page)).toContain("; major: 2.0.0 → ");
    // The call itself doesn't compile, so the compiler doesn't know its result either.
    const lines = ["caller.ts:3", "caller.ts:4", "caller.ts:5", "caller.ts:6"];
    expect(await failures()).toEqual({ lines, tests: [] });
  });
});

it("only spec/, generated/ and the bench contain the path of the sign-in", async () => {
  // The bench calls the path through clients that don't have the spec.
  const own = [":!spec", ":!generated", ":!test/bench"];
  const found = promisify(execFile)("git", ["grep", "-l", "-F", getToken.path, "--", ...own]);
  // `git grep` exits with 1 if it finds nothing.
  await expect(found).rejects.toMatchObject({ code: 1 });
});
