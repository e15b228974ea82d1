/** Writes several files of the project as one: all of them, or none. */
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The files' new text, by their name in the project; undefined for one that goes. */
export type FileChanges = Map<string, string | undefined>;

/** Puts every file beside its place first, and only then all of them into place. */
export async function writeFiles(root: string, changes: FileChanges): Promise<void> {
  const staged = [...changes].map(([name, text]) => ({ path: join(root, name), text }));
  try {
    for (const { path, text } of staged) {
      if (text === undefined) continue;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, text);
    }
  } catch (error) {
    for (const { path } of staged) await rm(`${path}.new`, { force: true });
    throw error;
  }
  for (const { path, text } of staged) {
    if (text === undefined) await rm(path, { force: true });
    else await rename(`${path}.new`, path);
  }
}
