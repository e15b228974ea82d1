/** An example answer of a page: its leaves, and what its comments say of its fields. */
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

export function readExample({ text, line, onOneLine }: Excerpt, warn: Warn): Example | undefined {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  const lineAt = (offset: number) => (onOneLine ? line : line + lines.linePos(offset).line - 1);
  const example = readTolerantly(text, (offset, message) => warn(lineAt(offset), message));
  if (example === undefined) warn(line, "the example is neither an object nor an array");
  return example;
}

interface Leaves {
  /** By path, the type of each leaf, or several joined by `|`. Items of one array are merged. */
  types: Record<string, string>;
  /** By path, what stands in the comment on the line of each field. */
  comments: Record<string, string>;
}

export function leavesOf(example: Example): Leaves {
  const found = new Map<string, Set<string>>();
  const filled = { object: new Set<string>(), array: new Set<string>() };
  const comments = new Map<string, string>();

  const walk = (node: Example, path: string): void => {
    // Items of one array are alike: the first that is described describes them all.
    if (node.comment?.text && !comments.has(path)) comments.set(path, node.comment.text);
    const inner: [string, Example][] =
      node.kind === "object"
        ? [...node.members].map(([name, value]) => [path === "" ? name : `${path}.${name}`, value])
        : node.kind === "array"
          ? node.items.map((item) => [`${path}[]`, item])
          : [];
    if (node.kind !== "scalar" && inner.length > 0) filled[node.kind].add(path);
    else found.set(path, (found.get(path) ?? new Set()).add(node.kind === "scalar" ? node.type : node.kind));
    for (const [place, value] of inner) walk(value, place);
  };
  walk(example, "");

  const types: [string, string][] = [];
  for (const [path, some] of found) {
    // One item shows empty what another shows in full.
    if (filled.object.has(path)) some.delete("object");
    if (filled.array.has(path)) some.delete("array");
    const isShownElsewhere = filled.object.has(path) || filled.array.has(path);
    for (const vague of ["null", "unknown"]) if (some.size > 1 || isShownElsewhere) some.delete(vague);
    const joined = new Set([...some].flatMap((type) => type.split("|")));
    if (joined.size > 0 && path !== "") types.push([path, [...joined].sort().join("|")]);
  }
  return { types: Object.fromEntries(types), comments: Object.fromEntries(comments) };
}
