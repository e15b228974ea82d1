/** A page of XT's docs as it was read: its facts, which a client depends on, or the reason why it could not be read. */
import type { Facts } from "../merge/facts.js";

export const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const;

export type ValueType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "unknown";

export interface ParameterFacts {
  name: string;
  type: ValueType;
  required: boolean;
  default: string | number | boolean | null;
  enum: string[] | null;
}

export interface OperationFacts {
  method: string;
  path: string;
  parameters: ParameterFacts[];
  /** Each leaf of the example response: its path (`result.items[].price`) and its type, or several types joined by `|`. */
  response: Record<string, string>;
}

/** An example response as a tree. A scalar's `text` is its text on the page. */
export type Example = (
  | { kind: "object"; members: Map<string, Example> }
  | { kind: "array"; items: Example[] }
  | { kind: "scalar"; type: string; text: string }
) & {
  /** For a member of an object: the comment on its line. */
  comment?: { text: string };
};

/** An error in the page that the reader tolerated, or a doubt. `line` counts from 1 in the page's file. */
export interface Warning {
  line: number;
  message: string;
}

export type Warn = (line: number, message: string) => void;

/** The result of reading a page's text. */
export interface Reading {
  operations: OperationFacts[];
  /** What the merge compares: the facts of the page's first operation, or of a page that describes no endpoint. */
  facts: Facts;
  /** The page's texts by place, such as `input limit` or `result.items[].fee`. The place of the title is empty. */
  words: ReadonlyMap<string, string>;
  example: Example | undefined;
  /** Set if a page looks like the page of an endpoint, but can't be read as one: it names a method without a path, or its parameters are unclear. */
  gap: Warning | null;
}

/**
 * - `yaml`: the front matter is not YAML. In XT's history, such pages were repaired later.
 * - `gone`: the page is no longer at its address, or the address is not https.
 * - `unread`: the server can't be reached, or responds with another error. The page may still exist.
 * - `invalid`: any other reason.
 */
type PageErrorKind = "yaml" | "gone" | "unread" | "invalid";

export class PageError extends Error {
  constructor(
    message: string,
    /** Counts from 1; 0 if the error concerns the whole file. */
    readonly line = 0,
    readonly kind: PageErrorKind = "invalid",
  ) {
    super(message);
  }
}

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
export function unreadable(path: string, message: string, kind: PageErrorKind = "invalid"): Page {
  return { ...emptyPage("", path), error: { kind, line: 0, message } };
}

export function withLine({ line, message }: Warning): string {
  return line > 0 ? `line ${line}: ${message}` : message;
}

const MAX_PAGE_BYTES = 2 * 1024 * 1024;

export function refuseOversize(size: number): void {
  if (size <= MAX_PAGE_BYTES) return;
  throw new PageError(`the page is too large: ${size} bytes; the limit is ${MAX_PAGE_BYTES}`);
}

/** Splits a page into front matter and body; undefined without an opening fence. There may be empty lines above it. */
export function splitFront(
  text: string,
): { above: string; front: string; body: string; isClosed: boolean } | undefined {
  const opening = /^\s*---[^\S\n]*\n/.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const rest = text.slice(opening.length);
  const closing = /^---[^\S\n]*$/m.exec(rest);
  const end = closing?.index ?? rest.length;
  const body = rest.slice(end + (closing?.[0].length ?? 0));
  return { above: opening, front: rest.slice(0, end), body, isClosed: closing !== null };
}

const JEKYLL_FIELD = /^(?:parameters|content_markdown|left_code_blocks|right_code_blocks):/m;
const DOCUSAURUS_FIELD = /^(?:id|sidebar_label|sidebar_position|slug|pagination_\w+):/m;

/**
 * Detects the format. A `.mdx` file is never in the older one. Otherwise, the fields of the front matter count before the file's name. The
 * older fields for method, path and position don't count, because some live pages keep them.
 */
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
