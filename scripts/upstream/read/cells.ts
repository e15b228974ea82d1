/** What the cells of a parameter table say: a type, a yes or no, a default. */
import type { ValueType } from "./facts.js";

const TYPES: Readonly<Record<string, ValueType>> = {
  string: "string",
  enum: "string",
  number: "number",
  bigdecimal: "number",
  double: "number",
  float: "number",
  integer: "integer",
  int: "integer",
  long: "integer",
  boolean: "boolean",
  bool: "boolean",
  array: "array",
  list: "array",
  object: "object",
};

export function readType(text: string): ValueType {
  const word = text.trim().toLowerCase();
  // `string[]`, `List<String>`, `array(string)`
  if (/^(?:list|array)\s*[<([]|^\w+\[\]$/.test(word)) return "array";
  return Object.hasOwn(TYPES, word) ? (TYPES[word] ?? "unknown") : "unknown";
}

const YES = /^(?:true|yes|y|on|1|required|mandatory|是|必填|必选|必须|必传|必需|√|✓|✔|✅)$/i;
const NO =
  /^(?:false|no|n|off|0|optional|not required|none|null|n\/a|-|—|否|不|可选|选填|非必填|非必选|非必须|非必传|非必需|不必|×|✗|❌)?$/i;

/** Undefined when the cell holds neither a yes nor a no. */
export function readYesOrNo(text: string): boolean | undefined {
  const word = text.trim();
  if (YES.test(word)) return true;
  return NO.test(word) ? false : undefined;
}

const NOTHING = /^(?:n\/a|-|—|无|none|null|~)?$/i;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

export function readDefault(text: string, type: ValueType): string | number | boolean | null {
  const bare = unquote(text.trim());
  if (NOTHING.test(bare)) return null;
  if (type === "boolean" && /^(?:true|false)$/i.test(bare)) return bare.toLowerCase() === "true";
  if ((type === "number" || type === "integer") && NUMBER.test(bare)) {
    const number = Number(bare);
    // Beyond this a JavaScript number no longer says what the page says.
    return Number.isInteger(number) && !Number.isSafeInteger(number) ? bare : number;
  }
  return bare;
}

/** The text without the quotation marks or backticks around it. */
export function unquote(text: string): string {
  const quoted = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^“”]*)”|‘([^‘’]*)’)$/s.exec(text);
  const inner = quoted?.slice(1).find((group) => group !== undefined);
  return inner === undefined ? text : inner.trim();
}
