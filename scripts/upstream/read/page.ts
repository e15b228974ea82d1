/** A page of XT's docs as it was read, or the reason why it could not be read. */

import { splitFront } from "./front-matter.js";
import { PageError, type PageErrorKind, type Reading, type Warning } from "./page-types.js";

/** A page that describes no endpoint has no operations. */
export interface Page extends Reading {
  format: "jekyll" | "docusaurus";
  language: "en" | "zh-CN";
  title: string;
  /** The page's id in XT's docs, if it has one. */
  id: string;
  /** The hash of the page's text: it detects any change, even of the wording. */
  sha256: string;
  warnings: Warning[];
  error: { kind: PageErrorKind; line: number; message: string } | null;
}

/** Creates the result for a page that is not read yet. */
export function emptyPage(text: string, path: string): Page {
  return {
    format: formatOf(text, path),
    language: languageOf(text, path),
    title: "",
    id: "",
    sha256: "",
    operations: [],
    facts: new Map(),
    words: new Map(),
    example: undefined,
    warnings: [],
    gap: null,
    error: null,
  };
}

/** Creates the result for a page whose content is not available. */
export function unreadable(path: string, kind: PageErrorKind, message: string): Page {
  return { ...emptyPage("", path), error: { kind, line: 0, message } };
}

/** Describes why a page can't be read, with the line; an empty string if it can. */
export function describeError({ error }: Pick<Page, "error">): string {
  return error ? withLine(error) : "";
}

/** A message with its line, if it has one. */
export function withLine({ line, message }: Warning): string {
  return line > 0 ? `line ${line}: ${message}` : message;
}

export const MAX_PAGE_BYTES = 2 * 1024 * 1024;

/** Throws if a page is too large. */
export function refuseOversize(size: number): void {
  if (size <= MAX_PAGE_BYTES) return;
  throw new PageError("size", 0, `the page is too large: ${size} bytes; the limit is ${MAX_PAGE_BYTES}`);
}

const JEKYLL_FIELD = /^(?:parameters|content_markdown|left_code_blocks|right_code_blocks):/m;
const DOCUSAURUS_FIELD = /^(?:id|sidebar_label|sidebar_position|slug|pagination_\w+):/m;

/** Detects the format by the front matter first: some live pages keep the older fields for method, path and position. */
function formatOf(text: string, path: string): Page["format"] {
  const { front = "", body = "" } = splitFront(text) ?? {};
  const isPlain = !DOCUSAURUS_FIELD.test(front) && (path.endsWith(".md") || body.trim() === "");
  return !path.endsWith(".mdx") && (isPlain || JEKYLL_FIELD.test(front)) ? "jekyll" : "docusaurus";
}

function languageOf(text: string, path: string): Page["language"] {
  if (/(?:^|[\\/])_[^\\/]*_cn[\\/]|i18n[\\/]zh/.test(path)) return "zh-CN";
  if (/(?:^|[\\/])docs[\\/]|(?:^|[\\/])_[^\\/]+[\\/][^\\/]+\.md$/.test(path)) return "en";
  const title = /^title:(.*)$/m.exec(text)?.[1] ?? "";
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return /\p{Script=Han}/u.test(title) || han > text.length / 25 ? "zh-CN" : "en";
}
