import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeFiles } from "../../../scripts/upstream/spec/project.js";
import { useFolder } from "../project.js";

const folder = useFolder();

it("if a file can't be written, no file changes", async () => {
  await folder.put("spec/a.yaml", "old");
  await writeFile(join(folder.path, "file"), "in the way");
  const changes = new Map(Object.entries({ "spec/a.yaml": "new", "file/below": "new" }));
  await expect(writeFiles(folder.path, changes)).rejects.toThrow();
  expect(await readFile(join(folder.path, "spec/a.yaml"), "utf8")).toBe("old");
  expect(await readdir(join(folder.path, ".tmp"))).toEqual([]);
});
