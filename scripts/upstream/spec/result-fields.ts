/** The fields of an answer: where each stands in the spec's schema, and where in its examples. */
import { type Document, isMap, isSeq, type YAMLMap } from "yaml";
import { Refusal } from "../refusal.js";
import { child, childMap, itemsOf, referencesTo, resolve } from "./document.js";

/** A field of a result: its schema, the object schema that holds it, and the steps that lead there. */
export interface Field {
  holder: YAMLMap;
  name: string;
  schema: YAMLMap | undefined;
}

/** `result.items[].price` → `["result", "items", "[]", "price"]`. */
export function stepsOf(where: string): string[] {
  return where.split(/\.|(?=\[\])/).filter((step) => step !== "");
}

/** Walks from the schema of an answer to the holder of a field; makes what is missing on the way where `make` says so. */
export function findField(spec: Document, root: YAMLMap, where: string, make: boolean): Field | undefined {
  const steps = stepsOf(where);
  const name = steps.pop() ?? "";
  let schema: YAMLMap | undefined = root;
  for (const step of steps) {
    const key = step === "[]" ? ["items"] : ["properties", step];
    const next = child(spec, schema, ...key);
    refuseShared(spec, schema?.getIn(key, true), where);
    if (!isMap(next) || next.items.length === 0) {
      if (!make || !schema) return undefined;
      const made = spec.createNode(step === "[]" ? {} : { type: "object", properties: {} });
      schema.setIn(key, made);
      if (step === "[]") schema.set("type", "array");
    }
    schema = childMap(spec, schema, ...key);
  }
  if (!schema) return undefined;
  const key = name === "[]" ? ["items"] : ["properties", name];
  refuseShared(spec, schema.getIn(key, true), where);
  return { holder: schema, name, schema: childMap(spec, schema, ...key) };
}

function refuseShared(spec: Document, node: unknown, where: string): void {
  if (referencesTo(spec, node) <= 1) return;
  throw new Refusal(`${where} lies in a schema that other operations share: give this operation its own first`);
}

/** The places of an example's value that a response path names; makes the objects and arrays around them where `make` says so. */
export function placesIn(
  spec: Document,
  value: unknown,
  steps: readonly string[],
  make = false,
): { holder: YAMLMap; name: string }[] {
  const [step, ...rest] = steps;
  const node = resolve(spec, value);
  if (step === undefined) return [];
  if (step === "[]") {
    if (make && isSeq(node) && node.items.length === 0) node.add(spec.createNode({}));
    return itemsOf(node).flatMap((item) => placesIn(spec, item, rest, make));
  }
  if (!isMap(node)) return [];
  if (rest.length === 0) return [{ holder: node, name: step }];
  if (make && !isMap(child(spec, node, step)) && !isSeq(child(spec, node, step))) {
    node.set(step, spec.createNode(rest[0] === "[]" ? [] : {}));
  }
  return placesIn(spec, node.get(step, true), rest, make);
}
