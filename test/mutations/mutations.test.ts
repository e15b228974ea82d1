/**
 * A page changes in each way that XT's pages do, `update` runs on a copy of this project, and the regenerated project has to
 * hold: it type-checks, or fails exactly where a caller must follow; its contract suite passes; the verdict is right.
 */
import { execFile } from "node:child_process";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecordFile } from "../../scripts/upstream/record/record-file.js";
import { couponPage, mdxPage } from "../upstream/pages.js";
import { copyProject, type Project, upstream } from "../upstream/project.js";

/** Code of another repository's, which relies on what the page says. */
const caller = `import { createXtClient } from "./src/index.js";
const client = createXtClient();
const result = await client.GET("/public/demo/coupons", { params: { query: { holder: "someone", sort: "oldest", limit: 5 } } });
const total: number | undefined = result.total;
const name: string | undefined = result.owner?.name;
const worth: (number | undefined)[] | undefined = result.coupons?.map((coupon) => coupon.worth);
export { name, total, worth };
`;

/** What it takes to compile the project, and to run its contract suite. */
const whole = ["src", "scripts", "test", "package.json", "tsconfig.json", "tsconfig.build.json", "vitest.config.ts"];

let project: Project;
let page: string;
beforeAll(async () => {
  project = await copyProject(...whole);
  page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
  await upstream(["add", page, "--operation-id", "listCoupons"], project);
  await writeFile(join(project.root, "caller.ts"), caller);
  const config = {
    extends: "./tsconfig.build.json",
    compilerOptions: { noEmit: true },
    include: ["caller.ts", "src", "generated"],
  };
  await writeFile(join(project.root, "tsconfig.caller.json"), JSON.stringify(config));
  await keep("baseline");
}, 60_000);
afterAll(() => project.remove());

const kept = ["spec", "generated"];

async function keep(name: string): Promise<void> {
  for (const folder of kept)
    await cp(join(project.root, folder), join(project.root, name, folder), { recursive: true });
}

async function restore(): Promise<void> {
  for (const folder of kept) {
    await rm(join(project.root, folder), { recursive: true });
    await cp(join(project.root, "baseline", folder), join(project.root, folder), { recursive: true });
  }
}

/** The files and lines of the compiler's errors. */
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
    "--typecheck.enabled=false",
    "--reporter=json",
  );
  return JSON.parse(output.slice(output.indexOf("{"))).success === true;
}

function node(...args: string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: "1" };
  return new Promise((done) =>
    execFile(process.execPath, args, { cwd: project.root, env }, (_, stdout) => done(stdout)),
  );
}

interface Mutation {
  kind: string;
  was: string | RegExp;
  is: string;
  bump: "major" | "minor" | "patch";
  /** Where the caller has to follow. */
  breaks?: string[];
}

/** Where the call isn't known any more, nothing that comes of it is. */
const everyLine = ["caller.ts:3", "caller.ts:4", "caller.ts:5", "caller.ts:6"];

const mutations: Mutation[] = [
  { kind: "method_changed", was: "**Type:** GET", is: "**Type:** DELETE", bump: "major", breaks: everyLine },
  { kind: "path_changed", was: "/demo/coupons", is: "/demo/v2/coupons", bump: "major", breaks: everyLine },
  {
    kind: "param_added, optional",
    was: "| limit |",
    is: "| page | integer | false |  |  |  |\n| limit |",
    bump: "minor",
  },
  {
    kind: "param_added, required",
    was: "| limit |",
    is: "| page | integer | true |  |  |  |\n| limit |",
    bump: "major",
    breaks: ["caller.ts:3"],
  },
  { kind: "param_removed", was: /\| sort .*\n/, is: "", bump: "major", breaks: ["caller.ts:3"] },
  { kind: "param_renamed", was: "| holder |", is: "| holders |", bump: "major", breaks: ["caller.ts:3"] },
  {
    kind: "param_required_changed, to optional",
    was: "| holder | string | true",
    is: "| holder | string | false",
    bump: "patch",
  },
  {
    kind: "param_required_changed, to required",
    was: "| sort | string | false",
    is: "| sort | string | true",
    bump: "major",
  },
  {
    kind: "param_type_changed",
    was: "| limit | integer",
    is: "| limit | string",
    bump: "major",
    breaks: ["caller.ts:3"],
  },
  { kind: "param_default_changed", was: "| 10 |", is: "| 20 |", bump: "major" },
  { kind: "param_enum_changed, wider", was: "newest;oldest", is: "newest;oldest;dearest", bump: "patch" },
  {
    kind: "param_enum_changed, narrower",
    was: "newest;oldest",
    is: "newest;dearest",
    bump: "major",
    breaks: ["caller.ts:3"],
  },
  { kind: "response_field_added", was: '"used": false', is: '"used": false, "until": "2030-01-01"', bump: "minor" },
  { kind: "response_field_removed", was: '"total": 2,', is: "", bump: "major", breaks: ["caller.ts:4"] },
  { kind: "response_field_retyped", was: '"total": 2', is: '"total": "2"', bump: "major", breaks: ["caller.ts:4"] },
  {
    kind: "response_container_changed",
    was: '{ "name": "someone" }',
    is: '[{ "name": "someone" }]',
    bump: "major",
    breaks: ["caller.ts:5"],
  },
];

describe("a page of an operation of its own", () => {
  it.each(mutations)("$kind: $bump", async ({ was, is, bump, breaks = [] }) => {
    await restore();
    const edited = couponPage.replace(was, is);
    expect(edited).not.toBe(couponPage);
    await writeFile(page, edited);
    const { stderr } = await upstream(["update", page], project);
    expect(stderr).toContain(`; ${bump}: 1.1.0 → `);
    expect(await typeErrors()).toEqual(breaks);
    expect(await contractPasses()).toBe(true);
  });
});

describe("the pages of the token endpoint", async () => {
  const recorded = (await readRecordFile("spec/upstream.json")).filter(
    ({ subject, format, language }) => /token|code/.test(subject) && format === "docusaurus" && language === "en",
  );
  const path = recorded[0]?.operations[0]?.path ?? "";
  const moved = path.replace("/public/", "/public/moved/");

  /** Pages of our own writing that say what is recorded of the two live ones in English, at another path. */
  const writeTokenPages = (path: string) =>
    Promise.all(
      recorded.map(({ id, title, operations: [facts] }) => {
        const fields = Object.entries(facts?.response ?? {}).filter(([field]) => field.startsWith("result."));
        const result = fields.map(([field, type]) => [field.split(".")[1], type === "number" ? 1 : "a"]);
        const text = mdxPage({
          title,
          description: path,
          parameters: (facts?.parameters ?? []).map(({ name, type, enum: values }) => ({
            ...{ name, type, mandatory: "true" },
            ...(values && { description: "fixed value", ranges: values.join() }),
          })),
          response: JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result: Object.fromEntries(result) }),
        });
        return project.writePage(`docs/demo/${id}.mdx`, text.replace("id: ListLamps", `id: ${id}`));
      }),
    );

  it("say the same as what is recorded of XT's", async () => {
    await restore();
    const { stderr } = await upstream(["update", ...(await writeTokenPages(path))], project);
    expect(stderr).toContain("2 pages applied, 0 changes; version 1.1.0 stays");
  });

  it("move the path, and nothing has to follow but what names it", async () => {
    await restore();
    const { stderr } = await upstream(["update", ...(await writeTokenPages(moved))], project);
    expect(stderr).toContain("; major: 1.1.0 → 2.0.0");
    const sources = join(project.root, "src");
    for (const name of (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".ts"))) {
      const text = await readFile(join(sources, name), "utf8");
      if (text.includes(path)) await writeFile(join(sources, name), text.replaceAll(path, moved));
    }
    expect(await typeErrors()).toEqual([]);
    expect(await contractPasses()).toBe(true);
  });

  it("can't move one by one: the two grants share an operation", async () => {
    await restore();
    const [first = ""] = await writeTokenPages(moved);
    expect((await upstream(["update", first], project)).stderr).toContain("update both pages in one go");
  });
});
