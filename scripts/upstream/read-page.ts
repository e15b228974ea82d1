import type { Example, OperationFacts, Reading, Warn, Warning } from "./facts.js";
import type { Fields } from "./fields.js";
import { hasFrontMatter, readFrontMatter } from "./front-matter.js";
import { readJekyll } from "./jekyll.js";
import { PageError, type PageErrorKind } from "./page-error.js";

export type PageFormat = "jekyll" | "docusaurus";
export type PageLanguage = "en" | "zh-CN";

export interface Page {
  format: PageFormat;
  language: PageLanguage;
  title: string;
  /** The docs' own id of the page, where it has one. */
  id: string;
  /** None when the page describes no endpoint. */
  operations: OperationFacts[];
  /** The example answer of each operation, where there is one to be read. */
  examples: (Example | undefined)[];
  warnings: Warning[];
  /** Where the page names a verb, and then no path: it looks like an endpoint's and is none. */
  gap: Warning | null;
  error: { kind: PageErrorKind; line: number; message: string } | null;
}

export const MAX_PAGE_BYTES = 2 * 1024 * 1024;
/** A real page opens a few dozen brackets within each other; thousands are meant to exhaust the stack. */
const MAX_NESTING = 500;
/** Enough to know that the page was not understood. */
const MAX_WARNINGS = 200;

/**
 * Reads one page of XT's docs. Pages are untrusted: nothing in them is run, and their size and nesting are bounded. A
 * page that cannot be read comes back with an error, never as an exception.
 */
export async function readPage(content: string, path = ""): Promise<Page> {
  const text = content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const page: Page = { ...emptyPage(text, path), error: null };
  const warn = (line: number, message: string): void => {
    if (page.warnings.length < MAX_WARNINGS) page.warnings.push({ line, message });
  };
  try {
    refuseOversize(text);
    refuseDepth(text);
    // Before the search for a conflict: one in the front matter breaks the YAML, and is reported as that.
    const front = readFrontMatter(text, warn);
    refuseConflict(text);
    page.title = front?.text("title").trim() ?? "";
    page.id = front?.text("id").trim() ?? "";
    const { operations, examples, gap } = await readFacts(page.format, text, front, path, warn);
    page.operations = operations;
    page.examples = examples;
    if (gap) {
      page.gap = gap;
      warn(gap.line, gap.message);
    }
  } catch (error) {
    page.operations = [];
    if (error instanceof PageError) page.error = { kind: error.kind, line: error.line, message: error.message };
    else if (error instanceof RangeError)
      page.error = { kind: "depth", line: 0, message: "the page is nested too deeply" };
    else throw error;
  }
  page.warnings.sort((a, b) => a.line - b.line);
  return page;
}

/** A page that could not be had at all. */
export function unreadable(path: string, kind: PageErrorKind, message: string): Page {
  return { ...emptyPage("", path), error: { kind, line: 0, message } };
}

function emptyPage(text: string, path: string): Omit<Page, "error"> {
  const format = formatOf(text, path);
  return {
    format,
    language: languageOf(text, path),
    title: "",
    id: "",
    operations: [],
    examples: [],
    warnings: [],
    gap: null,
  };
}

async function readFacts(
  format: PageFormat,
  text: string,
  front: Fields | null,
  path: string,
  warn: Warn,
): Promise<Reading> {
  if (format === "jekyll") return front ? readJekyll(front, warn) : { operations: [], examples: [] };
  // remark takes half of the start-up time, and the older docs do without it.
  const { readDocusaurus } = await import("./docusaurus.js");
  return readDocusaurus(text, front, !path.endsWith(".md"), warn);
}

const JEKYLL_FIELD = /^(?:parameters|content_markdown|left_code_blocks|right_code_blocks):/m;
const DOCUSAURUS_FIELD = /^(?:id|sidebar_label|sidebar_position|slug|pagination_\w+):/m;

/** By content before name: of the older docs' fields, some live pages keep the verb, the path and the position. */
function formatOf(text: string, path: string): PageFormat {
  const [, head = "", body = ""] = hasFrontMatter(text) ? text.split(/^---[^\S\n]*$/m, 3) : [];
  if (path.endsWith(".mdx")) return "docusaurus";
  if (JEKYLL_FIELD.test(head)) return "jekyll";
  if (DOCUSAURUS_FIELD.test(head)) return "docusaurus";
  return path.endsWith(".md") || body.trim() === "" ? "jekyll" : "docusaurus";
}

function languageOf(text: string, path: string): PageLanguage {
  if (/(?:^|[\\/])_[^\\/]*_cn[\\/]|i18n[\\/]zh/.test(path)) return "zh-CN";
  if (/(?:^|[\\/])docs[\\/]|(?:^|[\\/])_[^\\/]+[\\/][^\\/]+\.md$/.test(path)) return "en";
  const title = /^title:(.*)$/m.exec(text)?.[1] ?? "";
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return /\p{Script=Han}/u.test(title) || han > text.length / 25 ? "zh-CN" : "en";
}

function refuseOversize(text: string): void {
  const size = Buffer.byteLength(text);
  if (size > MAX_PAGE_BYTES) {
    throw new PageError("size", 0, `the page is too large: ${size} bytes, and ${MAX_PAGE_BYTES} at most are read`);
  }
}

function refuseConflict(text: string): void {
  const marker = /^[^\S\n]*<{7}(?:\s|$)/m.exec(text);
  if (!marker) return;
  throw new PageError(
    "conflict",
    lineOf(text, marker.index),
    "a merge conflict stands in the page unresolved (<<<<<<<)",
  );
}

function refuseDepth(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "[" || char === "{") depth++;
    else if ((char === "]" || char === "}") && depth > 0) depth--;
    if (depth > MAX_NESTING) {
      throw new PageError("depth", lineOf(text, i), `more than ${MAX_NESTING} brackets are open at once`);
    }
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
