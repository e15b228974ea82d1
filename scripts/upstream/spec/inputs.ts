/** The inputs of an operation in the spec: in the query, the path, or the body. */
import { type Document, isMap, isSeq, type YAMLMap } from "yaml";
import { Refusal } from "../refusal.js";
import { child, childMap, itemsOf, keysOf, referencesTo } from "./document.js";
import { inputSchema, inputStyle } from "./input-schema.js";
import { renameKey, renameRequired, setRequired } from "./maps.js";
import type { MergedParameter } from "./merge-pages.js";
import { isInputRequired } from "./optional.js";

/** An input of an operation, wherever it stands: the query, the path, or a field of the body. */
export interface Input {
  schema: YAMLMap;
  /** The parameter with its name; a field of a body has none. */
  parameter: YAMLMap | undefined;
  /** The query, the path or the body. */
  place: string;
  setRequired(required: boolean): void;
  rename(name: string): void;
  remove(): void;
}

export function findInput(spec: Document, operation: YAMLMap, name: string): Input | undefined {
  const list = child(spec, operation, "parameters");
  for (const item of itemsOf(list)) {
    const parameter = childMap(spec, item);
    const schema = childMap(spec, parameter, "schema");
    if (!parameter || !schema || parameter.get("name") !== name) continue;
    if (referencesTo(spec, item) > 1) {
      throw new Refusal(`${name} is shared with another operation: give this operation its own parameter first`);
    }
    return {
      schema,
      parameter,
      place: String(parameter.get("in")),
      setRequired: (required) => parameter.set("required", required),
      rename: (to) => parameter.set("name", to),
      remove() {
        if (isSeq(list)) list.delete(list.items.indexOf(item));
        const pointer = isMap(item) ? item.get("$ref") : undefined;
        if (typeof pointer === "string") spec.deleteIn(keysOf(pointer));
      },
    };
  }
  const body = bodySchema(spec, operation);
  const schema = childMap(spec, body, "properties", name);
  const properties = childMap(spec, body, "properties");
  if (!body || !properties || !schema) return undefined;
  return {
    schema,
    parameter: undefined,
    place: "body",
    setRequired: (required) => setRequired(spec, body, name, required),
    rename(to) {
      renameKey(properties, name, to);
      renameRequired(spec, body, name, to);
    },
    remove() {
      properties.delete(name);
      setRequired(spec, body, name, false);
    },
  };
}

export function bodySchema(spec: Document, operation: YAMLMap): YAMLMap | undefined {
  const [media] = childMap(spec, operation, "requestBody", "content")?.items ?? [];
  return childMap(spec, media?.value, "schema");
}

export function addInput(spec: Document, operation: YAMLMap, facts: MergedParameter, place: string): void {
  const body = bodySchema(spec, operation);
  if (place === "body" && body) {
    body.setIn(["properties", facts.name], spec.createNode(inputSchema(facts, facts.notes, place)));
    setRequired(spec, body, facts.name, isInputRequired(facts, facts.notes, place));
    return;
  }
  const parameter = {
    ...{ name: facts.name, in: place, required: isInputRequired(facts, facts.notes, place) },
    ...inputStyle(facts, facts.notes, place),
    schema: inputSchema(facts, facts.notes, place),
  };
  if (!operation.has("parameters")) operation.set("parameters", spec.createNode([]));
  operation.addIn(["parameters"], spec.createNode(parameter));
}
