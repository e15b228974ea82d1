/** The rooms of scripts/upstream, and that each depends only on those before it. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = "scripts/upstream";

/** What a page says comes first, what is printed about it last. */
const rooms = ["read", "compare", "record", "spec", "terminal", "commands"];

it("there are no others", async () => {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.sort()).toEqual([...rooms].sort());
});

it.each(rooms)("%s imports from no room behind it", async (room) => {
  const behind = rooms.slice(rooms.indexOf(room) + 1);
  for (const file of await readdir(join(folder, room))) {
    const text = await readFile(join(folder, room, file), "utf8");
    const imported = [...text.matchAll(/(?:from|import\()\s*"\.\.\/([\w-]+)\//g)].map(([, name]) => name ?? "");
    expect({ file, behind: imported.filter((name) => behind.includes(name)) }).toEqual({ file, behind: [] });
  }
});
