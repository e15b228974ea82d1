/** Reads the inputs of an operation from its parameter tables. */
import type { TableBlock } from "./markdown-blocks.js";
import type { ParameterFacts, ValueType, Warn } from "./page.js";
import { readInputFacts } from "./prose.js";
import { isBlank, readAllowedValues, unquote } from "./read-enum.js";
import { isRequestTitle, isResponseTitle } from "./titles.js";

export interface Parameter {
  name: string;
  description: string;
  row: ParameterFacts;
  /** What the merge compares: the facts of the row, and those in the description. */
  facts: ReturnType<typeof readInputFacts>;
}

type Column = "name" | "type" | "required" | "default" | "ranges" | "description";

/** The kinds of columns. The first one that fits a title counts: "Default Values" is a default, and "Example Values" is ignored. */
const COLUMNS: readonly (readonly [Column | undefined, RegExp])[] = [
  [undefined, /example|sample|示例|例子/i],
  [
    "required",
    /^(?:is |optional ?\/ ?)?(?:mandatory|req(?:uired?)?|necessary|compulsory|must)(?: ?\/ ?optional)?\.?$|^(?:是否)?(?:必[填选须需传要]|强制)/i,
  ],
  ["default", /default|默认|缺省/i],
  ["type", /^(?:(?:data|value|param(?:eter)?|field) ?)?type$|^(?:数据|参数|字段|值)?类型$/i],
  [
    "ranges",
    /\branges?$|\b(?:allowed|accepted|possible|valid) value|\bvalues\b|^options$|\benum|范围$|可选值|枚举|取值|值域|有效值|允许/i,
  ],
  ["description", /\bdesc|remark|note|comment|meaning|explanation|details|描述|说明|备注|含义|解释/i],
  [
    "name",
    /^(?:request )?(?:param(?:eter)?|field|property|attribute|argument|key)?s?(?: ?(?:name|key))?$|^(?:请求)?(?:参数|字段|属性|变量)?(?:名称?|名字)?$/i,
  ],
];

function columnsOf(table: TableBlock): (Column | undefined)[] {
  return table.header.map((cell) => {
    // The pattern begins at the start of the cell. If it began at a parenthesis, it would search for the last one again and again, which
    // takes quadratic time.
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
  const unread = chosen.length > 0 && tables.find((table) => !chosen.includes(table) && resemblesParameters(table));
  if (unread)
    warn(
      unread.line,
      "another table looks like parameters, but its columns and headings don't show it clearly; it is not read",
    );
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
      const cellOf = (name: Column): string => {
        // Several columns may have one meaning: "Description" and "Remark". In the older format, each key of any entry is a column, also one
        // with a typo.
        const cell = kept.find((text, at) => columns[at] === name && text.trim() !== "")?.trim() ?? "";
        // In these two columns, a link in front may be the title of the list, so it stays. In others, its text is the value.
        return name === "ranges" || name === "description" ? cell : cell.replace(/^\[([^\]]*)\]\(#\)/, "$1");
      };
      return readRow(cellOf, seen, (message) => warn(line, message));
    });
  });
}

function readRow(cellOf: (name: Column) => string, seen: Set<string>, warn: (message: string) => void): Parameter[] {
  const name = cellOf("name");
  // A row such as "N/A" means that the operation has no parameters.
  if (isBlank(name)) {
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
  const fallback = readDefault(cellOf("default"), type);
  const row = { name, type, required: required ?? false, default: fallback, enum: allowed.enum };
  const facts = readInputFacts(description, ranges, row, allowed);
  if (row.required && !facts.required)
    warn(
      `the parameter ${name} is required, but its description says what happens without it; it is merged as optional`,
    );
  return [{ name, description, row, facts }];
}

const TYPES: readonly (readonly [ValueType, RegExp])[] = [
  // `string[]`, `List<String>`, `array(string)`, `array of objects`, `string array`; not `set of (A, B)`, without its parentheses here
  ["array", /^(?:array|list|set)\b(?! ?of$)|\barray$|^\w+\[\]$|数组|列表|集合/i],
  ["string", /^(?:string|enum|str|字符串|枚举)(?:\/?(?:string|enum))?$/i],
  ["number", /^(?:number|(?:big)?decimal|double|float|数字|数值|小数)$/i],
  ["integer", /^(?:integer|int(?:32|64)?|long|short|biginteger|整数|整型|长整型)$/i],
  ["boolean", /^(?:bool(?:ean)?|布尔值?|布尔型)$/i],
  ["object", /^(?:object|对象)$/i],
];

export function readType(text: string): ValueType {
  // Without a length or a remark: `string(32)`, `long (ms)`, `string?`.
  const word = text
    .trim()
    .replace(/^([^(（]+)[(（].*[)）]$/, "$1")
    .replace(/[?*]$/, "")
    .trim();
  return TYPES.find(([, words]) => words.test(word))?.[0] ?? "unknown";
}

const YES = /^(?:true|t|yes|y|on|1|required|mandatory|must|是|必填|必选|必须|必传|必需|必要|需要|√|✓|✔|✅)$/i;
const NO =
  /^(?:false|f|no|n|off|0|not required|not mandatory|optional|否|不|可选|选填|可空|非必填|非必选|非必须|非必传|非必需|不必|×|✗|❌)$/i;

/** Reads a yes or a no, also in several words such as `✅ Yes (required)`. A blank cell is a no. Returns undefined for anything else. */
export function readYesOrNo(text: string): boolean | undefined {
  const cell = text.replace(/["'`*.。()（）]|\ufe0f/g, " ").trim();
  const words = cell.split(/\s+/);
  if (words.every((word) => YES.test(word))) return true;
  return isBlank(text.trim()) || (cell !== "" && isBlank(cell)) || NO.test(cell) || words.every((word) => NO.test(word))
    ? false
    : undefined;
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

export function readDefault(text: string, type: ValueType): string | number | boolean | null {
  const bare = unquote(text.trim());
  if (isBlank(bare)) return null;
  if (type === "boolean" && /^(?:true|false)$/i.test(bare)) return bare.toLowerCase() === "true";
  if ((type === "number" || type === "integer") && NUMBER.test(bare)) {
    const number = Number(bare);
    // A larger JavaScript number would lose digits.
    return Math.abs(number) > Number.MAX_SAFE_INTEGER ? bare : number;
  }
  return bare;
}
