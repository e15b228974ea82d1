/** An example answer of a page, as a tree, with its leaves and its comments: XT's examples are seldom plain JSON. */
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

/** The leaves of an example: their paths and types. Items of one array are merged. */
export function responseFacts(example: Example): Record<string, string> {
  const leaves = new Map<string, Set<string>>();
  const filled = { object: new Set<string>(), array: new Set<string>() };

  const leaf = (path: string, type: string): void => {
    const types = leaves.get(path);
    if (types) types.add(type);
    else leaves.set(path, new Set([type]));
  };
  const walk = (node: Example, path: string): void => {
    if (node.kind === "scalar") leaf(path, node.type);
    else if (node.kind === "array") {
      if (node.items.length === 0) leaf(path, "array");
      else filled.array.add(path);
      for (const item of node.items) walk(item, `${path}[]`);
    } else {
      if (node.members.size === 0) leaf(path, "object");
      else filled.object.add(path);
      for (const [name, value] of node.members) walk(value, path === "" ? name : `${path}.${name}`);
    }
  };
  walk(example, "");

  const facts: [string, string][] = [];
  for (const [path, types] of leaves) {
    // One item shows empty what another shows in full.
    if (filled.object.has(path)) types.delete("object");
    if (filled.array.has(path)) types.delete("array");
    const isShownElsewhere = filled.object.has(path) || filled.array.has(path);
    for (const vague of ["null", "unknown"]) if (types.size > 1 || isShownElsewhere) types.delete(vague);
    const joined = new Set([...types].flatMap((type) => type.split("|")));
    if (joined.size > 0 && path !== "") facts.push([path, [...joined].sort().join("|")]);
  }
  return Object.fromEntries(facts);
}

/** By response path, what stands in the comment on the line of each field. */
export function readComments(text: string, example: Example): Record<string, string> {
  const comments = commentsByLine(text);
  if (comments.size === 0) return {};
  const lineAt = lineCounter(text);
  /** The last field that begins on a line is the one that its comment is about. */
  const fields = new Map<number, { path: string; offset: number }>();
  const walk = (node: Example, path: string): void => {
    if (node.offset !== undefined) {
      const line = lineAt(node.offset);
      if ((fields.get(line)?.offset ?? -1) < node.offset) fields.set(line, { path, offset: node.offset });
    }
    if (node.kind === "array") for (const item of node.items) walk(item, `${path}[]`);
    if (node.kind === "object")
      for (const [name, value] of node.members) walk(value, path === "" ? name : `${path}.${name}`);
  };
  walk(example, "");
  const found: Record<string, string> = {};
  for (const [line, { path }] of fields) {
    const comment = comments.get(line);
    // Items of one array are alike: the first that is described describes them all.
    if (comment && !Object.hasOwn(found, path)) found[path] = comment;
  }
  return found;
}

function commentsByLine(text: string): Map<number, string> {
  const comments = new Map<number, string>();
  for (const [line, source] of text.split("\n").entries()) {
    // A string may hold two slashes: an address does.
    const found = /^(?:[^"/]|"(?:[^"\\]|\\.)*"|\/(?!\/))*?\/\/(.*)$/.exec(source.slice(0, 2000));
    const comment = found?.[1]?.trim();
    if (comment) comments.set(line, comment);
  }
  return comments;
}

function lineCounter(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) ends.push(end);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
