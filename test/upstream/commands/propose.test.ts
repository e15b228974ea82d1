/** What .github/propose refuses, because a page could have written it. */
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, propose, useWeekly, weekly } from "../weekly.js";

useWeekly();

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
    ["a file that can be run", (root) => chmod(join(root, spec), 0o755)],
    ["a changeset's configuration", (root) => put(root, ".changeset/config.json")],
    ["a workflow", (root) => put(root, ".github/workflows/a.yml")],
    ["a test of an example", (root) => put(root, "examples/hono/app.test.ts")],
    ["another file of the spec", (root) => put(root, "spec/other.yaml")],
  ])("is refused with %s", async (_, change) => {
    await patch(change);
    await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("changes what no update may") });
  });

  it("is refused with what is no file of ours: a submodule, a path into the repository's own weekly.folder, or one outside", async () => {
    await patch((root) => git(root, "clone", "--quiet", ".", "generated/module"));
    await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("changes what no update may") });
    for (const path of [".git/hooks/pre-push", "../outside", "generated/../../outside"]) {
      const text = `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n`;
      await writeFile(join(weekly.folder, "proposal/update.patch"), text);
      await expect(propose()).rejects.toMatchObject({ stderr: expect.stringContaining("invalid path") });
    }
  });
});
