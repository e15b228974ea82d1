/** Reads the YAML front matter of a page. Values stay strings, so that YAML doesn't convert `no` or `0.10`. */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  YAMLMap,
} from "yaml";
import type { Excerpt } from "./example.js";
import { PageError, type Warn } from "./facts.js";

const MAX_ALIASES = 100;

/** Splits a page into front matter and body; undefined without an opening fence. */
export function splitFront(text: string): { front: string; body: string; isClosed: boolean } | undefined {
  const opening = /^---[^\S\n]*\n/.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const [front = "", body] = text.slice(opening.length).split(/^---[^\S\n]*$/m, 2);
  return { front, body: body ?? "", isClosed: body !== undefined };
}

/** Reads the front matter; undefined if there is none. Throws a PageError of kind "yaml" if it isn't valid YAML. */
export function readFrontMatter(text: string, warn: Warn): YamlFields | undefined {
  const split = splitFront(text);
  if (!split) return undefined;
  const lines = new LineCounter();
  // The failsafe schema keeps every value a string.
  const options = { lineCounter: lines, uniqueKeys: false, logLevel: "silent", prettyErrors: false } as const;
  const document = parseDocument(split.front, { ...options, schema: "failsafe" });
  // The opening fence is the file's first line.
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
  refuseBroken(document, lineAt);
  if (!split.isClosed) warn(1, "the front matter has no end; the whole page is read as front matter");
  const root = document.contents;
  return fieldsOf(isMap(root) ? root : new YAMLMap(), { document, source: split.front, lineAt, warn });
}

function refuseBroken(document: Document, lineAt: (offset: number) => number): void {
  // An unknown tag is only a warning for this parser, but an error for the parsers that build XT's sites.
  const [error] = [...document.errors, ...document.warnings];
  if (error && /call stack/i.test(error.message))
    throw new PageError("depth", 0, "the front matter is nested too deeply");
  if (error) throw new PageError("yaml", lineAt(error.pos[0]), `the front matter is not YAML: ${error.message}`);
  let aliases = 0;
  visit(document, {
    Alias(_key, alias) {
      const line = lineAt(alias.range?.[0] ?? 0);
      // Resolving an alias searches the whole document.
      aliases += 1;
      if (aliases > MAX_ALIASES)
        throw new PageError("depth", line, `the YAML contains more than ${MAX_ALIASES} aliases`);
      if (alias.resolve(document)) return;
      throw new PageError("yaml", line, `the front matter is not YAML: no anchor is named ${alias.source}`);
    },
  });
}

export interface YamlFields {
  line: number;
  text(name: string): string;
  lineOf(name: string): number;
  /** The value with its position in the page, so that warnings can name the line. */
  excerpt(name: string): Excerpt;
  /** The mappings of a list. */
  list(name: string): YamlFields[];
}

interface Source {
  document: Document;
  source: string;
  lineAt(offset: number): number;
  warn: Warn;
}

function fieldsOf(map: YAMLMap, page: Source): YamlFields {
  const { document, source, lineAt, warn } = page;
  const line = lineAt(map.range?.[0] ?? 0);
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    // YAML parsers that allow duplicate keys use the last one. A missing dash in a list also causes this.
    if (pairs.has(name)) warn(lineAt(pair.key.range?.[0] ?? 0), `"${name}" occurs twice; the last one is used`);
    pairs.set(name, pair);
  }
  const behind = (node: unknown) => (isAlias(node) ? node.resolve(document) : node);
  const nodeOf = (name: string) => behind(pairs.get(name)?.value);
  const lineOf = (name: string): number => {
    const key = pairs.get(name)?.key;
    return isScalar(key) ? lineAt(key.range?.[0] ?? 0) : line;
  };
  const text = (name: string): string => {
    const value = nodeOf(name);
    if (isScalar(value)) return String(value.value);
    const isWritten = (isMap(value) || isSeq(value)) && value.range;
    return isWritten ? source.slice(isWritten[0], isWritten[1]).trim() : "";
  };
  return {
    line,
    text,
    lineOf,
    excerpt(name) {
      const value = nodeOf(name);
      const begins = isScalar(value) && value.range ? lineAt(value.range[0]) : lineOf(name);
      const isBlock = isScalar(value) && (value.type === "BLOCK_LITERAL" || value.type === "BLOCK_FOLDED");
      return { text: text(name), line: isBlock ? begins + 1 : begins, onOneLine: isScalar(value) && !isBlock };
    },
    list(name) {
      const value = nodeOf(name);
      if (!isSeq(value)) {
        if (text(name) !== "") warn(lineOf(name), `"${name}" is not a list; it is ignored`);
        return [];
      }
      return value.items.map(behind).flatMap((item) => {
        if (isMap(item)) return [fieldsOf(item, page)];
        const isBlank = isScalar(item) && item.value === "";
        if (!isBlank) warn(lineOf(name), `an entry of "${name}" has no fields; it is ignored`);
        return [];
      });
    },
  };
}
