/** Reads one page of XT's docs, in either format and language: what it says that a client depends on. */
import { createHash } from "node:crypto";
import { PageError, type PageErrorKind, type Reading, type Warn, type Warning } from "./facts.js";
import { readFrontMatter, splitFront, type YamlFields } from "./front-matter.js";
import { readJekyll } from "./jekyll.js";

/** A page that describes no endpoint has no operations. */
export interface Page extends Pick<Reading, "operations" | "details"> {
  statements: Record<string, string | true>;
  format: PageFormat;
  language: PageLanguage;
  title: string;
  /** The docs' own id of the page, where it has one. */
  id: string;
  /** Of the text that was read: it tells a reworded page from an unchanged one. */
  sha256: string;
  warnings: Warning[];
  /** Where the page names a verb, and then no path: it looks like an endpoint's and is none. */
  gap: Warning | null;
  error: { kind: PageErrorKind; line: number; message: string } | null;
}

/** Enough to know that the page was not understood. */
const MAX_WARNINGS = 200;

/** Nothing in a page is run. One that cannot be read comes back with an error, never as an exception. */
export async function readPage(content: string, path = ""): Promise<Page> {
  const text = content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const page: Page = { ...emptyPage(text, path), sha256: createHash("sha256").update(content).digest("hex") };
  const warn = (line: number, message: string): void => {
    if (page.warnings.length < MAX_WARNINGS) page.warnings.push({ line, message });
  };
  try {
    refuseOversize(Buffer.byteLength(text));
    // Before the search for a conflict: one in the front matter breaks the YAML, and is reported as that.
    const front = readFrontMatter(text, warn);
    refuseConflict(text);
    page.title = front?.text("title").trim() ?? "";
    page.id = front?.text("id").trim() ?? "";
    const { operations, details, statements, gap } = await readFacts(page.format, text, front, path, warn);
    page.operations = operations;
    page.details = details;
    page.statements = statements ?? {};
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

/** Loads what reading the page takes, which is no work that the page asks for. */
export async function loadReader(content: string, path: string): Promise<void> {
  if (formatOf(content, path) === "docusaurus") await import("./docusaurus.js");
}

/** A page that could not be had at all. */
export function unreadable(path: string, kind: PageErrorKind, message: string): Page {
  return { ...emptyPage("", path), error: { kind, line: 0, message } };
}

/** Why a page cannot be read, with its line; an empty text where it can. */
export function describeError({ error }: Pick<Page, "error">): string {
  if (!error) return "";
  return error.line > 0 ? `line ${error.line}: ${error.message}` : error.message;
}

function emptyPage(text: string, path: string): Page {
  return {
    format: formatOf(text, path),
    language: languageOf(text, path),
    title: "",
    id: "",
    sha256: "",
    operations: [],
    details: [],
    statements: {},
    warnings: [],
    gap: null,
    error: null,
  };
}

async function readFacts(
  format: PageFormat,
  text: string,
  front: YamlFields | undefined,
  path: string,
  warn: Warn,
): Promise<Reading> {
  // Some live pages are the older docs' under another name.
  const isAllFront = splitFront(text)?.body.trim() === "" && (front?.list("right_code_blocks").length ?? 0) > 0;
  if (isAllFront || format === "jekyll") return front ? readJekyll(front, warn) : { operations: [], details: [] };
  // remark takes half of the start-up time, and the older docs do without it.
  const { readDocusaurus } = await import("./docusaurus.js");
  return readDocusaurus(text, front, !path.endsWith(".md"), warn);
}

export const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/** Throws where a page is larger than is read. */
export function refuseOversize(size: number): void {
  if (size <= MAX_PAGE_BYTES) return;
  throw new PageError("size", 0, `the page is too large: ${size} bytes, and at most ${MAX_PAGE_BYTES} are read`);
}

function refuseConflict(text: string): void {
  const marker = /^[^\S\n]*<{7}(?:\s|$)/m.exec(text);
  if (!marker) return;
  const line = text.slice(0, marker.index).split("\n").length;
  throw new PageError("conflict", line, "a merge conflict stands in the page unresolved (<<<<<<<)");
}

type PageFormat = "jekyll" | "docusaurus";
type PageLanguage = "en" | "zh-CN";

const JEKYLL_FIELD = /^(?:parameters|content_markdown|left_code_blocks|right_code_blocks):/m;
const DOCUSAURUS_FIELD = /^(?:id|sidebar_label|sidebar_position|slug|pagination_\w+):/m;

/** By content before name: of the older docs' fields, some live pages keep the verb, the path and the position. */
function formatOf(text: string, path: string): PageFormat {
  const { front = "", body = "" } = splitFront(text) ?? {};
  if (path.endsWith(".mdx")) return "docusaurus";
  if (JEKYLL_FIELD.test(front)) return "jekyll";
  if (DOCUSAURUS_FIELD.test(front)) return "docusaurus";
  return path.endsWith(".md") || body.trim() === "" ? "jekyll" : "docusaurus";
}

function languageOf(text: string, path: string): PageLanguage {
  if (/(?:^|[\\/])_[^\\/]*_cn[\\/]|i18n[\\/]zh/.test(path)) return "zh-CN";
  if (/(?:^|[\\/])docs[\\/]|(?:^|[\\/])_[^\\/]+[\\/][^\\/]+\.md$/.test(path)) return "en";
  const title = /^title:(.*)$/m.exec(text)?.[1] ?? "";
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return /\p{Script=Han}/u.test(title) || han > text.length / 25 ? "zh-CN" : "en";
}
