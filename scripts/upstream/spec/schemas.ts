/** Creates schemas from a page's facts. Ids and amounts are exact, secrets are marked, and all fields of a response are nullable. */
import { type Facts, parsePlace, type Value } from "../merge/facts.js";
import type { Example } from "../read/page.js";
import { mentionsId, mentionsList, mentionsSecret } from "../read/prose.js";
import type { Schema } from "./spec.js";

/** A JavaScript number would round the id 6216559590087220004 to another order's id. */
const exactId = { type: "integer", format: "int64" };
/** A JavaScript number is binary and would change an amount. XT accepts amounts as strings. */
const exactAmount = { type: "string", format: "decimal" };
/** A number in an example may be a string in a real response: XT sends both. */
const exactAmountShown = { type: ["string", "number"], format: "decimal" };

const isAmount = (name: string) => /(?:amount|price|qty|quantity|fee|balance|cost|volume)$/i.test(name);
const isWhole = (name: string) => /(?:time|timestamp|limit|count|size|page)$/i.test(name);
/** `id`, `orderId`, `order_id`, `orderIds`; not `paid`, `valid`, `grid`. */
const isId = (name: string) => /^ids?$|[a-z0-9](?:Id|ID|_id)s?$|[a-z0-9]IDS$/.test(name);
const SECRET = /secret|passw|passphrase|private_?key|(?:access|refresh|id|auth)_?token$|^token$|signature$/i;
/** Names of keys that identify a key pair and are not secret. */
const SHOWN = /^(?:app|api|access)_?key$/i;

function isSecret(name: string, words: string | undefined): boolean {
  return SECRET.test(name) || (mentionsSecret(words) && !SHOWN.test(name));
}

/** Creates the schema of an input. `words` is its description on the page. */
export function inputSchema(name: string, facts: Facts, place: string, words: string | undefined): Schema {
  const fact = (key: string) => facts.get(`input ${name} ${key}`);
  const type = String(fact("type") ?? "unknown");
  // A `limit` may count the records after an id.
  const isExact = isId(name) || (mentionsId(words) && !isWhole(name));
  const isList = place === "query" && type === "string" && (mentionsList(words) || /[a-z](?:Ids|_ids)$/.test(name));
  const [values, fallback] = [fact("values"), fact("default")];
  if (type === "array" || isList) {
    const listed = Array.isArray(values) && { enum: values };
    return { type: "array", items: { ...(isList && { type: "string" }), ...(isExact && exactId), ...listed } };
  }
  if (type === "object" || type === "unknown") return type === "object" ? { type } : {};
  const isNumber = type === "number" || type === "integer";
  const isExactAmount = isNumber && !isExact && isAmount(name);
  const typed = (value: Value) => (isExactAmount ? String(value) : typedValue(value, type));
  const schema: Schema = { type };
  if (isNumber && isWhole(name)) schema.type = "integer";
  if (isExactAmount) Object.assign(schema, exactAmount);
  if (isNumber && isExact) Object.assign(schema, exactId);
  if (type === "string" && isSecret(name, words)) schema.format = "password";
  if (Array.isArray(values)) schema.enum = values.map(typed);
  // The client has ids and amounts as strings, which have no bounds.
  for (const key of isExactAmount ? [] : isExact ? ["pattern"] : ["pattern", "minimum", "maximum"])
    if (fact(key) !== undefined) schema[key] = fact(key);
  if (fallback !== undefined) schema.default = typed(fallback);
  return schema;
}

/** Converts a value to its type. It stays a string if a JavaScript number would change it. */
export function typedValue(value: Value, type: string): unknown {
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  const number = Number(value);
  const isHeld = value !== "" && Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return (type === "number" || type === "integer") && isHeld ? number : value;
}

/** Creates the schema of a field of a result from its type and its example values. Edits of the places inside it add its own fields or items. */
export function fieldSchema(place: string, type: string, shown: readonly Example[], words: string | undefined): Schema {
  const types = type.split("|").filter((one) => one !== "null" && one !== "unknown");
  const [only, another] = types;
  // From null, no type can be derived.
  if (only === undefined) return {};
  if (another !== undefined) return { type: types };
  if (only === "array") return { type: only, items: {} };
  const name = parsePlace(place).steps.findLast((step) => step !== "[]") ?? "";
  const texts = shown.flatMap((value) => (value.kind === "scalar" && value.type === only ? [value.text] : []));
  // `clientOrderId` is a string that the client chooses.
  const isExact = isId(name) && !/client/i.test(name);
  if (only === "number") {
    if (isExact || texts.some((text) => /^-?\d{16,}$/.test(text))) return { ...exactId };
    if (isAmount(name)) return { ...exactAmountShown };
    return { type: isWhole(name) && texts.every((text) => /^-?\d+$/.test(text)) ? "integer" : "number" };
  }
  if (only === "string" && isExact && texts.every((text) => /^\d{1,19}$/.test(text)))
    return { type: "string", format: "int64" };
  if (only === "string" && isSecret(name, words)) return { type: "string", format: "password" };
  return { type: only };
}

/** Finds the values of an example at a path: one for each item of the lists around it. */
export function shownAt(example: Example, [step, ...rest]: readonly string[]): Example[] {
  if (step === undefined) return [example];
  const member = example.kind === "object" ? example.members.get(step) : undefined;
  const inner = example.kind === "array" && step === "[]" ? example.items : member ? [member] : [];
  return inner.flatMap((one) => shownAt(one, rest));
}

/** Converts an example to a value for the spec. */
export function exampleValue(example: Example): unknown {
  if (example.kind === "array") return example.items.map(exampleValue);
  if (example.kind === "object")
    return Object.fromEntries([...example.members].map(([name, value]) => [name, exampleValue(value)]));
  const { type, text } = example;
  const number = Number(text);
  // A BigInt keeps every digit of a large id.
  if (type === "number" && Number.isInteger(number) && !Number.isSafeInteger(number) && /^-?\d+$/.test(text))
    return BigInt(text);
  if (type === "number" && Number.isFinite(number)) return number;
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return type === "string" ? text : sampleOf(type);
}

export function sampleOf(type: string): unknown {
  const samples: Record<string, unknown> = {
    string: "string",
    number: 0,
    integer: 0,
    boolean: false,
    array: [],
    object: {},
  };
  return samples[type.split("|")[0] ?? ""] ?? null;
}
