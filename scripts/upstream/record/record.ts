/** spec/upstream.json: the pages that the spec was written from, and what each said when a person last accepted it. */
import { readFile } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import type { Facts, Value } from "../merge/facts.js";
import type { Page } from "../read/page.js";
import { Refusal } from "../refusal.js";

export interface RecordedPage {
  address: string;
  language: Page["language"];
  /** The docs' own id of the page, where it has one. */
  id: string;
  title: string;
  /** The operation of the spec that the page describes; a page of other facts has none. */
  operation?: string;
  /** The schemas of the spec that list the message codes of the page. */
  codes?: string[];
  /** Of the page's text: with the same text, nothing changed. */
  sha256: string;
  facts: Facts;
}

/** A folder of XT's docs of which every published page is watched: where its pages are, and where GitHub lists them. */
interface Section {
  base: string;
  tree: string;
}

export interface Record {
  sections: Section[];
  pages: RecordedPage[];
}

export async function readRecord(file: string): Promise<Record> {
  try {
    const { sections, pages }: { sections: Section[]; pages: (RecordedPage & { facts: object })[] } = JSON.parse(
      await readFile(file, "utf8"),
    );
    return {
      sections,
      pages: pages.map((page) => ({ ...page, facts: new Map<string, Value>(Object.entries(page.facts)) })),
    };
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Compact, and still readable as a diff: as many facts on a line as fit. */
export function printRecord({ sections, pages }: Record): string {
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

/** The two sites' repositories, by the folder of theirs in which a page lies. */
const sites = [
  { folder: /\/((?:docs|i18n)\/.+\.mdx?)$/, base: "https://raw.githubusercontent.com/XtApis/xt-api/main/" },
  { folder: /\/(_[^/]+\/[^/]+\.md)$/, base: "https://raw.githubusercontent.com/xt-com/xt-api/main/" },
];

/** Where a page is published, if its path shows it: pages are handed around in their sites' own folders. */
export function addressOf(file: string): string | undefined {
  const path = resolve(file).split(sep).join("/");
  for (const { folder, base } of sites) {
    const found = folder.exec(path)?.[1];
    if (found !== undefined) return base + found.split("/").map(encodeURIComponent).join("/");
  }
  return undefined;
}

/** A page whose name begins with `_` is a part of others, and is not published by itself. */
export function isPublished(address: string): boolean {
  return !decodeURIComponent(basename(new URL(address, "file:///").pathname)).startsWith("_");
}

/** The recorded page of which another one is a newer state: at its address, or else the only one with its id or title. */
export function recordedPage(
  pages: readonly RecordedPage[],
  address: string | undefined,
  page: Page,
): RecordedPage | undefined {
  const there = pages.find((record) => record.address === address);
  if (there || page.format === "jekyll") return there;
  const mine = pages.filter(({ language }) => language === page.language);
  const [operation] = page.operations;
  const fixed = (operation?.parameters ?? []).filter(({ enum: values }) => values?.length === 1);
  const clues: ((record: RecordedPage) => boolean)[] = [
    ({ facts }) =>
      operation !== undefined &&
      facts.get("method") === operation.method &&
      facts.get("path") === operation.path &&
      fixed.every(({ name, enum: values }) => String(facts.get(`input ${name} values`)) === String(values)),
    ({ id }) => page.id !== "" && id === page.id,
    ({ id, title }) => (id === "" || page.id === "") && page.title !== "" && title === page.title,
  ];
  for (const fits of clues) {
    const [match, another] = mine.filter((record) => (record.operation === undefined) === !operation).filter(fits);
    if (match && !another) return match;
  }
  return undefined;
}
