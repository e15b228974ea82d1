/** The comments in an example: XT describes the fields of an answer in them. */
import type { Example } from "./facts.js";

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
