/**
 * A page changes in each way that XT's pages do, `apply` runs on a copy of this project, and the regenerated project has to hold: a
 * caller type-checks, or fails exactly where it has to follow, and the tests pass through which every path and result goes.
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { couponCaller } from "../upstream/callers.js";
import { couponPage } from "../upstream/pages.js";
import { copyProject, type Project, upstream } from "../upstream/project.js";

/** The files that are needed to compile the project and to run its tests. */
const whole = ["src", "scripts", "test", "package.json", "tsconfig.json", "tsconfig.build.json", "vitest.config.ts"];
const suites = ["test/contract", "test/testing", "test/oauth.test.ts", "test/client.test.ts"];
const movedToken = "/moved/token";

let project: Project;
beforeAll(async () => {
  project = await copyProject(...whole);
  const page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
  expect(await upstream(["apply", page, "--operation-id", "listCoupons"], project)).toMatchObject({ status: 0 });
  await writeFile(join(project.root, "caller.ts"), couponCaller);
  const config = {
    extends: "./tsconfig.build.json",
    compilerOptions: { noEmit: true },
    include: ["caller.ts", "src", "generated"],
  };
  await writeFile(join(project.root, "tsconfig.caller.json"), JSON.stringify(config));
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
    node("node_modules/typescript/bin/tsc", "-p", "tsconfig.caller.json"),
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
  // The newest state of the page: each change follows the one before it.
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
    // As it did in 2023.
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
    // Where the call isn't known any more, nothing that comes of it is.
    const lines = ["caller.ts:3", "caller.ts:4", "caller.ts:5", "caller.ts:6"];
    expect(await failures()).toEqual({ lines, tests: [] });
  });
});

it("the path of the sign-in is only in the spec, in what is generated from it, and in the record of XT's pages", async () => {
  // The bench calls it through clients that know no spec.
  const own = [":!spec", ":!generated", ":!test/bench"];
  const found = promisify(execFile)("git", ["grep", "-l", "-F", getToken.path, "--", ...own]);
  // The status with which git says that there is none.
  await expect(found).rejects.toMatchObject({ code: 1 });
});
