/** A YAML file as plain data that can be edited. Printing applies the edits to the original document, so the rest of the file stays unchanged. */
import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, type Node, Pair, parseDocument, visit, YAMLMap, YAMLSeq } from "yaml";
import { UserError } from "../command-line.js";

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
  const used = new Set<unknown>();
  const anchored = new Map<string, Node>();
  visit(document, { Value: (_, node) => void (node.anchor && anchored.set(node.anchor, node)) });
  return {
    data,
    before: document.toJS(),
    print() {
      used.clear();
      findUsed(data);
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

  /** Returns the node for a value: its original node, or else the node at its place if no other value uses that. */
  function written(node: unknown, value: unknown): unknown {
    if (isAlias(node) && isDeepStrictEqual(anchored.get(node.source)?.toJS(document), value)) return node;
    const known = nodes.get(value) ?? (used.has(node) ? undefined : node);
    if (Array.isArray(value)) {
      const list = isSeq(known) ? known : new YAMLSeq(document.schema);
      const left = [...list.items];
      list.items = value.map((item) => {
        const at = left.findIndex((one) =>
          isScalar(one) ? one.value === item : (isAlias(one) ? anchored.get(one.source) : one) === nodes.get(item),
        );
        return written(at < 0 ? undefined : left.splice(at, 1)[0], item);
      });
      return list;
    }
    if (typeof value === "object" && value !== null) {
      const map = isMap(known) ? known : new YAMLMap(document.schema);
      const left = map.items;
      const pairs = Object.entries(value).map(([name, inner]) => {
        // A renamed entry keeps its position and its comments.
        const pair =
          left.find(({ key }) => String(key) === name) ??
          left.find((one) => !Object.hasOwn(value, String(one.key)) && one.value === nodes.get(inner)) ??
          new Pair(document.createNode(name));
        if (isScalar(pair.key)) pair.key.value = name;
        pair.value = inLine(name, written(pair.value ?? undefined, inner));
        return pair;
      });
      map.items = [...left.filter((pair) => pairs.includes(pair)), ...pairs.filter((pair) => !left.includes(pair))];
      return map;
    }
    return isScalar(node) && node.value === value ? node : document.createNode(value);
  }

  /** Collects the nodes of all objects and lists that are still in the data. */
  function findUsed(value: unknown): void {
    const node = nodes.get(value);
    if (typeof value !== "object" || value === null || used.has(node)) return;
    if (node) used.add(node);
    for (const inner of Object.values(value)) findUsed(inner);
  }
}

/** Writes short lists on one line, as in the rest of the spec. */
function inLine<T>(key: string, node: T): T {
  if (isSeq(node) && FLOW.test(key) && node.items.every(isScalar)) node.flow = true;
  return node;
}
