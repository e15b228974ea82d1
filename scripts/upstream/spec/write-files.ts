/**
 * Writes several files of the project as one: all of them, or none, also where the process is killed on the way. Everything is put
 * aside first; one rename then decides that it is to be written; and what was decided is finished, if need be by the next command.
 */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The files' new text, by their name in the project; undefined for one that goes. */
export type FileChanges = Map<string, string | undefined>;

/** What is decided lies here, beside the names of the files that go. */
const DECIDED = ".tmp/upstream-write";

export async function writeFiles(root: string, changes: FileChanges): Promise<void> {
  await finishWriting(root);
  await mkdir(join(root, ".tmp"), { recursive: true });
  const aside = await mkdtemp(join(root, `${DECIDED}-`));
  try {
    for (const [name, text] of changes) {
      if (text === undefined) continue;
      const file = join(aside, "files", name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const written = [...changes].flatMap(([name, text]) => (text === undefined ? [] : [name]));
    const gone = [...changes.keys()].filter((name) => !written.includes(name));
    await writeFile(join(aside, "names.json"), JSON.stringify({ written, gone }));
    await rename(aside, join(root, DECIDED));
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
  await finishWriting(root);
}

/** Finishes what a process that was killed had decided to write. */
export async function finishWriting(root: string): Promise<void> {
  const decided = join(root, DECIDED);
  const json = await readFile(join(decided, "names.json"), "utf8").catch(unlessMissing);
  if (json === undefined) return rm(decided, { recursive: true, force: true });
  const { written, gone }: { written: string[]; gone: string[] } = JSON.parse(json);
  for (const name of written) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    // What is missing there stands in its place already.
    await rename(join(decided, "files", name), join(root, name)).catch(unlessMissing);
  }
  for (const name of gone) await rm(join(root, name), { force: true });
  await rm(decided, { recursive: true, force: true });
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
