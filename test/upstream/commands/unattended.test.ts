/** Tests `prepare` and .github/propose, as the weekly workflow calls them. */
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { codesPage, couponPage, lampPage } from "../pages.js";
import {
  branchFiles,
  chinese,
  english,
  git,
  inBothLanguages,
  prepare,
  propose,
  useWeekly,
  weekly,
  withUntil,
} from "../weekly.js";

useWeekly();

describe("the weekly workflow", () => {
  it("opens nothing, and closes an open pull request and issue, if nothing changed", async () => {
    await prepare();
    expect(await propose()).toMatchObject({ ghCalls: [] });
    await writeFile(join(weekly.folder, "open/pull"), "7");
    await writeFile(join(weekly.folder, "open/issue"), "8");
    expect((await propose()).ghCalls.join()).toMatch(/pr close 7 .*issue close 8/);
  });

  it("opens a pull request with the changes that can be merged, and updates it", async () => {
    weekly.served = inBothLanguages(withUntil);
    expect(await prepare()).toMatchObject({ status: 0 });
    expect((await propose()).ghCalls).toEqual([
      expect.stringMatching(/^pr create .*--title Follow XT's documentation \(minor\)/),
    ]);
    expect(await git(join(weekly.folder, "remote.git"), "rev-parse", "upstream/follow-xt~1", "main")).toMatch(
      /^(\w+)\n\1$/,
    );
    expect((await branchFiles()).split("\n")).toEqual(
      expect.arrayContaining([".changeset/follow-xt.md", "spec/openapi.yaml", "spec/upstream.json"]),
    );
    const text = await readFile(join(weekly.folder, "proposal/pull.md"), "utf8");
    expect(text).toMatch(/^- `listCoupons: 1 change`\n {2}- `result\.coupons\[\]\.until: /m);
    await writeFile(join(weekly.folder, "open/pull"), "7");
    await rm(join(weekly.folder, "log"));
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^pr edit 7 /)]);
  });

  it("doesn't change a branch with a person's commits", async () => {
    weekly.served = inBothLanguages(withUntil);
    await prepare();
    await git(weekly.folder, "clone", "--quiet", "remote.git", "person");
    await git(join(weekly.folder, "person"), "commit", "--quiet", "--allow-empty", "--message", "Words");
    await git(join(weekly.folder, "person"), "push", "--quiet", "origin", "HEAD:refs/heads/upstream/follow-xt");
    expect((await propose()).stdout).toContain("has a person's commits");
    expect(await branchFiles()).toBe("");
  });

  it("opens an issue if the languages contradict each other", async () => {
    weekly.served = new Map([...inBothLanguages(couponPage), [english, withUntil]]);
    await prepare();
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^issue create /)]);
    expect(await readFile(join(weekly.folder, "proposal/issue.md"), "utf8")).toContain(
      "- `conflict: listCoupons, result.coupons[].until: ",
    );
  });

  it("reports a page that can't be read, and then closes nothing", async () => {
    weekly.status = 503;
    expect(await prepare()).toMatchObject({ status: 0, stderr: expect.stringContaining("503") });
    await writeFile(join(weekly.folder, "open/pull"), "7");
    await writeFile(join(weekly.folder, "open/issue"), "8");
    expect(await propose()).toMatchObject({ ghCalls: [], stdout: expect.stringContaining("::warning::not read") });
  });

  it("reports a list of pages that GitHub truncated", async () => {
    weekly.truncated = true;
    expect(await prepare()).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/tree: GitHub truncated the list/),
    });
    expect(await readFile(join(weekly.folder, "proposal/unread"), "utf8")).toContain("/tree");
  });

  it("opens an issue if a page vanished", async () => {
    weekly.served.delete(chinese);
    await prepare();
    expect((await propose()).ghCalls).toEqual([expect.stringMatching(/^issue create /)]);
    expect(await readFile(join(weekly.folder, "proposal/issue.md"), "utf8")).toContain("vanished");
  });
});

describe("pages that can't be merged", () => {
  const proposed = (name: string) => readFile(join(weekly.folder, "proposal", name), "utf8");

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
  ])("are named in an issue, and the other pages are merged: %s", async (_, inEnglish, inChinese, problem) => {
    weekly.served = new Map([
      ...inBothLanguages(withUntil),
      ["/docs/demo/Lamps.mdx", inEnglish],
      ["/i18n/zh-CN/demo/Lamps.mdx", inChinese],
    ]);
    await prepare();
    expect((await propose()).ghCalls).toEqual([
      expect.stringMatching(/^pr create /),
      expect.stringMatching(/^issue create /),
    ]);
    expect(await proposed("issue.md")).toContain(problem);
    expect(await proposed("pull.md")).toContain("listCoupons: 1 change");
    expect(await proposed("update.patch")).not.toMatch(/lamps/i);
  });

  it("are named in an issue, and not merged in either language, if only one language of a page of codes changed", async () => {
    const inChinese = "/i18n/zh-CN/demo/codes.mdx";
    weekly.served
      .set("/docs/demo/codes.mdx", codesPage("Error Code", "LAMP_001"))
      .set(inChinese, codesPage("错误码", "LAMP_001"));
    await prepare();
    const root = join(weekly.folder, "reading");
    await git(root, "commit", "--quiet", "--all", "--message", "The page is recorded");
    weekly.served.set(inChinese, codesPage("错误码", "LAMP_002"));
    await rm(join(weekly.folder, "proposal"), { recursive: true });
    await prepare();
    expect(await proposed("issue.md")).toContain("conflict: Error Code, code LAMP_002");
    expect(await git(root, "status", "--short", "--untracked-files=no")).toBe("");
    await expect(proposed("update.patch")).rejects.toThrow("ENOENT");
  });

  it("don't include a new copy of a known page: it causes no proposal", async () => {
    weekly.served.set("/docs/copy/Coupons.mdx", couponPage);
    expect((await prepare()).stderr).toContain("3 pages read: no changes, 0 problems");
    expect((await propose()).ghCalls).toEqual([]);
  });
});

describe("a proposal's patch", () => {
  const spec = "spec/openapi.yaml";
  async function patch(change: (root: string) => Promise<unknown>): Promise<void> {
    const root = join(weekly.folder, "attacker");
    await git(weekly.folder, "clone", "--quiet", `file://${weekly.folder}/remote.git`, "attacker");
    await change(root);
    await git(root, "add", "--all", "--force");
    const text = await git(root, "diff", "--cached", "--binary");
    await writeFile(join(weekly.folder, "proposal/update.patch"), `${text}\n`);
    for (const name of ["pull.title", "pull.md"]) await writeFile(join(weekly.folder, "proposal", name), "x");
  }

  async function put(root: string, name: string): Promise<void> {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), "{}");
  }

  it.each<[string, (root: string) => Promise<unknown>]>([
    ["a symlink", (root) => git(root, "rm", "-q", spec).then(() => symlink("/etc/passwd", join(root, spec)))],
    ["an executable file", (root) => chmod(join(root, spec), 0o755)],
    ["a changeset's configuration", (root) => put(root, ".changeset/config.json")],
    ["a workflow", (root) => put(root, ".github/workflows/a.yml")],
    ["a test of an example", (root) => put(root, "examples/hono/app.test.ts")],
    ["another file of the spec", (root) => put(root, "spec/other.yaml")],
  ])("is refused with %s", async (_, change) => {
    await patch(change);
    await expect(propose()).rejects.toMatchObject({
      stderr: expect.stringContaining("changes a file that it must not change"),
    });
  });

  it("is refused with a submodule, a path inside .git, or a path outside the repository", async () => {
    await patch((root) => git(root, "clone", "--quiet", ".", "generated/module"));
    await expect(propose()).rejects.toMatchObject({
      stderr: expect.stringContaining("changes a file that it must not change"),
    });
    for (const path of [".git/hooks/pre-push", "../outside", "generated/../../outside"]) {
      const text = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
      await writeFile(join(weekly.folder, "proposal/update.patch"), text);
      await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("invalid path") });
    }
  });
});
