import { readMethod, readPath } from "./endpoint.js";
import type { Reading, Warn, Warning } from "./facts.js";
import { type Block, type CodeBlock, readBlocks, type TableBlock, type TextBlock } from "./markdown-blocks.js";
import { readOperations } from "./operations.js";
import type { ParameterRow } from "./parameters.js";
import { isRequestTitle, isResponseTitle } from "./response-title.js";
import type { YamlFields } from "./yaml-fields.js";

/** The operations of an MDX page, as in the live docs: labelled verb and path, tables, fenced examples. */
export function readDocusaurus(text: string, front: YamlFields | undefined, isMdx: boolean, warn: Warn): Reading {
  const { sections, gap } = splitByOperation(readBlocks(text, isMdx, warn), readFrontEndpoint(front, warn), warn);
  if (sections.length > 1) {
    warn(sections[1]?.line ?? 1, `the page holds ${sections.length} operations; each counts what follows it`);
  }
  const found = sections.map(({ method, path, line, blocks }) => ({
    method,
    path,
    rows: readRows(
      blocks.filter((block) => block.kind === "table"),
      warn,
    ),
    prose: blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])).join("\n"),
    example: chooseResponse(
      blocks.filter((block) => block.kind === "code"),
      line,
      warn,
    ),
  }));
  return { ...readOperations(found, warn), ...(gap && { gap }) };
}

interface Section {
  method: string;
  path: string;
  line: number;
  blocks: Block[];
}

const METHOD_LABEL = String.raw`(?:(?:http|request)\s*)?(?:type|method)|请求类型|请求方式|请求方法|接口类型|类型|方法|方式`;
const PATH_LABEL = String.raw`(?:request\s*)?(?:description|path|url|uri|endpoint|address|interface|api)|(?:请求|接口)?(?:描述|路径|地址|说明)|请求url|接口`;
const LABELLED_METHOD = new RegExp(
  String.raw`(?:^|\s)(?:${METHOD_LABEL})\s*[:：]?\s*(get|post|put|delete|patch)(?![\w/])`,
  "im",
);
const LABELLED_PATH = new RegExp(String.raw`(?:^|\s)(?:${PATH_LABEL})\s*[:：]?\s*(\/\S*)`, "im");
/** `GET /v4/order` at the head of a line. */
const PLAIN = /^(get|post|put|delete|patch)\s*[:：]?\s*(\/\S*)/im;

interface Endpoint {
  method?: { name: string; line: number };
  path?: { name: string; line: number };
}

/** Some live pages kept the older docs' way of naming verb and path. */
function readFrontEndpoint(front: YamlFields | undefined, warn: Warn): Endpoint {
  if (!front) return {};
  const method = readMethod(front.text("type"));
  const path =
    method === undefined ? undefined : readPath(front.text("description"), front.lineOf("description"), warn);
  return {
    ...(method !== undefined && { method: { name: method, line: front.lineOf("type") } }),
    ...(path !== undefined && { path: { name: path, line: front.lineOf("description") } }),
  };
}

function splitByOperation(
  blocks: readonly Block[],
  front: Endpoint,
  warn: Warn,
): { sections: Section[]; gap?: Warning } {
  const sections: Section[] = [];
  const preamble: Block[] = [];
  let { method, path } = front;
  if (method && path) {
    sections.push({ method: method.name, path: path.name, line: path.line, blocks: [] });
    method = undefined;
    path = undefined;
  }
  for (const block of blocks) {
    if (block.kind === "text" || !isRequestLine(block)) (sections.at(-1)?.blocks ?? preamble).push(block);
    if (block.kind !== "text" && !isRequestLine(block)) continue;
    const found = readEndpoint(block, method !== undefined && path === undefined, warn);
    if (found.method !== undefined) method = { name: found.method, line: block.line };
    if (found.path !== undefined) path = { name: found.path, line: block.line };
    if (method === undefined || path === undefined) continue;
    const last = sections.at(-1);
    if (last?.method !== method.name || last.path !== path.name) {
      sections.push({ method: method.name, path: path.name, line: block.line, blocks: [] });
    }
    method = undefined;
    path = undefined;
  }
  const [first] = sections;
  if (first) {
    first.blocks.unshift(...preamble);
    return { sections };
  }
  if (method) {
    return { sections, gap: { line: method.line, message: `the page names the verb ${method.name} but no path` } };
  }
  if (path) warn(path.line, `the page names the path ${path.name} but no verb`);
  const table = preamble.find((block) => block.kind === "table" && isParameterTable(block));
  if (table) warn(table.line, "the page has a table of parameters but names neither verb nor path");
  return { sections };
}

/** A fenced `GET /v4/order`, and nothing else. */
function isRequestLine(block: CodeBlock | TableBlock): block is CodeBlock {
  return (
    block.kind === "code" &&
    !block.text.trim().includes("\n") &&
    PLAIN.exec(block.text.trim())?.[0] === block.text.trim()
  );
}

function readEndpoint(
  block: TextBlock | CodeBlock,
  awaitsPath: boolean,
  warn: Warn,
): { method?: string; path?: string } {
  const plain = PLAIN.exec(block.text);
  const methodWord = plain?.[1] ?? LABELLED_METHOD.exec(block.text)?.[1];
  const method = methodWord === undefined ? undefined : readMethod(methodWord);
  const codePath =
    method !== undefined || awaitsPath
      ? (block.kind === "text" ? block.codes : []).find((code) => code.startsWith("/"))
      : undefined;
  const pathWord = plain?.[2] ?? LABELLED_PATH.exec(block.text)?.[1] ?? codePath;
  const path = pathWord === undefined ? undefined : readPath(pathWord, block.line, warn);
  return { ...(method !== undefined && { method }), ...(path !== undefined && { path }) };
}

const COLUMNS: readonly (readonly [Exclude<keyof ParameterRow, "line">, RegExp])[] = [
  ["name", /^(?:name|parameters?|params?|fields?|key|(?:参数|字段)?名称?|参数名称|参数|字段)$/i],
  ["type", /^(?:(?:data\s*)?type|(?:数据|参数|字段)?类型)$/i],
  ["required", /^(?:mandatory|required|require|必填|必选|必须|必需|必传|是否必[填选须需传要]|是否必须|必填项)\??$/i],
  ["default", /^(?:defaults?(?:\s*value)?|默认值?|缺省值?)$/i],
  ["ranges", /^(?:ranges?|value\s*range|values|enum|(?:取值|数值|值)?范围|可选值|枚举值?|取值)$/i],
  ["description", /^(?:descriptions?|desc|remarks?|note|(?:参数|字段)?(?:描述|说明|备注|含义))$/i],
];

function columnsOf(table: TableBlock): (Exclude<keyof ParameterRow, "line"> | undefined)[] {
  return table.header.map((cell) => COLUMNS.find(([, name]) => name.test(cell.trim()))?.[0]);
}

function isParameterTable(table: TableBlock): boolean {
  const columns = columnsOf(table);
  if (!columns.includes("name")) return false;
  const [nearest = ""] = table.headings;
  if (isResponseTitle(nearest) || /error|header|错误|请求头/i.test(nearest)) return false;
  return columns.includes("required") || (columns.includes("type") && table.headings.some(isRequestTitle));
}

function readRows(tables: readonly TableBlock[], warn: Warn): ParameterRow[] {
  const chosen = tables.filter(isParameterTable);
  const [, second] = chosen;
  if (second) warn(second.line, "there is a second table of parameters; its rows count, too");
  return chosen.flatMap((table) => {
    const columns = columnsOf(table);
    if (!columns.includes("required")) warn(table.line, "no column says which parameters are required");
    return table.rows.map(({ line, cells }) => {
      if (cells.length > columns.length) warn(line, "a row has more cells than the table has columns");
      if (cells.length < columns.length) warn(line, "a row has fewer cells than the table has columns");
      // An unescaped | in the last cell splits it; what belongs together is put together again.
      const kept = [...cells.slice(0, columns.length - 1), cells.slice(columns.length - 1).join("|")];
      const cell = (name: Exclude<keyof ParameterRow, "line">): string => kept[columns.indexOf(name)] ?? "";
      return {
        line,
        name: cell("name"),
        type: cell("type"),
        required: cell("required"),
        default: cell("default"),
        description: cell("description"),
        ranges: cell("ranges"),
      };
    });
  });
}

function chooseResponse(blocks: readonly CodeBlock[], line: number, warn: Warn) {
  const candidates = blocks
    .filter(
      (block) => /^(?:json|jsonc|json5|js|javascript|text|)$/i.test(block.language) && /^\s*[[{]/.test(block.text),
    )
    .map((block) => ({ block, score: responseScore(block) }))
    .filter(({ block, score }) => score.value > -2 && (isJsonLanguage(block) || score.value > 0));
  const best = Math.max(...candidates.map(({ score }) => score.value));
  const [chosen, another] = candidates.filter(({ score }) => score.value === best);
  if (!chosen || (best < 0 && !chosen.score.isMixed)) {
    warn(line, "there is no example of the response");
    return undefined;
  }
  if (chosen.score.isMixed)
    warn(chosen.block.line, "the example's title and heading disagree on what it is; it is taken for the response");
  else if (best <= 0) warn(chosen.block.line, "no example is titled as the response; this one is taken for it");
  if (another) warn(another.block.line, "there is a second example of the response; the first counts");
  return chosen.block;
}

function isJsonLanguage(block: CodeBlock): boolean {
  return /^json/i.test(block.language);
}

function responseScore(block: CodeBlock): { value: number; isMixed: boolean } {
  const rate = (text: string): number => (isResponseTitle(text) ? 1 : isRequestTitle(text) ? -1 : 0);
  const title = rate(block.title);
  const heading = block.headings.map(rate).find((rating) => rating !== 0) ?? 0;
  return { value: title + heading, isMixed: title * heading < 0 };
}
