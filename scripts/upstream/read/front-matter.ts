/** The YAML at the head of a page, read by name and by text: what a value says before YAML turns `no` or `0.10` into something else. */
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
const FENCE = /^---[^\S\n]*\n/;

export function hasFrontMatter(text: string): boolean {
  return FENCE.test(text);
}

export function isOnlyFrontMatter(text: string): boolean {
  const [, , body = ""] = hasFrontMatter(text) ? text.split(/^---[^\S\n]*$/m, 3) : ["", "", text];
  return body.trim() === "";
}

/** Undefined when there is none. Throws a PageError of kind "yaml" when it is not YAML. */
export function readFrontMatter(text: string, warn: Warn): YamlFields | undefined {
  const opening = FENCE.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const rest = text.slice(opening.length);
  const closing = /^---[^\S\n]*$/m.exec(rest);
  const source = closing ? rest.slice(0, closing.index) : rest;

  const lines = new LineCounter();
  const options = { lineCounter: lines, uniqueKeys: false, logLevel: "silent", prettyErrors: false } as const;
  const document = parseDocument(source, options);
  // The opening fence is the file's first line.
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
  refuseBroken(document, lineAt);
  if (!closing) warn(1, "the front matter has no end; all of the page is taken for it");
  const root = document.contents;
  return fieldsOf(isMap(root) ? root : new YAMLMap(), { document, source, lineAt, warn });
}

function refuseBroken(document: Document, lineAt: (offset: number) => number): void {
  // An unknown tag is a mere warning to this parser; to the ones that build XT's sites it is an error.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    if (/call stack/i.test(error.message)) throw new PageError("depth", 0, "the front matter is nested too deeply");
    throw new PageError("yaml", lineAt(error.pos[0]), `the front matter is not YAML: ${error.message}`);
  }
  let aliases = 0;
  visit(document, {
    Alias(_key, alias) {
      const line = lineAt(alias.range?.[0] ?? 0);
      // Each one is looked up in the whole document.
      aliases += 1;
      if (aliases > MAX_ALIASES)
        throw new PageError("depth", line, `more than ${MAX_ALIASES} aliases stand in the YAML`);
      if (alias.resolve(document)) return;
      throw new PageError("yaml", line, `the front matter is not YAML: no anchor is named ${alias.source}`);
    },
  });
}

export interface YamlFields {
  line: number;
  text(name: string): string;
  lineOf(name: string): number;
  /** The value as a piece of the page, for reports that name its lines. */
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
    // As YAML readers that let a name stand twice have it. A dash that was forgotten looks just like that.
    if (pairs.has(name)) warn(lineAt(pair.key.range?.[0] ?? 0), `"${name}" stands twice; the last one counts`);
    pairs.set(name, pair);
  }
  const nodeOf = (name: string): unknown => {
    const value = pairs.get(name)?.value;
    return isAlias(value) ? value.resolve(document) : value;
  };
  const lineOf = (name: string): number => {
    const key = pairs.get(name)?.key;
    return isScalar(key) ? lineAt(key.range?.[0] ?? 0) : line;
  };
  const text = (name: string): string => {
    const value = nodeOf(name);
    if (isScalar(value)) return typeof value.value === "string" ? value.value : plainText(value.value, value.source);
    if (!isMap(value) && !isSeq(value)) return "";
    return value.range ? source.slice(value.range[0], value.range[1]).trim() : "";
  };
  return {
    line,
    text,
    lineOf,
    excerpt(name) {
      const value = nodeOf(name);
      const begins = isScalar(value) && value.range ? lineAt(value.range[0]) : lineOf(name);
      const isBlock = isScalar(value) && (value.type === "BLOCK_LITERAL" || value.type === "BLOCK_FOLDED");
      return isBlock
        ? { text: text(name), line: begins + 1 }
        : { text: text(name), line: begins, onOneLine: isScalar(value) };
    },
    list(name) {
      const value = nodeOf(name);
      if (!isSeq(value)) {
        if (text(name) !== "") warn(lineOf(name), `"${name}" is no list; it is left out`);
        return [];
      }
      return value.items.flatMap((item) => {
        const target = isAlias(item) ? item.resolve(document) : item;
        if (isMap(target)) return [fieldsOf(target, page)];
        const isBlank = isScalar(target) && target.value === null;
        if (!isBlank) warn(lineOf(name), `an entry of "${name}" has no fields; it is left out`);
        return [];
      });
    },
  };
}

/** How the page writes a value that YAML takes for a number, a truth or nothing. */
function plainText(value: unknown, source = ""): string {
  return value === null && /^(?:null|~)?$/i.test(source) ? "" : source;
}
