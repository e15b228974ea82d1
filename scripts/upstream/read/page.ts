/** Reads the facts that a client depends on from one page of XT's docs, in either format and language. */
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
  /** The page's id in XT's docs, if it has one. */
  id: string;
  /** The hash of the page's text: it detects any change, even of the wording. */
  sha256: string;
  warnings: Warning[];
  /** Set if the page names a method without a path: it looks like the page of an endpoint, but can't be read as one. */
  gap: Warning | null;
  error: { kind: PageErrorKind; line: number; message: string } | null;
}

/** More warnings than this add no information. */
const MAX_WARNINGS = 200;

/** Reads a page. Code in the page is never run. If the page can't be read, the result has an `error`; this never throws for that. */
export async function readPage(content: string, path = ""): Promise<Page> {
  const text = content.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const page: Page = { ...emptyPage(text, path), sha256: createHash("sha256").update(content).digest("hex") };
  const warn = (line: number, message: string): void => {
    if (page.warnings.length < MAX_WARNINGS) page.warnings.push({ line, message });
  };
  try {
    refuseOversize(Buffer.byteLength(text));
    // First the front matter: a merge conflict inside it is reported as broken YAML.
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

/** Loads the modules for reading the page, so that this time doesn't count against the page's limit. */
export async function loadReader(content: string, path: string): Promise<void> {
  if (formatOf(content, path) === "docusaurus") await import("./docusaurus.js");
}

/** Creates the result for a page whose content is not available. */
export function unreadable(path: string, kind: PageErrorKind, message: string): Page {
  return { ...emptyPage("", path), error: { kind, line: 0, message } };
}

/** Describes why a page can't be read, with the line; an empty string if it can. */
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
  // Some live pages still have the older format.
  const isAllFront = splitFront(text)?.body.trim() === "" && (front?.list("right_code_blocks").length ?? 0) > 0;
  if (isAllFront || format === "jekyll") return front ? readJekyll(front, warn) : { operations: [], details: [] };
  // remark takes half of the start-up time, and the older docs don't need it.
  const { readDocusaurus } = await import("./docusaurus.js");
  return readDocusaurus(text, front, !path.endsWith(".md"), warn);
}

export const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/** Throws if a page is too large. */
export function refuseOversize(size: number): void {
  if (size <= MAX_PAGE_BYTES) return;
  throw new PageError("size", 0, `the page is too large: ${size} bytes; the limit is ${MAX_PAGE_BYTES}`);
}

function refuseConflict(text: string): void {
  const marker = /^[^\S\n]*<{7}(?:\s|$)/m.exec(text);
  if (!marker) return;
  const line = text.slice(0, marker.index).split("\n").length;
  throw new PageError("conflict", line, "the page contains an unresolved merge conflict (<<<<<<<)");
}

type PageFormat = "jekyll" | "docusaurus";
type PageLanguage = "en" | "zh-CN";

const JEKYLL_FIELD = /^(?:parameters|content_markdown|left_code_blocks|right_code_blocks):/m;
const DOCUSAURUS_FIELD = /^(?:id|sidebar_label|sidebar_position|slug|pagination_\w+):/m;

/** Detects the format by the front matter first: some live pages keep the older fields for method, path and position. */
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
