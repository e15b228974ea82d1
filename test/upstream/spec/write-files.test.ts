import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeFiles } from "../../../scripts/upstream/spec/project.js";
import { useFolder } from "../project.js";

const folder = useFolder();

it("writes new and changed files, and deletes the files without content", async () => {
  await folder.put("spec/a.yaml", "old");
  await folder.put("generated/c.js", "old");
  const changes = { "spec/a.yaml": "new", "generated/deep/b.js": "new", "generated/c.js": undefined };
  await writeFiles(folder.path, new Map(Object.entries(changes)));
  expect((await readdir(folder.path, { recursive: true })).sort()).toEqual(
    [".tmp", "generated", "generated/deep", "generated/deep/b.js", "spec", "spec/a.yaml"].sort(),
  );
  expect(await readFile(join(folder.path, "spec/a.yaml"), "utf8")).toBe("new");
});

it("if a file can't be written, no file changes", async () => {
  await folder.put("spec/a.yaml", "old");
  await writeFile(join(folder.path, "file"), "in the way");
  const changes = new Map(Object.entries({ "spec/a.yaml": "new", "file/below": "new" }));
  await expect(writeFiles(folder.path, changes)).rejects.toThrow();
  expect(await readFile(join(folder.path, "spec/a.yaml"), "utf8")).toBe("old");
  expect(await readdir(join(folder.path, ".tmp"))).toEqual([]);
});
