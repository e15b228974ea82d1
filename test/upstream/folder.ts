/** A folder of a test's own, for the pages that it writes. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** Each test of the file gets a new one. */
export function useFolder() {
  const folder = {
    path: "",
    /** Writes a file into it, and returns its path. */
    async put(name: string, text: string): Promise<string> {
      const file = join(folder.path, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
  };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "upstream-"));
  });
  afterEach(() => rm(folder.path, { recursive: true }));
  return folder;
}
