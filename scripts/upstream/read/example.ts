/** An example answer of a page, as a tree: XT's examples are seldom plain JSON. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { LineCounter } from "yaml";
import type { Example, Warn } from "./facts.js";
import { readTolerantly } from "./tolerant-json.js";

/** A piece of a page and where its lines stand in the page's file. */
export interface Excerpt {
  text: string;
  /** The file's line of the text's first line. */
  line: number;
  /** A quoted YAML string holds many lines on one line of the file. */
  onOneLine?: boolean;
}

/**
 * Comments and trailing commas are XT's habit and mean nothing. Whatever else is not JSON goes to the tolerant
 * reader, and each thing that it forgives becomes a warning.
 */
export function readExample(excerpt: Excerpt, warn: Warn): Example | undefined {
  const { text } = excerpt;
  const lineAt = lineFinder(excerpt);
  const at = (offset: number, message: string): void => warn(lineAt(offset), message);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  if (errors.length === 0 && tree && (tree.type === "object" || tree.type === "array")) return fromTree(tree, text, at);
  const found = errors.map((error) => printParseErrorCode(error.error));
  const example = readTolerantly(text, at);
  if (example === undefined) warn(excerpt.line, `the example is neither an object nor an array (${found.join(", ")})`);
  return example;
}

function lineFinder({ text, line, onOneLine }: Excerpt): (offset: number) => number {
  if (onOneLine) return () => line;
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return (offset) => line + lines.linePos(offset).line - 1;
}

function fromTree(node: Node, text: string, warn: (offset: number, message: string) => void): Example {
  if (node.type === "array")
    return { kind: "array", items: (node.children ?? []).map((item) => fromTree(item, text, warn)) };
  // As it is written: a number of 19 digits is another one in JavaScript.
  if (node.type === "number")
    return { kind: "scalar", type: "number", text: text.slice(node.offset, node.offset + node.length) };
  if (node.type !== "object") return { kind: "scalar", type: node.type, text: String(node.value) };
  const members = new Map<string, Example>();
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    const name = String(key.value);
    if (members.has(name)) warn(key.offset, `the field "${name}" stands twice in one object; the last one counts`);
    members.set(name, { ...fromTree(value, text, warn), offset: key.offset });
  }
  return { kind: "object", members };
}
