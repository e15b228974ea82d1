/** Reads the YAML front matter of a page. Values stay strings, so that YAML doesn't convert `no` or `0.10`. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  visit,
  YAMLMap,
} from "yaml";
import type { Excerpt } from "./example.js";
import type { Block } from "./markdown-blocks.js";
import { PageError, splitFront, type Warn } from "./page.js";

/** Reads the front matter; undefined if there is none. Throws a PageError of kind "yaml" if it isn't valid YAML. */
export function readFrontMatter(text: string, warn: Warn): YamlFields | undefined {
  const split = splitFront(text);
  if (!split) return undefined;
  const { above, front, isClosed } = split;
  const lines = new LineCounter();
  // The failsafe schema keeps every value a string.
  const options = { lineCounter: lines, uniqueKeys: false, logLevel: "silent", prettyErrors: false } as const;
  const document = parseDocument(front, { ...options, schema: "failsafe" });
  const linesAbove = above.split("\n").length - 1;
  const lineAt = (offset: number): number => lines.linePos(offset).line + linesAbove;
  checkDocument(document, lineAt, warn);
  if (!isClosed) warn(1, "the front matter has no end; the whole page is read as front matter");
  const root = document.contents;
  return fieldsOf(isMap(root) ? root : new YAMLMap());

  function lineOf(node: unknown): number {
    return lineAt((isNode(node) && node.range?.[0]) || 0);
  }

  function fieldsOf(map: YAMLMap): YamlFields {
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : "";
      // YAML parsers that allow duplicate keys use the last one. A missing dash in a list also causes this.
      if (pairs.has(name)) warn(lineOf(pair.key), `"${name}" occurs twice; the last one is used`);
      pairs.set(name, pair);
    }
    const excerpt = (name: string): Excerpt => {
      const { key = map, value } = pairs.get(name) ?? {};
      if (!isNode(value) || !value.range) return { text: "", line: lineOf(key) };
      const [begin, end] = value.range;
      if (!isScalar(value)) return { text: front.slice(begin, end).trim(), line: lineOf(key) };
      const isBlock = value.type === "BLOCK_LITERAL" || value.type === "BLOCK_FOLDED";
      return { text: String(value.value), line: lineAt(begin) + (isBlock ? 1 : 0), onOneLine: !isBlock };
    };
    const list = (name: string): YamlFields[] => {
      const value = pairs.get(name)?.value;
      const { text: shown, line } = excerpt(name);
      if (!isSeq(value) && shown !== "")
        warn(line, `"${name}" is not a list; it is ${isMap(value) ? "read as one entry" : "ignored"}`);
      const items = isSeq(value) ? value.items : isMap(value) ? [value] : [];
      return items.flatMap((item) => {
        if (isMap(item)) return [fieldsOf(item)];
        if (!isScalar(item) || item.value !== "") warn(line, `an entry of "${name}" has no fields; it is ignored`);
        return [];
      });
    };
    return { names: [...pairs.keys()], text: (name) => excerpt(name).text, excerpt, list };
  }
}

function checkDocument(document: Document, lineAt: (offset: number) => number, warn: Warn): void {
  // An unknown tag is only a warning for this parser, but an error for the parsers that build XT's sites.
  const [error] = [...document.errors, ...document.warnings];
  if (error && /call stack/i.test(error.message)) throw new PageError("the front matter is nested too deeply");
  if (error) throw new PageError(`the front matter is not YAML: ${error.message}`, lineAt(error.pos[0]), "yaml");
  const anchors = new Set<string | undefined>();
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node)) {
        anchors.add(node.anchor);
        return;
      }
      const line = lineAt(node.range?.[0] ?? 0);
      if (!anchors.has(node.source))
        throw new PageError(`the front matter is not YAML: no anchor is named ${node.source}`, line, "yaml");
      warn(line, `the alias *${node.source} is not resolved`);
    },
  });
}

/** The fields of a mapping. An alias is not resolved: its value is its own text. */
export interface YamlFields {
  names: string[];
  text(name: string): string;
  /** The value with its position in the page, so that warnings can name the line. */
  excerpt(name: string): Excerpt;
  /** The mappings of a list. A mapping that is no list counts as one entry. */
  list(name: string): YamlFields[];
}

/** Returns the blocks of a page of the older docs: all of it is front matter. */
export function blocksOf(front: YamlFields | undefined): Block[] {
  if (!front) return [];
  const parameters = front.list("parameters");
  const header = [...new Set(parameters.flatMap(({ names }) => names))];
  const rows = parameters.map((row) => ({
    line: row.excerpt(row.names[0] ?? "").line,
    cells: header.map((column) => row.text(column)),
  }));
  const { line } = front.excerpt("parameters");
  const table: Block = { kind: "table", headings: ["parameters"], line, header, rows };
  const codes = [...front.list("right_code_blocks"), ...front.list("left_code_blocks")];
  return [
    { kind: "text", headings: [], codes: [], ...front.excerpt("content_markdown") },
    ...(rows.length > 0 ? [table] : []),
    ...codes.map((block): Block => {
      const [language, title] = [block.text("language").trim(), block.text("title")];
      return { kind: "code", headings: [], language, title, ...block.excerpt("code_block") };
    }),
  ];
}
