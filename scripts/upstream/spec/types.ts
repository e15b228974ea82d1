/** The type of a value in the spec. */
import type { Document, YAMLMap } from "yaml";
import type { ValueType } from "../read/facts.js";
import { Refusal } from "../refusal.js";

export function typeSchema(type: ValueType): Record<string, unknown> {
  return type === "unknown" ? {} : type === "array" ? { type, items: {} } : { type };
}

/** Keywords that say more than the type: they do not outlive it. */
const constraints = "const enum minLength maxLength pattern format minimum maximum default items properties required";

/** What is secret stays secret: nothing shows it, whatever its page calls it now. */
export function setType(spec: Document, schema: YAMLMap, type: string): void {
  const isSecret = schema.get("format") === "password";
  if (isSecret && type !== "string") {
    throw new Refusal(`it is secret, and only a text can be: see what it is now that its page calls it ${type}`);
  }
  for (const keyword of [...constraints.split(" "), "example", "examples", "x-enumDescriptions"])
    schema.delete(keyword);
  const types = type.split("|").filter((name) => name !== "null" && name !== "unknown");
  const [only, another] = types;
  if (only === undefined) schema.delete("type");
  else schema.set("type", another === undefined ? only : spec.createNode(types));
  if (types.includes("array")) schema.set("items", spec.createNode({}));
  if (isSecret) schema.set("format", "password");
}
