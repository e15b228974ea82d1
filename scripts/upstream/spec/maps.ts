/** Small edits of a YAML map that leave everything else of it as it is written. */
import { type Document, isScalar, isSeq, type YAMLMap } from "yaml";
import { child, itemsOf } from "./document.js";

export function setOrDelete(map: YAMLMap, key: string, value: unknown, spec: Document): void {
  if (value === null || value === undefined) map.delete(key);
  else map.set(key, typeof value === "object" ? spec.createNode(value) : value);
}

/** Puts a name on the schema's list of required fields, or takes it from there. */
export function setRequired(spec: Document, schema: YAMLMap, name: string, required: boolean): void {
  const list = child(spec, schema, "required");
  const index = itemsOf(list).findIndex((item) => String(item) === name);
  if (required && index < 0) {
    if (isSeq(list)) list.add(name);
    else schema.set("required", spec.createNode([name]));
  }
  if (!required && index >= 0 && isSeq(list)) {
    list.delete(index);
    if (list.items.length === 0) schema.delete("required");
  }
}

export function renameRequired(spec: Document, schema: YAMLMap, from: string, to: string): void {
  const list = child(spec, schema, "required");
  const index = itemsOf(list).findIndex((item) => String(item) === from);
  if (isSeq(list) && index >= 0) list.set(index, to);
}

/** Gives a key another name and leaves its entry, with its comments, where it stands. */
export function renameKey(map: YAMLMap, from: string, to: string): void {
  const entry = map.items.find(({ key }) => String(key) === from);
  if (!entry) return;
  if (isScalar(entry.key)) entry.key.value = to;
  else entry.key = to;
}
