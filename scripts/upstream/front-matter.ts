import { isAlias, isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, visit, type YAMLMap } from "yaml";
import type { Excerpt } from "./example.js";
import { PageError } from "./page-error.js";

export interface FrontMatter {
  fields: Fields;
  /** What stands under the front matter. */
  body: string;
}

/** A YAML mapping, read by name and by text: what a scalar says, before YAML turns `no` or `0.10` into something else. */
export interface Fields {
  line: number;
  names: string[];
  text(name: string): string;
  excerpt(name: string): Excerpt;
  list(name: string): Fields[];
  lineOf(name: string): number;
}

const MAX_ALIASES = 100;
const FENCE = /^---[^\S\n]*\n/;

export function hasFrontMatter(text: string): boolean {
  return FENCE.test(text);
}

/** Throws a PageError of kind "yaml" when the front matter is not YAML. */
export function readFrontMatter(text: string): FrontMatter | null {
  const opening = FENCE.exec(text)?.[0];
  if (opening === undefined) return null;
  const closing = /^---[^\S\n]*$/m.exec(text.slice(opening.length));
  const source = closing ? text.slice(opening.length, opening.length + closing.index) : text.slice(opening.length);
  const body = closing ? text.slice(opening.length + closing.index + closing[0].length) : "";

  const lines = new LineCounter();
  const document = parseDocument(source, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
  });
  // The opening fence is the file's first line.
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
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
      if (++aliases > MAX_ALIASES)
        throw new PageError("depth", line, `the front matter has more than ${MAX_ALIASES} aliases`);
      if (!alias.resolve(document)) {
        throw new PageError("yaml", line, `the front matter is not YAML: no anchor is named ${alias.source}`);
      }
    },
  });

  const deref = (node: unknown): Node | null => {
    const target = isAlias(node) ? node.resolve(document) : node;
    return isMap(target) || isScalar(target) || isSequence(target) ? target : null;
  };
  const isSequence = (node: unknown): node is Node & { items: unknown[] } =>
    typeof node === "object" && node !== null && "items" in node && !isMap(node);

  const wrap = (map: YAMLMap): Fields => {
    const line = lineAt(map.range?.[0] ?? 0);
    const pairs = new Map<string, Pair>();
    // As every YAML reader that lets a name stand twice: the last one counts.
    for (const pair of map.items) if (isScalar(pair.key)) pairs.set(String(pair.key.value), pair);
    const scalar = (name: string) => {
      const node = deref(pairs.get(name)?.value);
      return isScalar(node) ? node : null;
    };
    const lineOf = (name: string): number => {
      const key = pairs.get(name)?.key;
      return isScalar(key) ? lineAt(key.range?.[0] ?? 0) : line;
    };
    const textOf = (name: string): string => {
      const node = deref(pairs.get(name)?.value);
      if (isScalar(node)) {
        if (typeof node.value === "string") return node.value;
        return node.value === null && node.type === "PLAIN" && /^(?:null|~)?$/i.test(node.source ?? "")
          ? ""
          : (node.source ?? "");
      }
      return node?.range ? source.slice(node.range[0], node.range[1]).trim() : "";
    };
    return {
      line,
      names: [...pairs.keys()],
      text: textOf,
      lineOf,
      excerpt(name) {
        const node = scalar(name);
        const isBlock = node?.type === "BLOCK_LITERAL" || node?.type === "BLOCK_FOLDED";
        const from = node?.range?.[0];
        const begins = from === undefined ? lineOf(name) : lineAt(from);
        if (isBlock) return { text: textOf(name), line: begins + 1 };
        return { text: textOf(name), line: begins, onOneLine: node !== null };
      },
      list(name) {
        const node = deref(pairs.get(name)?.value);
        if (!isSequence(node)) return [];
        return node.items.flatMap((item) => {
          const target = deref(item);
          return isMap(target) ? [wrap(target)] : [];
        });
      },
    };
  };

  const root = document.contents;
  if (!isMap(root)) return { fields: wrap(document.createNode({})), body };
  return { fields: wrap(root), body };
}
