/** Finds the parameter tables of an MDX page, and the meaning of their columns. */
import type { Warn } from "./facts.js";
import type { TableBlock } from "./markdown-blocks.js";
import type { ParameterRow } from "./parameters.js";
import { isRequestTitle, isResponseTitle } from "./titles.js";

const COLUMNS: readonly (readonly [Exclude<keyof ParameterRow, "line">, RegExp])[] = [
  ["name", /^(?:name|parameters?|params?|fields?|key|(?:参数|字段)?名称?|参数名称|参数|字段)$/i],
  ["type", /^(?:(?:data\s*)?type|(?:数据|参数|字段)?类型)$/i],
  ["required", /^(?:mandatory|required|require|必填|必选|必须|必需|必传|是否必[填选须需传要]|是否必须|必填项)\??$/i],
  ["default", /^(?:defaults?(?:\s*value)?|默认值?|缺省值?)$/i],
  [
    "ranges",
    /^(?:ranges?|value\s*range|(?:allowed\s*|possible\s*)?values|options|enum|(?:取值|数值|值)?范围|可选值|枚举值?|取值)$/i,
  ],
  ["description", /^(?:descriptions?|desc|remarks?|note|(?:参数|字段)?(?:描述|说明|备注|含义))$/i],
];

function columnsOf(table: TableBlock): (Exclude<keyof ParameterRow, "line"> | undefined)[] {
  return table.header.map((cell) => COLUMNS.find(([, name]) => name.test(cell.trim()))?.[0]);
}

export function isParameterTable(table: TableBlock): boolean {
  const columns = columnsOf(table);
  if (!columns.includes("name")) return false;
  const [nearest = ""] = table.headings;
  if (isResponseTitle(nearest) || /error|header|错误|请求头/i.test(nearest)) return false;
  return columns.includes("required") || (columns.includes("type") && table.headings.some(isRequestTitle));
}

export function readRows(tables: readonly TableBlock[], warn: Warn): ParameterRow[] {
  const chosen = tables.filter(isParameterTable);
  const [, second] = chosen;
  if (second) warn(second.line, "there is a second table of parameters; its rows are read, too");
  return chosen.flatMap((table) => {
    const columns = columnsOf(table);
    if (!columns.includes("required")) warn(table.line, "no column says which parameters are required");
    return table.rows.map(({ line, cells, links }) => {
      if (cells.length > columns.length) warn(line, "a row has more cells than the table has columns");
      if (cells.length < columns.length) warn(line, "a row has fewer cells than the table has columns");
      // An unescaped | splits the last cell, so its parts are joined again.
      const kept = [...cells.slice(0, columns.length - 1), cells.slice(columns.length - 1).join("|")];
      const cell = (name: Exclude<keyof ParameterRow, "line">): string => kept[columns.indexOf(name)] ?? "";
      return {
        line,
        name: cell("name"),
        type: cell("type"),
        required: cell("required"),
        default: cell("default"),
        description: cell("description"),
        ranges: withLink(cell("ranges"), links[columns.indexOf("ranges")]),
      };
    });
  });
}

/** Writes a leading link as Markdown, as the older docs do, because a link is not a value. */
function withLink(cell: string, link: string | undefined): string {
  return link !== undefined && cell.startsWith(link) ? `[${link}](#)${cell.slice(link.length)}` : cell;
}
