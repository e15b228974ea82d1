/** The fields of an answer, out of the example that a page shows. */
import type { Example } from "./facts.js";

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
