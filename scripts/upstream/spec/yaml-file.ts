/** A YAML file as plain data to edit: what is edited is written into the file's own document, and all else stays as it is written. */
import { isDeepStrictEqual } from "node:util";
import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, visit } from "yaml";
import { Refusal } from "../refusal.js";

export interface YamlFile<T> {
  data: T;
  print(): string;
}

const FLOW = /^(?:type|required|tags)$/;

export function openYaml<T>(name: string, text: string, lineWidth: number): YamlFile<T> {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new Refusal(`${name} is not YAML: ${error.message}`);
  const data: T = document.toJS();
  /** Which node an object or a list of the data came from, wherever it stands by now. */
  const nodes = new Map<unknown, Node>();
  remember(document.contents, data);
  const anchored = new Map<string, Node>();
  visit(document, { Value: (_, node) => void (node.anchor && anchored.set(node.anchor, node)) });
  return {
    data,
    print() {
      document.contents = written(document.contents, data) as typeof document.contents;
      placeAnchors();
      return document.toString({ lineWidth, flowCollectionPadding: false });
    },
  };

  /** Where what an alias stands for is gone, or moved behind it, that takes the alias's place. */
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

  /** The node that says a value: the one that is there, or the one that the value came from, as far as they say it. */
  function written(node: unknown, value: unknown): unknown {
    if (isAlias(node) && isDeepStrictEqual(node.resolve(document)?.toJS(document), value)) return node;
    // What was wrapped into the value stands in it, and not around it.
    const isNew = typeof value === "object" && !nodes.has(value) && node !== undefined;
    const isWrapped = isNew && [...nodes].some(([part, one]) => one === node && part !== value && holds(value, part));
    const known = nodes.get(value) ?? (isWrapped ? undefined : node);
    if (isMap(known) && isObject(value)) {
      const gone = known.items.filter(({ key }) => !Object.hasOwn(value, String(key)));
      for (const [name, inner] of Object.entries(value)) {
        const pair = known.items.find(({ key }) => String(key) === name);
        // What only changed its name stays where it stands.
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

/** Short lists stand on one line, as in the rest of the spec. */
function inLine<T>(key: string, node: T): T {
  if (isSeq(node) && FLOW.test(key) && node.items.every(isScalar)) node.flow = true;
  return node;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
