/** All or nothing, whatever ends the process on the way. */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { finishWriting, writeFiles } from "../../../scripts/upstream/spec/revision.js";
import { useFolder } from "../folder.js";

const folder = useFolder();

async function contents(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes(".tmp"));
  const read = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file.slice(root.length + 1), await readFile(file, "utf8")];
  });
  return Object.fromEntries(await Promise.all(read));
}

const before = { "spec/a.yaml": "old", "generated/c.js": "old" };
const after = { "spec/a.yaml": "new", "generated/deep/b.js": "new" };

/** The signal that ended a process which writes and is to be killed at a step; null where it came to its end before. */
function killedAt(step: number, root: string): Promise<NodeJS.Signals | null> {
  const env = { ...process.env, ROOT: root, KILL_AT: String(step) };
  const args = ["--import", "tsx/esm", "test/upstream/spec/killed-while-writing.ts"];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, () => resolve(child.signalCode));
  });
}

it("a process that is killed at any step has written nothing, or what the next command finishes", async () => {
  const found: object[] = [];
  for (let step = 1; ; step += 1) {
    const root = join(folder.path, String(step));
    await Promise.all(Object.entries(before).map(([name, text]) => folder.put(`${step}/${name}`, text)));
    const signal = await killedAt(step, root);
    await finishWriting(root);
    found.push(await contents(root));
    if (signal === null) break;
    expect(signal).toBe("SIGKILL");
  }
  const first = found.findIndex((state) => "generated/deep/b.js" in state);
  expect(found.length).toBeGreaterThan(10);
  expect(found).toEqual(found.map((_, at) => (at < first ? before : after)));
});

it("what can't be put aside changes nothing", async () => {
  await folder.put("spec/a.yaml", "old");
  const changes = new Map([
    ["spec/a.yaml", "new"],
    ["spec/a.yaml/under-a-file", "new"],
  ]);
  await expect(writeFiles(folder.path, changes)).rejects.toThrow();
  expect(await contents(folder.path)).toEqual({ "spec/a.yaml": "old" });
  expect(await readdir(join(folder.path, ".tmp"))).toEqual([]);
});

it("what was begun and not decided is no hindrance", async () => {
  await mkdir(join(folder.path, ".tmp/upstream-write"), { recursive: true });
  await writeFiles(folder.path, new Map([["a", "new"]]));
  expect(await contents(folder.path)).toEqual({ a: "new" });
});
