/** Finds and reads pages on the disk. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Page, PageError, refuseOversize, unreadable } from "./page.js";
import { readBounded } from "./read-bounded.js";

/**
 * Lists the pages of paths: each file, and the Markdown files below each folder, in a stable order. Hidden folders and `node_modules` are
 * skipped.
 */
export async function listPages(paths: readonly string[]): Promise<string[]> {
  const files = paths.map(async (path) => ((await isFolder(path)) ? listFolder(path) : [path]));
  return (await Promise.all(files)).flat();
}

export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

async function listFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const isShown = (name: string) => !/(?:^|[\\/])(?:\.[^\\/]*|node_modules)[\\/]/.test(name);
  const pages = names.filter((name) => /\.mdx?$/i.test(name) && isShown(name));
  return pages.map((name) => join(folder, name)).sort();
}

/** Reads a page. If the file is missing, unreadable or too large, the page has an `error`. */
export async function readPageFile(file: string): Promise<Page> {
  let text: string;
  try {
    const found = await stat(file);
    if (!found.isFile() && !found.isDirectory()) return unreadable(file, "it is not a regular file");
    refuseOversize(found.size);
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof PageError) return unreadable(file, error.message);
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const reason = code === "ENOENT" ? "there is no such file or folder" : code === "EISDIR" ? "it is a folder" : code;
    return unreadable(file, reason);
  }
  return readBounded(text, file);
}
