/** A YAML file as plain data that can be edited. Printing applies the edits to the original document, so the rest of the file stays unchanged. */
import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, visit } from "yaml";
import { UserError } from "../terminal/output.js";

export interface YamlFile<T> {
  data: T;
  /** The data before any edit. */
  before: T;
  print(): string;
}

const FLOW = /^(?:type|required|tags)$/;

export function openYaml<T>(name: string, text: string, lineWidth: number): YamlFile<T> {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new UserError(`${name} is not YAML: ${error.message}`);
  const data: T = document.toJS();
  /** Maps each object and list of the data to its original node, even if an edit moves it. */
  const nodes = new Map<unknown, Node>();
  remember(document.contents, data);
  const anchored = new Map<string, Node>();
  visit(document, { Value: (_, node) => void (node.anchor && anchored.set(node.anchor, node)) });
  return {
    data,
    before: document.toJS(),
    print() {
      document.contents = written(document.contents, data) as typeof document.contents;
      placeAnchors();
      return document.toString({ lineWidth, flowCollectionPadding: false });
    },
  };

  /** If the anchor of an alias was removed or moved after it, replaces the alias with a copy of the anchored node. */
  function placeAnchors(): void {
    const placed = new Set<string>();
    visit(document, {
      Value: (_, { anchor }) => void (anchor && placed.add(anchor)),
      Alias: (_, { source }) => (placed.has(source) ? undefined : (anchored.get(source)?.clone() as Node | undefined)),
    });
  }

  function remember(node: unknown, value: unknown): void {
    if (isMap(node)) for (const { key, value: inner } of node.items) remember(inner, Object(value)[String(key)]);
    if (isSeq(node)) for (const [at, inner] of node.items.entries()) remember(inner, Object(value)[at]);
    if ((isMap(node) || isSeq(node)) && !nodes.has(value)) nodes.set(value, node);
  }

  /** Returns the node for a value. It reuses the current node, or the value's original node, as far as possible. */
  function written(node: unknown, value: unknown): unknown {
    if (isAlias(node) && isDeepStrictEqual(anchored.get(node.source)?.toJS(document), value)) return node;
    // If the value wraps the node's old content, the node belongs inside the value.
    const isNew = typeof value === "object" && !nodes.has(value) && node !== undefined;
    const isWrapped = isNew && [...nodes].some(([part, one]) => one === node && part !== value && holds(value, part));
    const known = nodes.get(value) ?? (isWrapped ? undefined : node);
    if (isMap(known) && isObject(value)) {
      const gone = known.items.filter(({ key }) => !Object.hasOwn(value, String(key)));
      for (const [name, inner] of Object.entries(value)) {
        const pair = known.items.find(({ key }) => String(key) === name);
        // A renamed entry keeps its position.
        const renamed = pair
          ? undefined
          : gone.find((one) => typeof inner === "object" && nodes.get(inner) === one.value);
        if (renamed && isScalar(renamed.key)) {
          renamed.key.value = name;
          gone.splice(gone.indexOf(renamed), 1);
        }
        const found = pair ?? renamed;
        const next = written(found?.value, inner);
        if (found && next !== found.value) found.value = inLine(name, next);
        if (!found) known.set(document.createNode(name), inLine(name, next));
      }
      known.items = known.items.filter((pair) => !gone.includes(pair));
      return known;
    }
    if (isSeq(known) && Array.isArray(value)) {
      const left = [...known.items];
      known.items = value.map((item) => {
        const at = left.findIndex((one) =>
          isScalar(one) ? one.value === item : (isAlias(one) ? anchored.get(one.source) : one) === nodes.get(item),
        );
        return written(at < 0 ? undefined : left.splice(at, 1)[0], item);
      });
      return known;
    }
    if (isScalar(known) && known.value === value) return known;
    const made = document.createNode(value, { aliasDuplicateObjects: false });
    visit(made, { Pair: (_, { key, value: inner }) => void inLine(String(key), inner) });
    return made;
  }
}

function holds(value: unknown, part: unknown): boolean {
  return (
    value === part ||
    (typeof value === "object" && value !== null && Object.values(value).some((inner) => holds(inner, part)))
  );
}

/** Writes short lists on one line, as in the rest of the spec. */
function inLine<T>(key: string, node: T): T {
  if (isSeq(node) && FLOW.test(key) && node.items.every(isScalar)) node.flow = true;
  return node;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
