/** What changed between two states of a whole folder of pages. */
import { relative } from "node:path";
import type { Page } from "../read/page.js";
import { listPages, readPageFile } from "../read/page-files.js";
import { change } from "./change.js";
import { identityOf } from "./identity.js";
import { diffPages, type PageDiff } from "./pages.js";

export interface PairDiff extends PageDiff {
  /** The page's path below the folder, as it is now or, if it is gone, as it was. */
  file: string;
}

/** A page that went while its twin came has moved. */
export async function diffFolders(before: string, after: string, step: (total: number) => void): Promise<PairDiff[]> {
  const was = await readFolder(before, step);
  const is = await readFolder(after, step);
  const diffs: PairDiff[] = [];
  const come: [string, Page][] = [];
  for (const [file, page] of is) {
    const old = was.get(file);
    if (!old) come.push([file, page]);
    else diffs.push({ file, ...diffPages(old, page) });
    was.delete(file);
  }
  for (const [file, page] of come) {
    const from = [...was].find(([, old]) => isTwin(old, page))?.[0];
    const old = from === undefined ? undefined : was.get(from);
    if (from === undefined || !old) {
      diffs.push({ file, ...diffPages(null, page) });
      continue;
    }
    was.delete(from);
    const moved = change("page_moved", "", from, file, false);
    const diff = diffPages(old, page);
    diffs.push({ file, ...diff, changes: [moved, ...diff.changes] });
  }
  for (const [file, page] of was) diffs.push({ file, ...diffPages(page, null) });
  return diffs.sort((a, b) => (a.file < b.file ? -1 : 1));
}

async function readFolder(folder: string, step: (total: number) => void): Promise<Map<string, Page>> {
  const files = await listPages([folder]);
  const pages = new Map<string, Page>();
  for (const file of files) {
    pages.set(relative(folder, file), await readPageFile(file));
    step(files.length);
  }
  return pages;
}

function isTwin(before: Page, after: Page): boolean {
  if (before.format !== after.format || before.language !== after.language) return false;
  return before.operations.length > 0 && identityOf(before) === identityOf(after);
}
