/** Reads the pages for a command: files from its arguments, or all watched pages in their published version. */
import { resolve } from "node:path";
import { UserError } from "./command-line.js";
import type { SourcePage } from "./match-pages.js";
import { fetchPage, fetchText } from "./read/fetch-page.js";
import { withLine } from "./read/page.js";
import { isFolder, listPages, readPageFile } from "./read/page-files.js";
import { addressOf, isPublished, type RecordedPages } from "./recorded-pages.js";

export interface LoadedPages {
  sourcePages: SourcePage[];
  /** Recorded pages that are no longer at their address. */
  vanished: string[];
  /** Pages that could not be read, with the reason. They may still exist. */
  unread: string[];
}

/** Reads files and folders. `address` is for a page whose path doesn't show where it is published. */
export async function readFiles(
  paths: readonly string[],
  { pages }: RecordedPages,
  address?: string,
): Promise<LoadedPages> {
  const sources = [...new Map((await listPages(paths)).map((one) => [resolve(one), one])).values()];
  if (address !== undefined && sources.length > 1)
    throw new UserError("--address is the address of one page: pass one page");
  const sourcePages: SourcePage[] = [];
  const given = new Map<string | undefined, string>();
  for (const source of sources) {
    const known = address ?? addressOf(source);
    const twin = known === undefined ? undefined : given.get(known);
    if (twin !== undefined) throw new UserError(`${twin} and ${source} are copies of one page: pass only one of them`);
    given.set(known, source);
    sourcePages.push({ source, address: known, page: await readPageFile(source) });
  }
  const folders: string[] = [];
  for (const path of paths) if (await isFolder(path)) folders.push(`${addressOf(path)}/`);
  const recorded = pages.map((one) => one.address).filter((one) => folders.some((folder) => one.startsWith(folder)));
  return { sourcePages, vanished: recorded.filter((one) => !given.has(one)), unread: [] };
}

/** Fetches all recorded pages, and new pages in the watched sections. */
export async function readWatched({ pages, sections }: RecordedPages): Promise<LoadedPages> {
  const found: LoadedPages = { sourcePages: [], vanished: [], unread: [] };
  const addresses = new Set(pages.map(({ address }) => address));
  for (const { base, tree } of sections) {
    try {
      const { tree: entries, truncated }: { tree: { path: string; type: string }[]; truncated?: boolean } = JSON.parse(
        await fetchText(tree),
      );
      if (truncated) throw new Error("GitHub truncated the list of pages");
      const published = entries.filter(({ path, type }) => type === "blob" && /\.mdx?$/.test(path));
      for (const { path } of published) addresses.add(base + path.split("/").map(encodeURIComponent).join("/"));
    } catch (error) {
      found.unread.push(`${tree}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const address of [...addresses].filter(isPublished)) {
    const page = await fetchPage(address);
    if (page.error?.kind === "gone") found.vanished.push(address);
    else if (page.error?.kind === "unread") found.unread.push(`${address}: ${withLine(page.error)}`);
    else found.sourcePages.push({ source: address, address, page });
  }
  return found;
}
