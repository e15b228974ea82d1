/** Pages on a disk: which files are pages, and what they say. */
import { opendir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readBounded } from "./bounded.js";
import { PageError } from "./facts.js";
import { type Page, refuseOversize, unreadable } from "./page.js";

/** The pages that the paths name: files as they are, folders with all the Markdown below them, in a stable order. */
export async function listPages(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (await isFolder(path)) files.push(...(await listFolder(path)).sort());
    else files.push(path);
  }
  return files;
}

export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function listFolder(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const entry of await opendir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
      files.push(...(await listFolder(path)));
    else if (entry.isFile() && /\.mdx?$/i.test(entry.name)) files.push(path);
  }
  return files;
}

/** A file that is missing, unreadable or too large comes back as a page with an error. */
export async function readPageFile(file: string): Promise<Page> {
  try {
    const found = await stat(file);
    if (!found.isFile() && !found.isDirectory()) return unreadable(file, "file", "it is no file");
    refuseOversize(found.size);
    return await readBounded(await readFile(file, "utf8"), file);
  } catch (error) {
    if (error instanceof PageError) return unreadable(file, error.kind, error.message);
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const reason = code === "ENOENT" ? "there is no such file or folder" : code === "EISDIR" ? "it is a folder" : code;
    return unreadable(file, "file", reason);
  }
}
