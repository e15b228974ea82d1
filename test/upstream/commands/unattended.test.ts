/** Tests `prepare` and .github/propose, as the weekly workflow calls them. */
import { appendFile, chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { couponPage, lampPage } from "../pages.js";
import {
  branchFiles,
  chinese,
  cloneRemote,
  git,
  inBothLanguages,
  prepare,
  propose,
  useWeekly,
  weekly,
  withUntil,
} from "../weekly.js";

useWeekly();

const spec = "spec/openapi.yaml";
const proposed = (name: string) => readFile(join(weekly.folder, "proposal", name), "utf8");

/** Sets the open pull request and the open issue. */
async function open(): Promise<void> {
  await writeFile(join(weekly.folder, "open/pull"), "7");
  await writeFile(join(weekly.folder, "open/issue"), "8");
}

/** Writes a proposal with the changes that are made in a clone of the remote repository. */
async function proposeChange(root: string, change: (root: string) => Promise<unknown>): Promise<void> {
  await change(root);
  await git(root, "add", "--all", "--force");
  const text = await git(root, "diff", "--cached", "--binary");
  await writeFile(join(weekly.folder, "proposal/update.patch"), `${text}\n`);
  for (const name of ["pull.title", "pull.md"]) await writeFile(join(weekly.folder, "proposal", name), "x");
}

describe("the weekly workflow", () => {
  it("opens nothing, and closes an open pull request and issue, if nothing changed", async () => {
    await prepare();
    expect(await propose()).toMatchObject({ ghCalls: [] });
    await open();
    expect((await propose()).ghCalls.join()).toMatch(/pr close 7 .*issue close 8/);
  });

  it("opens a pull request with the changes that can be merged, and an issue with the others, and updates both", async () => {
    const lamps = (type: string) => lampPage("/shop/lamps", { parameters: [{ name: "colour", type }] });
    weekly.served = new Map([
      ...inBothLanguages(withUntil, ["LAMP_001", "LAMP_002"]),
      ["/docs/demo/Lamps.mdx", lamps("string")],
      ["/i18n/zh-CN/demo/Lamps.mdx", lamps("int")],
      ["/docs/demo/Signs.mdx", lampPage("/shop/signs", { parameters: [{ name: "$", type: "string" }] })],
    ]);
    expect(await prepare()).toMatchObject({ status: 0 });
    expect((await propose()).ghCalls).toEqual([
      expect.stringMatching(/^pr create .*--title Follow XT's documentation \(minor\)/),
      expect.stringMatching(/^issue create /),
    ]);
    expect(await git(join(weekly.folder, "remote.git"), "rev-parse", "upstream/follow-xt~1", "main")).toMatch(
      /^(\w+)\n\1$/,
    );
    expect((await branchFiles()).split("\n")).toEqual(
      expect.arrayContaining([".changeset/follow-xt.md", spec, "spec/upstream.json"]),
    );
    expect(await proposed("pull.md")).toMatch(/^- `listCoupons: 1 change`\n {2}- `result\.coupons\[\]\.until: /m);
    expect(await proposed("update.patch")).not.toMatch(/\/shop\/|LAMP_002/);
    const issue = await proposed("issue.md");
    expect(issue).toContain("conflict: shoplamps, input colour type");
    expect(issue).toContain("conflict: Lamp codes, code LAMP_002");
    expect(issue).toContain("Signs.mdx: GET /shop/signs has an input or a field named");
    await open();
    await rm(join(weekly.folder, "log"));
    expect((await propose()).ghCalls).toEqual([
      expect.stringMatching(/^pr edit 7 /),
      expect.stringMatching(/^issue edit 8 /),
    ]);
  });

  it("opens only a pull request if there are no problems, and doesn't change a branch with a person's commits", async () => {
    const root = await cloneRemote();
    await proposeChange(root, () => appendFile(join(root, spec), "# A comment\n"));
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^pr create /)]);
    expect(await branchFiles()).toBe(spec);
    await git(root, "reset", "--quiet", "--hard");
    await git(root, "commit", "--quiet", "--allow-empty", "--message", "Words");
    await git(root, "push", "--quiet", "--force", "origin", "HEAD:refs/heads/upstream/follow-xt");
    expect((await propose()).stdout).toContain("has a person's commits");
    expect(await branchFiles()).toBe("");
  });

  it("opens an issue if no code can be generated from the changed spec", async () => {
    weekly.served = inBothLanguages(couponPage.replace("| holder | string |", "| holder | object |"));
    expect(await prepare()).toMatchObject({ status: 0 });
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^issue create /)]);
    expect(await proposed("issue.md")).toMatch(/no code can be generated[\s\S]*listCoupons: 1 change/);
  });

  it("opens a pull request that names a page of which only the wording changed, and updates its record", async () => {
    weekly.served = inBothLanguages(`${couponPage}\n\nThis endpoint ends in 2030.\n`);
    await prepare();
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^pr create /)]);
    expect(await branchFiles()).toBe("spec/upstream.json");
    expect(await proposed("pull.md")).toContain("only the wording changed: read it");
  });

  it("reports a page that can't be read and a truncated list of pages, and then closes nothing", async () => {
    weekly.chineseStatus = 503;
    weekly.truncated = true;
    expect(await prepare()).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/tree: GitHub truncated the list[\s\S]*503/),
    });
    expect(await proposed("unread")).toContain("/tree");
    await open();
    expect(await propose()).toMatchObject({ ghCalls: [], stdout: expect.stringContaining("::warning::not read") });
  });

  it("opens an issue if a page vanished", async () => {
    weekly.served.delete(chinese);
    await prepare();
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^issue create /)]);
    expect(await proposed("issue.md")).toContain("vanished");
    // An open pull request may still be right.
    await open();
    expect((await propose()).ghCalls.join()).not.toContain("pr close");
  });

  it("proposes nothing for a new copy of a known page", async () => {
    weekly.served.set("/docs/copy/Coupons.mdx", couponPage);
    expect((await prepare()).stderr).toContain("5 pages read: no changes to propose, 0 problems");
    expect((await propose()).ghCalls).toEqual([]);
  });
});

describe("a proposal's patch", () => {
  async function put(root: string, name: string): Promise<void> {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), "{}");
  }

  it("is refused if it changes a file that it must not change", async () => {
    const changes: Record<string, (root: string) => Promise<unknown>> = {
      "a symlink": (root) => git(root, "rm", "-q", spec).then(() => symlink("/etc/passwd", join(root, spec))),
      "an executable file": (root) => chmod(join(root, spec), 0o755),
      "a changeset's configuration": (root) => put(root, ".changeset/config.json"),
      "a workflow": (root) => put(root, ".github/workflows/a.yml"),
      "a test of an example": (root) => put(root, "examples/hono/app.test.ts"),
      "another file of the spec": (root) => put(root, "spec/other.yaml"),
      "a submodule": (root) => git(root, "clone", "--quiet", ".", "generated/module"),
    };
    const root = await cloneRemote();
    for (const [name, change] of Object.entries(changes)) {
      await git(root, "reset", "--quiet", "--hard");
      await proposeChange(root, change);
      await expect(propose(), name).rejects.toMatchObject({
        stderr: expect.stringContaining("changes a file that it must not change"),
      });
    }
  });

  it("is refused with a path inside .git, or a path outside the repository", async () => {
    for (const name of ["pull.title", "pull.md"]) await writeFile(join(weekly.folder, "proposal", name), "x");
    for (const path of [".git/hooks/pre-push", "../outside", "generated/../../outside"]) {
      const text = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
      await writeFile(join(weekly.folder, "proposal/update.patch"), text);
      await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("invalid path") });
    }
  });
});
