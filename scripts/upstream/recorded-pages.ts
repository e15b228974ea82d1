/** spec/upstream.json: the pages that are the source of the spec, with the facts that a developer last accepted. */
import { readFile } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import { UserError } from "./command-line.js";
import { type Facts, isSame } from "./merge/facts.js";
import { fixedIn } from "./merge/reconcile-pages.js";
import type { Page } from "./read/page.js";

export interface RecordedPage {
  address: string;
  language: Page["language"];
  /** The page's id in XT's docs, if it has one. */
  id: string;
  title: string;
  /** The operation that the page describes, if it describes one. */
  operation?: string;
  /** The schemas of the spec with the page's message codes. */
  codes?: string[];
  /** The hash of the page's text. If it is the same, nothing changed. */
  sha256: string;
  facts: Facts;
}

/** A watched folder of XT's docs: the URL of its pages, and the URL of GitHub's list of them. */
interface Section {
  base: string;
  tree: string;
}

export interface RecordedPages {
  sections: Section[];
  pages: RecordedPage[];
}

export async function readRecord(file: string): Promise<RecordedPages> {
  try {
    // XT may name a field `facts`, too: then the value is not an object.
    return JSON.parse(await readFile(file, "utf8"), (key, value) =>
      key === "facts" && typeof value === "object" ? new Map(Object.entries(value)) : value,
    );
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Formats the record: compact, with several facts per line, but still readable as a diff. */
export function printRecord({ sections, pages }: RecordedPages): string {
  const texts = pages.map(({ facts, ...page }) => {
    const head = Object.entries(page).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
    const body = [...facts].map(([place, value]) => `${JSON.stringify(place)}: ${JSON.stringify(value)}`);
    return `    {\n      ${lines(head).join("\n      ")},\n      "facts": {\n        ${lines(body).join("\n        ")}\n      }\n    }`;
  });
  const listed = JSON.stringify(sections, null, 2).replace(/\n/g, "\n  ");
  return `{\n  "sections": ${listed},\n  "pages": [\n${texts.join(",\n")}\n  ]\n}\n`;
}

function lines(parts: readonly string[]): string[] {
  const packed: string[] = [];
  for (const [at, part] of parts.entries()) {
    const text = at < parts.length - 1 ? `${part},` : part;
    const last = packed.at(-1);
    if (last === undefined || last.length + text.length >= 110) packed.push(text);
    else packed[packed.length - 1] = `${last} ${text}`;
  }
  return packed;
}

/** The live docs in their repository. */
const SITE = "https://raw.githubusercontent.com/XtApis/xt-api/main/";

/** Returns the address of a page or a folder, if its path shows it: copies usually keep the folders of the site. */
export function addressOf(file: string): string | undefined {
  const [, found] = /.*\/((?:docs|i18n)(?:\/.+)?)$/.exec(resolve(file).split(sep).join("/")) ?? [];
  return found && SITE + found.split("/").map(encodeURIComponent).join("/");
}

/** Whether a page, by its address or its file, is published. A page whose name begins with `_` is only a part of other pages. */
export function isPublished(source: string): boolean {
  return !basename(source).replace(/^%5f/i, "_").startsWith("_");
}

/** The section of XT's docs, in one language, that an address is in. */
function sectionOf(address: string): string | undefined {
  return /.*\/(?:docs|current)\/[^/]+\//.exec(address)?.[0];
}

/**
 * Finds the record of a page: by its address, or as the only record with its endpoint, or with its id or title in its section. `found` has the
 * addresses of the records that belong to other pages.
 */
export function recordedPage(
  pages: readonly RecordedPage[],
  address: string | undefined,
  page: Page,
  found: ReadonlySet<string | undefined>,
): RecordedPage | undefined {
  const there = pages.find((record) => record.address === address);
  // Pages of the older docs are not recorded, so no record at another address is theirs.
  if (there || page.format === "jekyll") return there;
  const mine = pages.filter((record) => record.language === page.language && !found.has(record.address));
  const [operation] = page.operations;
  // XT describes two grants of one endpoint on two pages.
  const identity = ["method", "path", ...fixedIn(page.facts).map(([place]) => place)];
  // XT gives the same ids and titles to pages of different sections.
  const isNear = (record: RecordedPage) => address === undefined || sectionOf(record.address) === sectionOf(address);
  const clues: ((record: RecordedPage) => boolean)[] = [
    ({ facts }) =>
      operation !== undefined && identity.every((place) => isSame(facts.get(place), page.facts.get(place))),
    (record) => isNear(record) && page.id !== "" && record.id === page.id,
    (record) =>
      isNear(record) && (record.id === "" || page.id === "") && page.title !== "" && record.title === page.title,
  ];
  for (const fits of clues) {
    const [match, another] = mine.filter((record) => (record.operation === undefined) === !operation).filter(fits);
    if (match && !another) return match;
  }
  return undefined;
}
