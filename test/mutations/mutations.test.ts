/**
 * A page changes in each way that XT's pages do, `update` runs on a copy of this project, and the regenerated project has to
 * hold: it type-checks, or fails exactly where a caller must follow; its contract suite passes; the verdict is right.
 */
import { execFile } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run as add } from "../../scripts/upstream/commands/add.js";
import { run as update } from "../../scripts/upstream/commands/update.js";
import { captureIo, copyProject, couponPage, type Project } from "../upstream/project.js";

/** Code of another repository's, which relies on what the page says. */
const caller = `import { createXtClient } from "./src/index.js";
const client = createXtClient();
const result = await client.GET("/public/demo/coupons", { params: { query: { holder: "someone", sort: "oldest", limit: 5 } } });
const total: number = result.total;
const name: string = result.owner.name;
const worth: (number | undefined)[] = result.coupons.map((coupon) => coupon.worth);
export { name, total, worth };
`;

let project: Project;
let page: string;
beforeAll(async () => {
  project = await copyProject();
  page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
  await add([page, "--operation-id", "listCoupons"], captureIo(), project.root);
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
  it.each(mutations)(
    "$kind: $bump",
    async ({ was, is, bump, breaks = [] }) => {
      await restore();
      const edited = couponPage.replace(was, is);
      expect(edited).not.toBe(couponPage);
      await writeFile(page, edited);
      const io = captureIo();
      await update([page], io, project.root);
      expect(io.told).toContain(`; ${bump}: 1.1.0 → `);
      expect(await typeErrors()).toEqual(breaks);
      expect(await contractPasses()).toBe(true);
    },
    60_000,
  );
});

describe("the pages of the token endpoint", () => {
  const live = resolve("spec/upstream.json");

  /** Pages of our own writing that say what is recorded of the two live ones in English, with the path replaced. */
  async function writeTokenPages(path: string): Promise<string[]> {
    const { pages } = JSON.parse(await readFile(live, "utf8"));
    const recorded = pages.filter(
      (one: { format: string; language: string }) => one.format === "docusaurus" && one.language === "en",
    );
    return Promise.all(
      recorded.map((one: { id: string; title: string; operations: Facts[] }) => {
        const [facts] = one.operations;
        const rows = facts?.parameters.map(({ name, enum: values }) => {
          const fixed = values ? ["fixed value", values[0]] : ["", ""];
          return `| ${name} | string | true |  | ${fixed.join(" | ")} |`;
        });
        const result = {
          user_id: "1",
          access_token: "a",
          refresh_token: "r",
          expires_in: 1,
          refresh_expires_in: 1,
          client_id: "c",
          scope: "s",
        };
        const answer = JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result }, null, 2);
        const table = [
          "| name | type | mandatory | default | description | ranges |",
          "| --- | --- | --- | --- | --- | --- |",
          ...(rows ?? []),
        ];
        const text = `---\nid: ${one.id}\ntitle: ${one.title}\nsidebar_position: 1\n---\n\n**Type:** GET\n\n**Description:** \`${path}\`\n\n### Parameters\n\n${table.join("\n")}\n\n### Response Example\n\n\`\`\`json title="Response"\n${answer}\n\`\`\`\n`;
        return project.writePage(`docs/demo/${one.id}.mdx`, text);
      }),
    );
  }

  interface Facts {
    parameters: { name: string; enum: string[] | null }[];
  }

  it("say the same as what is recorded of XT's", async () => {
    await restore();
    const io = captureIo();
    await update(await writeTokenPages("/public/uaa/oauth2/token"), io, project.root);
    expect(io.told).toContain("2 pages applied, 0 changes; version 1.1.0 stays");
  }, 60_000);

  it("move the path, and only the one line that names it has to follow", async () => {
    await restore();
    const io = captureIo();
    await update(await writeTokenPages("/public/uaa/v2/token"), io, project.root);
    expect(io.told).toContain("; major: 1.1.0 → 2.0.0");
    const errors = await typeErrors();
    expect(new Set(errors.map((error) => error.split(":")[0]))).toEqual(new Set(["src/oauth.ts"]));

    const oauth = join(project.root, "src/oauth.ts");
    const text = await readFile(oauth, "utf8");
    await writeFile(oauth, text.replace('"/public/uaa/oauth2/token"', '"/public/uaa/v2/token"'));
    expect(await typeErrors()).toEqual([]);
    expect(await contractPasses()).toBe(true);
  }, 60_000);

  it("can't move one by one: the two grants share an operation", async () => {
    await restore();
    const [first = ""] = await writeTokenPages("/public/uaa/v2/token");
    await expect(update([first], captureIo(), project.root)).rejects.toThrow("update both pages in one go");
  }, 60_000);
});
