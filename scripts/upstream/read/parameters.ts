/** Reads the inputs of an operation from the rows of a parameter table. */
import { readAllowedValues, unquote } from "./allowed-values.js";
import type { ParameterFacts, ValueType, Warn } from "./facts.js";

/** One row of a parameter table, as strings that are not interpreted yet. */
export interface ParameterRow {
  line: number;
  name: string;
  type: string;
  required: string;
  default: string;
  description: string;
  ranges: string;
}

/** The entries that mean that an operation has no parameters. */
const NAMELESS = /^(?:n\/a|[-—–]+|无|none|null)?$/i;

export function readParameters(rows: readonly ParameterRow[], warn: Warn): ParameterFacts[] {
  const parameters: ParameterFacts[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const name = row.name.trim();
    if (NAMELESS.test(name)) {
      if (name !== "") warn(row.line, `a parameter is named "${name}"; this is read as "no parameters"`);
      continue;
    }
    if (seen.has(name)) warn(row.line, `the parameter ${name} occurs twice`);
    seen.add(name);

    const type = readType(row.type);
    if (type === "unknown") {
      const found = row.type.trim() === "" ? "no type" : `the unknown type "${row.type.trim()}"`;
      warn(row.line, `the parameter ${name} has ${found}`);
    }
    const required = readYesOrNo(row.required);
    if (required === undefined) {
      warn(row.line, `the column for required says "${row.required.trim()}" for ${name}; it is read as optional`);
    }
    const allowed = readAllowedValues(row.ranges, { name, type }, row.description);
    if (allowed.doubt !== undefined) warn(row.line, `${name}: ${allowed.doubt}`);
    parameters.push({
      name,
      type,
      required: required ?? false,
      default: readDefault(row.default, type),
      enum: allowed.enum,
    });
  }
  return parameters;
}

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

/** Reads a yes or a no; undefined if the cell is neither. */
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
    // A larger JavaScript number would lose digits.
    return Number.isInteger(number) && !Number.isSafeInteger(number) ? bare : number;
  }
  return bare;
}
