/**
 * A page changes in each way that XT's pages do, `apply` runs on a copy of this project, and the regenerated project has to hold: a
 * caller type-checks, or fails exactly where it has to follow, and the contract suite passes.
 */
import { execFile } from "node:child_process";
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { couponCaller } from "../upstream/callers.js";
import { couponPage } from "../upstream/pages.js";
import { copyProject, type Project, upstream } from "../upstream/project.js";

/** What it takes to compile the project, and to run its contract suite. */
const whole = ["src", "scripts", "test", "package.json", "tsconfig.json", "tsconfig.build.json", "vitest.config.ts"];
const kept = ["spec", "generated"];

let project: Project;
let page: string;
beforeAll(async () => {
  project = await copyProject(...whole);
  page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
  expect(await upstream(["apply", page, "--operation-id", "listCoupons"], project)).toMatchObject({ status: 0 });
  await writeFile(join(project.root, "caller.ts"), couponCaller);
  const config = {
    extends: "./tsconfig.build.json",
    compilerOptions: { noEmit: true },
    include: ["caller.ts", "src", "generated"],
  };
  await writeFile(join(project.root, "tsconfig.caller.json"), JSON.stringify(config));
  for (const folder of kept)
    await cp(join(project.root, folder), join(project.root, "baseline", folder), { recursive: true });
}, 120_000);
afterAll(() => project.remove());

function node(...args: string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((done) =>
    execFile(process.execPath, args, { cwd: project.root, env }, (_, stdout) => done(stdout)),
  );
}

/** The lines of the caller that don't compile. */
async function typeErrors(): Promise<string[]> {
  const output = await node("node_modules/typescript/bin/tsc", "-p", "tsconfig.caller.json");
  return [...new Set([...output.matchAll(/^(\S+\.ts)\((\d+),/gm)].map(([, file, line]) => `${file}:${line}`))];
}

async function contractPasses(): Promise<boolean> {
  const output = await node(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "unit",
    "test/contract",
    "--reporter=json",
  );
  return JSON.parse(output.slice(output.indexOf("{"))).success === true;
}

type Edit = [from: string | RegExp, to: string];

/** Where the call isn't known any more, nothing that comes of it is. */
const everyLine = ["caller.ts:3", "caller.ts:4", "caller.ts:5", "caller.ts:6"];

const changes: [string, { edits: Edit[]; bump: string; breaks: string[] }][] = [
  [
    "an input and a field more, a value more that may be sent, an input that need not be sent",
    {
      edits: [
        ["| limit |", "| page | integer | false |  |  |  |\n| limit |"],
        ["newest;oldest", "newest;oldest;dearest"],
        ["| holder | string | true", "| holder | string | false"],
        ['"used": false', '"used": false, "until": "2030-01-01"'],
      ],
      bump: "minor",
      breaks: [],
    },
  ],
  [
    "an input that goes, a field that goes, a field of another type, an object that becomes a list",
    {
      edits: [
        [/\| sort .*\n/, ""],
        ['"total": 2,', ""],
        ['"worth": 5.5', '"worth": "5.5"'],
        ['{ "name": "someone" }', '[{ "name": "someone" }]'],
      ],
      bump: "major",
      breaks: everyLine,
    },
  ],
  ["a path that moves", { edits: [["/demo/coupons", "/demo/v2/coupons"]], bump: "major", breaks: [] }],
];

describe("a page's change", () => {
  it.each(changes)("%s", async (_, { edits, bump, breaks }) => {
    for (const folder of kept) {
      await rm(join(project.root, folder), { recursive: true });
      await cp(join(project.root, "baseline", folder), join(project.root, folder), { recursive: true });
    }
    const edited = edits.reduce((text, [from, to]) => text.replace(from, to), couponPage);
    await writeFile(page, edited);
    const { stderr } = await upstream(["apply", page], project);
    expect(stderr).toContain(`; ${bump}: 1.1.0 → `);
    const [errors, isKept] = await Promise.all([typeErrors(), contractPasses()]);
    expect({ errors, isKept }).toEqual({ errors: breaks, isKept: true });
  });
});
