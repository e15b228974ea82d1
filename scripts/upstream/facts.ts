/** What a client depends on, of all that a page says. Wording, order and layout are no facts. */

export type ValueType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "unknown";

export interface ParameterFacts {
  name: string;
  type: ValueType;
  required: boolean;
  default: string | number | null;
  enum: string[] | null;
}

export interface OperationFacts {
  method: string;
  path: string;
  parameters: ParameterFacts[];
  /** Each leaf of the example answer: its path (`result.items[].price`) and its type, or several joined by `|`. */
  response: Record<string, string>;
}

/** An example answer as a tree. A scalar's `text` is what the page shows, for whoever wants the value too. */
export type Example =
  | { kind: "object"; members: Map<string, Example> }
  | { kind: "array"; items: Example[] }
  | { kind: "scalar"; type: string; text: string };

/** Something the reader had to forgive or could not be sure of; `line` counts from 1 in the page's file. */
export interface Warning {
  line: number;
  message: string;
}

/** What a page's text gives. */
export interface Reading {
  operations: OperationFacts[];
  /** The example answer of each operation, where there is one to be read. */
  examples: (Example | undefined)[];
  /** Where a page names a verb, and then no path: it looks like an endpoint's and is none. */
  gap?: Warning;
}

export type Warn = (line: number, message: string) => void;

/** One row of a parameter table, as the page has it: text only, not interpreted yet. */
export interface ParameterRow {
  line: number;
  name: string;
  type: string;
  required: string;
  default: string;
  description: string;
  ranges: string;
}

export const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const;

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
  object: "object",
};

export function readType(text: string): ValueType {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(TYPES, word) ? (TYPES[word] ?? "unknown") : "unknown";
}

const YES = /^(?:true|yes|y|on|1|required|mandatory|是|必填|必选|必须|必传|必需|√|✓|✔|✅)$/i;
const NO =
  /^(?:false|no|n|off|0|optional|not required|none|null|n\/a|-|—|否|不|可选|选填|非必填|非必选|非必须|非必传|非必需|不必|×|✗|❌)?$/i;

/** Null when the cell holds neither a yes nor a no. */
export function readRequired(text: string): boolean | null {
  const word = text.trim();
  if (YES.test(word)) return true;
  if (NO.test(word)) return false;
  return null;
}

const NOTHING = /^(?:n\/a|-|—|无|none|null|~)?$/i;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

export function readDefault(text: string, type: ValueType): string | number | null {
  const bare = unquote(text.trim());
  if (NOTHING.test(bare)) return null;
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
