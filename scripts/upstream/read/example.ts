/** Reads an example response of a page: its leaves, and the comments on its fields. */
import { LineCounter } from "yaml";
import type { Example, Warn } from "./page.js";
import { parseTolerantly } from "./tolerant-json.js";

/** A part of a page, with its position in the page's file. */
export interface Excerpt {
  text: string;
  /** The line of the file where the text begins. */
  line: number;
  /** The text is on one line of the file, such as a quoted YAML string with escaped line breaks. */
  onOneLine?: boolean;
}

export function readExample({ text, line, onOneLine }: Excerpt, warn: Warn): Example | undefined {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  const lineAt = (offset: number) => (onOneLine ? line : line + lines.linePos(offset).line - 1);
  const example = parseTolerantly(text, (offset, message) => warn(lineAt(offset), message));
  if (example === undefined) warn(line, "the example is neither an object nor an array");
  return example;
}

interface Leaves {
  /** The type of each leaf by its path, or several types joined by `|`. The items of an array are merged. */
  types: Record<string, string>;
  /** The comment on the line of each field, by its path. */
  comments: ReadonlyMap<string, string>;
}

export function leavesOf(example: Example): Leaves {
  const found = new Map<string, Set<string>>();
  const comments = new Map<string, string>();

  const walk = (node: Example, path: string): void => {
    // The items of an array have the same fields, so the first comment applies to all of them.
    if (node.comment?.text && !comments.has(path)) comments.set(path, node.comment.text);
    const inner: [string, Example][] =
      node.kind === "object"
        ? [...node.members].map(([name, value]) => [path === "" ? name : `${path}.${name}`, value])
        : node.kind === "array"
          ? node.items.map((item) => [`${path}[]`, item])
          : [];
    const type = node.kind === "scalar" ? node.type : inner.length > 0 ? `filled ${node.kind}` : node.kind;
    found.set(path, (found.get(path) ?? new Set()).add(type));
    for (const [place, value] of inner) walk(value, place);
  };
  walk(example, "");

  const types: [string, string][] = [];
  for (const [path, all] of found) {
    const clear = [...all].filter((type) => type !== "null" && type !== "unknown");
    const vague = all.has("unknown") ? "unknown" : "null";
    // One item may have an empty container that is filled in another item.
    const leaves = (clear.length > 0 ? clear : [vague]).filter(
      (type) => !type.startsWith("filled ") && !all.has(`filled ${type}`),
    );
    const joined = new Set(leaves.flatMap((type) => type.split("|")));
    if (joined.size > 0 && path !== "") types.push([path, [...joined].sort().join("|")]);
  }
  return { types: Object.fromEntries(types), comments };
}
