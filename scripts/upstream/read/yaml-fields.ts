/** A mapping of YAML, read by name and by text: what a value says before YAML turns `no` or `0.10` into something else. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Excerpt } from "./example.js";
import type { Warn } from "./facts.js";

export interface YamlFields {
  line: number;
  text(name: string): string;
  lineOf(name: string): number;
  /** The value as a piece of the page, for whoever reports lines in it. */
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

export function fieldsOf(map: YAMLMap, page: Source): YamlFields {
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
