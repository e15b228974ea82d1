/** `prepare` and .github/propose, as the weekly workflow calls them: in clones of a real remote, with a `gh` of the test's own. */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listen } from "../../faults/server.js";
import { codesPage, couponPage, lampPage } from "../pages.js";
import { copyProject, type Project, upstream } from "../project.js";

const run = promisify(execFile);
const english = "/docs/demo/Coupons.mdx";
const chinese = "/i18n/zh-CN/demo/Coupons.mdx";
const inBoth = (text: string) =>
  new Map([
    [english, text],
    [chinese, text.replace("Coupons at hand", "手头的优惠券")],
  ]);
const withUntil = couponPage.replace('"used": false', '"used": false, "until": "2030-01-01"');

let served = inBoth(couponPage);
let status = 200;
let truncated = false;
let original: Project;
let folder: string;
const site = createServer((request, response) => {
  // GitHub's list of the pages of a watched section.
  const tree = [...served.keys()].map((name) => ({ path: name.slice(1), type: "blob" }));
  const text = request.url === "/tree" ? JSON.stringify({ tree, truncated }) : served.get(request.url ?? "");
  response.statusCode = request.url === chinese && status !== 200 ? status : text === undefined ? 404 : 200;
  response.end(text);
});

/** What `gh` was asked for, and what is open. */
const gh = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in
  "pr list") cat "$GH_OPEN/pull" 2>/dev/null || true ;;
  "issue list") cat "$GH_OPEN/issue" 2>/dev/null || true ;;
esac
`;

beforeAll(async () => {
  const base = `http://127.0.0.1:${await listen(site)}`;
  original = await copyProject("package.json", ".github");
  const pages = await Promise.all([...served].map(([name, text]) => original.writePage(name, text)));
  expect(await upstream(["apply", ...pages, "--operation-id", "listCoupons"], original)).toMatchObject({ status: 0 });
  const { pages: records } = JSON.parse(await original.read("spec/upstream.json"));
  const mine = records.filter(({ operation }: { operation: string }) => operation === "listCoupons");
  for (const record of mine) record.address = record.address.replace(/.*(?=\/(?:docs|i18n)\/)/, base);
  await writeFile(
    join(original.root, "spec/upstream.json"),
    JSON.stringify({ sections: [{ base: `${base}/`, tree: `${base}/tree` }], pages: mine }),
  );
  await rm(join(original.root, "pages"), { recursive: true });
  await writeFile(join(original.root, ".gitignore"), "node_modules\n");
  await git(original.root, "init", "--quiet", "--initial-branch=main");
  await git(original.root, "add", "--all");
  await git(original.root, "commit", "--quiet", "--message", "The project");
});
afterAll(async () => {
  site.close();
  await original.remove();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "unattended-"));
  await git(folder, "clone", "--quiet", "--bare", original.root, "remote.git");
  for (const name of ["bin", "open", "proposal"]) await mkdir(join(folder, name));
  await writeFile(join(folder, "bin/gh"), gh);
  await chmod(join(folder, "bin/gh"), 0o755);
  // Each job has its own.
  for (const name of ["reading", "checkout"])
    await git(folder, "clone", "--quiet", "--depth=1", `file://${folder}/remote.git`, name);
  await symlink(resolve("node_modules"), join(folder, "reading/node_modules"));
  served = inBoth(couponPage);
  status = 200;
  truncated = false;
});
afterEach(() => rm(folder, { recursive: true }));

async function git(root: string, ...args: string[]): Promise<string> {
  const identity = ["-c", "user.name=A Person", "-c", "user.email=person@example.com"];
  return (await run("git", [...identity, ...args], { cwd: root })).stdout.trim();
}

const prepare = () => upstream(["prepare", join(folder, "proposal")], { root: join(folder, "reading") });

async function propose(): Promise<{ asked: string[]; stdout: string }> {
  await git(join(folder, "checkout"), "reset", "--quiet", "--hard", "origin/main");
  const env = {
    ...process.env,
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    GH_LOG: join(folder, "log"),
    GH_OPEN: join(folder, "open"),
    GITHUB_REF_NAME: "main",
  };
  const { stdout } = await run(resolve(".github/propose"), [join(folder, "proposal")], {
    cwd: join(folder, "checkout"),
    env,
  });
  const asked = (await readFile(join(folder, "log"), "utf8")).trim().split("\n");
  return { asked: asked.filter((line) => !/^(?:label|pr list|issue list)/.test(line)), stdout };
}

const branchFiles = () => git(join(folder, "remote.git"), "diff", "--name-only", "main", "upstream/follow-xt");

describe("the weekly look at XT's pages", () => {
  it("says nothing, and closes what is open, where nothing changed", async () => {
    await prepare();
    expect(await propose()).toMatchObject({ asked: [] });
    await writeFile(join(folder, "open/pull"), "7");
    await writeFile(join(folder, "open/issue"), "8");
    expect((await propose()).asked.join()).toMatch(/pr close 7 .*issue close 8/);
  });

  it("opens a pull request with what can be merged, and renews it", async () => {
    served = inBoth(withUntil);
    expect(await prepare()).toMatchObject({ status: 0 });
    expect((await propose()).asked).toEqual([
      expect.stringMatching(/^pr create .*--title Follow XT's documentation \(minor\)/),
    ]);
    expect(await git(join(folder, "remote.git"), "rev-parse", "upstream/follow-xt~1", "main")).toMatch(/^(\w+)\n\1$/);
    expect((await branchFiles()).split("\n")).toEqual(
      expect.arrayContaining([".changeset/follow-xt.md", "spec/openapi.yaml", "spec/upstream.json"]),
    );
    const text = await readFile(join(folder, "proposal/pull.md"), "utf8");
    expect(text).toMatch(/^- `listCoupons: 1 change`\n {2}- `result\.coupons\[\]\.until: /m);
    await writeFile(join(folder, "open/pull"), "7");
    await rm(join(folder, "log"));
    expect((await propose()).asked).toEqual([expect.stringMatching(/^pr edit 7 /)]);
  });

  it("leaves a branch alone that carries a person's work", async () => {
    served = inBoth(withUntil);
    await prepare();
    await git(folder, "clone", "--quiet", "remote.git", "person");
    await git(join(folder, "person"), "commit", "--quiet", "--allow-empty", "--message", "Words");
    await git(join(folder, "person"), "push", "--quiet", "origin", "HEAD:refs/heads/upstream/follow-xt");
    expect((await propose()).stdout).toContain("carries a person's work");
    expect(await branchFiles()).toBe("");
  });

  it("opens an issue where the languages contradict each other", async () => {
    served = new Map([...inBoth(couponPage), [english, withUntil]]);
    await prepare();
    expect((await propose()).asked).toEqual([expect.stringMatching(/^issue create /)]);
    expect(await readFile(join(folder, "proposal/issue.md"), "utf8")).toContain(
      "- `conflict: listCoupons, result.coupons[].until: ",
    );
  });

  it("reports a page that can't be read, and closes nothing for it", async () => {
    status = 503;
    expect(await prepare()).toMatchObject({ status: 0, stderr: expect.stringContaining("503") });
    await writeFile(join(folder, "open/pull"), "7");
    await writeFile(join(folder, "open/issue"), "8");
    expect(await propose()).toMatchObject({ asked: [], stdout: expect.stringContaining("::warning::not read") });
  });

  it("reports a list of pages that GitHub truncated", async () => {
    truncated = true;
    expect(await prepare()).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/tree: GitHub truncated the list/),
    });
    expect(await readFile(join(folder, "proposal/unread"), "utf8")).toContain("/tree");
  });

  it("takes a page that is gone for news", async () => {
    served.delete(chinese);
    await prepare();
    expect((await propose()).asked).toEqual([expect.stringMatching(/^issue create /)]);
    expect(await readFile(join(folder, "proposal/issue.md"), "utf8")).toContain("vanished");
  });
});

describe("pages that can't be merged", () => {
  const proposed = (name: string) => readFile(join(folder, "proposal", name), "utf8");

  it.each([
    [
      "a new operation whose languages contradict each other",
      lampPage("/shop/lamps", { parameters: [{ name: "colour", type: "string" }] }),
      lampPage("/shop/lamps", { parameters: [{ name: "colour", type: "int" }] }),
      "conflict: shoplamps, input colour type",
    ],
    [
      "a name that is not plain",
      lampPage("/shop/lamps", { parameters: [{ name: "$", type: "string" }] }),
      lampPage("/shop/lamps", { parameters: [{ name: "$", type: "string" }] }),
      "Lamps.mdx: GET /shop/lamps has an input or a field named",
    ],
    [
      "an example of another envelope",
      lampPage("/shop/lamps", { response: '{ "returnCode": 0, "result": {} }' }),
      lampPage("/shop/lamps", { response: '{ "returnCode": 0, "result": {} }' }),
      "XT's other envelope",
    ],
  ])("wait, and the others are merged: %s", async (_, inEnglish, inChinese, problem) => {
    served = new Map([
      ...inBoth(withUntil),
      ["/docs/demo/Lamps.mdx", inEnglish],
      ["/i18n/zh-CN/demo/Lamps.mdx", inChinese],
    ]);
    await prepare();
    expect((await propose()).asked).toEqual([
      expect.stringMatching(/^pr create /),
      expect.stringMatching(/^issue create /),
    ]);
    expect(await proposed("issue.md")).toContain(problem);
    expect(await proposed("pull.md")).toContain("listCoupons: 1 change");
    expect(await proposed("update.patch")).not.toMatch(/lamps/i);
  });

  it("wait in both languages: one without an operation, of which one language changed", async () => {
    const inChinese = "/i18n/zh-CN/demo/codes.mdx";
    served
      .set("/docs/demo/codes.mdx", codesPage("Error Code", "LAMP_001"))
      .set(inChinese, codesPage("错误码", "LAMP_001"));
    await prepare();
    const root = join(folder, "reading");
    await git(root, "commit", "--quiet", "--all", "--message", "The page is recorded");
    served.set(inChinese, codesPage("错误码", "LAMP_002"));
    await rm(join(folder, "proposal"), { recursive: true });
    await prepare();
    expect(await proposed("issue.md")).toContain("conflict: Error Code, code LAMP_002");
    expect(await git(root, "status", "--short", "--untracked-files=no")).toBe("");
    await expect(proposed("update.patch")).rejects.toThrow("ENOENT");
  });

  it("make no proposal if the copy of a page is all that is new", async () => {
    served.set("/docs/copy/Coupons.mdx", couponPage);
    expect((await prepare()).stderr).toContain("3 pages read: no changes, 0 problems");
    expect((await propose()).asked).toEqual([]);
  });
});

describe("a proposal's patch", () => {
  const spec = "spec/openapi.yaml";
  async function patch(change: (root: string) => Promise<unknown>): Promise<void> {
    const root = join(folder, "attacker");
    await git(folder, "clone", "--quiet", `file://${folder}/remote.git`, "attacker");
    await change(root);
    await git(root, "add", "--all", "--force");
    const text = await git(root, "diff", "--cached", "--binary");
    await writeFile(join(folder, "proposal/update.patch"), `${text}\n`);
    for (const name of ["pull.title", "pull.md"]) await writeFile(join(folder, "proposal", name), "x");
  }

  async function put(root: string, name: string): Promise<void> {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), "{}");
  }

  it.each<[string, (root: string) => Promise<unknown>]>([
    ["a symlink", (root) => git(root, "rm", "-q", spec).then(() => symlink("/etc/passwd", join(root, spec)))],
    ["a file that can be run", (root) => chmod(join(root, spec), 0o755)],
    ["a changeset's configuration", (root) => put(root, ".changeset/config.json")],
    ["a workflow", (root) => put(root, ".github/workflows/a.yml")],
    ["a test of an example", (root) => put(root, "examples/hono/app.test.ts")],
    ["another file of the spec", (root) => put(root, "spec/other.yaml")],
  ])("is refused with %s", async (_, change) => {
    await patch(change);
    await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("changes what no update may") });
  });

  it("is refused with what is no file of ours: a submodule, a path into the repository's own folder, or one outside", async () => {
    await patch((root) => git(root, "clone", "--quiet", ".", "generated/module"));
    await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("changes what no update may") });
    for (const path of [".git/hooks/pre-push", "../outside", "generated/../../outside"]) {
      const text = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
      await writeFile(join(folder, "proposal/update.patch"), text);
      await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("invalid path") });
    }
  });
});
