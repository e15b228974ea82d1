/** Reads the inputs of an operation from its parameter tables. */
import { readAllowedValues, unquote } from "./allowed-values.js";
import type { TableBlock } from "./markdown-blocks.js";
import { readInputFacts } from "./notes.js";
import type { ParameterFacts, ValueType, Warn } from "./reading.js";
import { isRequestTitle, isResponseTitle } from "./titles.js";

export interface Parameter {
  facts: ParameterFacts;
  description: string;
  /** All facts for the merge, by name. */
  all: ReturnType<typeof readInputFacts>;
}

type Column = "name" | "type" | "required" | "default" | "ranges" | "description";

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  [
    "name",
    /^(?:(?:parameters?|params?|fields?)?\s*(?:name|key)?|(?:请求)?(?:参数|字段)?(?:名称?|名字)|(?:请求)?参数|字段)$/i,
  ],
  ["type", /^(?:(?:data|value|param(?:eter)?|field)?\s*type|(?:数据|参数|字段)?类型)$/i],
  ["required", /^(?:(?:is\s*)?(?:mandatory|required?)|是?否?必[填选须需传要]项?)$/i],
  ["default", /^(?:defaults?(?:\s*value)?|默认值?|缺省值?)$/i],
  [
    "ranges",
    /^(?:(?:value\s*)?ranges?|(?:(?:allowed|possible|valid|enum)\s*)?values|options|enum(?:eration)?s?|(?:取值|数值|值)?范围|可选值|枚举值?|取值)$/i,
  ],
  [
    "description",
    /^(?:descriptions?|desc|remarks?|notes?|comments?|meaning|explanation|(?:参数|字段)?(?:描述|说明|备注|含义))$/i,
  ],
];

function columnsOf(table: TableBlock): (Column | undefined)[] {
  return table.header.map((cell) => {
    // From the start of the cell: from each parenthesis, the search for the last one would take quadratic time.
    const title = cell
      .replace(/^([^(（]*)[(（].*[)）]/, "$1")
      .replace(/[?？*:：]/g, "")
      .trim();
    return title === "" ? undefined : COLUMNS.find(([, name]) => name.test(title))?.[0];
  });
}

/** Whether a table is probably meant as a table of parameters, even if its columns are unknown. */
export function resemblesParameters(table: TableBlock): boolean {
  const columns = columnsOf(table);
  const [nearest = ""] = table.headings;
  if (isResponseTitle(nearest) || /error|header|错误|请求头/i.test(nearest)) return false;
  return isRequestTitle(nearest) || columns.includes("required") || columns.includes("type");
}

export function isParameterTable(table: TableBlock): boolean {
  const columns = columnsOf(table);
  const isClear = columns.includes("required") || (columns.includes("type") && table.headings.some(isRequestTitle));
  return isClear && columns.includes("name") && resemblesParameters(table);
}

export function readParameters(tables: readonly TableBlock[], warn: Warn): Parameter[] {
  const chosen = tables.filter(isParameterTable);
  const [, second] = chosen;
  if (second) warn(second.line, "there is a second table of parameters; its rows are read, too");
  const seen = new Set<string>();
  return chosen.flatMap((table) => {
    const columns = columnsOf(table);
    for (const [at, title] of table.header.entries())
      if (!columns[at] && title !== "") warn(table.line, `the column "${title}" is unknown; it is ignored`);
    if (!columns.includes("required")) warn(table.line, "no column says which parameters are required");
    return table.rows.flatMap(({ line, cells }) => {
      if (cells.length > columns.length) warn(line, "a row has more cells than the table has columns");
      if (cells.length < columns.length) warn(line, "a row has fewer cells than the table has columns");
      // An unescaped | splits the last cell, so its parts are joined again.
      const kept = [...cells.slice(0, columns.length - 1), cells.slice(columns.length - 1).join("|")];
      const cellOf = (name: Column): string => kept[columns.indexOf(name)]?.trim() ?? "";
      return readRow(cellOf, seen, (message) => warn(line, message));
    });
  });
}

/** The names that mean that an operation has no parameters. */
const NAMELESS = /^(?:n\/a|[-—–]+|无|none|null)?$/i;

function readRow(cellOf: (name: Column) => string, seen: Set<string>, warn: (message: string) => void): Parameter[] {
  const name = cellOf("name");
  if (NAMELESS.test(name)) {
    if (name !== "") warn(`a parameter is named "${name}"; this is read as "no parameters"`);
    return [];
  }
  if (seen.has(name)) warn(`the parameter ${name} occurs twice; the last row is merged`);
  seen.add(name);

  const type = readType(cellOf("type"));
  if (type === "unknown")
    warn(`the parameter ${name} has ${cellOf("type") === "" ? "no type" : `the unknown type "${cellOf("type")}"`}`);
  const required = readYesOrNo(cellOf("required"));
  if (required === undefined)
    warn(`the column for required says "${cellOf("required")}" for ${name}; it is read as optional`);
  const description = cellOf("description");
  const ranges = cellOf("ranges");
  const allowed = readAllowedValues(ranges, { name, type }, description);
  if (allowed.doubt !== undefined) warn(`${name}: ${allowed.doubt}`);
  const facts = {
    name,
    type,
    required: required ?? false,
    default: readDefault(cellOf("default"), type),
    enum: allowed.enum,
  };
  const all = readInputFacts(description, ranges, facts, allowed);
  if (facts.required && !all.required)
    warn(
      `the parameter ${name} is required, but its description says what happens without it; it is merged as optional`,
    );
  return [{ facts, description, all }];
}

const TYPES: readonly (readonly [ValueType, RegExp])[] = [
  ["string", /^(?:string|enum)$/i],
  ["number", /^(?:number|bigdecimal|double|float)$/i],
  ["integer", /^(?:integer|int|long)$/i],
  ["boolean", /^bool(?:ean)?$/i],
  // `string[]`, `List<String>`, `array(string)`
  ["array", /^(?:array|list)(?:\s*[<([].*)?$|^\w+\[\]$/i],
  ["object", /^object$/i],
];

export function readType(text: string): ValueType {
  return TYPES.find(([, words]) => words.test(text.trim()))?.[0] ?? "unknown";
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
