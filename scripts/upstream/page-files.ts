import { opendir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { MAX_PAGE_BYTES, type Page, readPage, unreadable } from "./read-page.js";

/** The pages that the paths name: files as they are, folders with all the Markdown below them, in a stable order. */
export async function listPages(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isFolder) files.push(...(await listFolder(path)).sort());
    else files.push(path);
  }
  return files;
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
export async function readPageFile(file: string): Promise<{ page: Page; text: string }> {
  try {
    const { size } = await stat(file);
    if (size > MAX_PAGE_BYTES) {
      return {
        page: unreadable(file, "size", `the page is too large: ${size} bytes, and at most ${MAX_PAGE_BYTES} are read`),
        text: "",
      };
    }
    const text = await readFile(file, "utf8");
    return { page: await readPage(text, file), text };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const reason = code === "ENOENT" ? "there is no such file or folder" : code === "EISDIR" ? "it is a folder" : code;
    return { page: unreadable(file, "file", reason), text: "" };
  }
}
