/** Finds the operations that an MDX page describes, and the blocks that belong to each. */
import type { Warn, Warning } from "./facts.js";
import type { YamlFields } from "./front-matter.js";
import type { Block, CodeBlock, TableBlock, TextBlock } from "./markdown-blocks.js";
import { isParameterTable } from "./parameter-tables.js";
import { readMethod, readPath } from "./titles.js";

export interface Section {
  method: string;
  path: string;
  line: number;
  blocks: Block[];
}

// The number of spaces is limited. Otherwise a long line of spaces would take quadratic time.
const VERB = "get|post|put|delete|patch";
const METHOD_LABEL = String.raw`(?:(?:http|request)\s*)?(?:type|method)|请求类型|请求方式|请求方法|接口类型|类型|方法|方式`;
const PATH_LABEL = String.raw`(?:request\s*)?(?:description|path|url|uri|endpoint|address|interface|api)|(?:请求|接口)?(?:描述|路径|地址|说明)|请求url|接口`;
const LABELLED_METHOD = new RegExp(
  String.raw`(?:^|[\s*_])(?:${METHOD_LABEL})\s{0,8}[:：]?\s{0,8}(${VERB})(?![\w/])`,
  "im",
);
const LABELLED_PATH = new RegExp(String.raw`(?:^|[\s*_])(?:${PATH_LABEL})\s{0,8}[:：]?\s{0,8}(\/\S*)`, "im");
/** `Endpoint: GET /v4/order`. */
const LABELLED_BOTH = new RegExp(
  String.raw`(?:^|[\s*_])(?:${PATH_LABEL}|${METHOD_LABEL})\s{0,8}[:：]\s{0,8}(${VERB})\s{1,8}(\/\S*)`,
  "im",
);
/** A label without a value: a list of paths follows. */
const LABEL_ALONE = new RegExp(String.raw`^(?:${PATH_LABEL})\s*[:：]\s*$`, "i");
/** `GET /v4/order` at the start of a line. */
const PLAIN = new RegExp(String.raw`^(${VERB})\s{0,8}[:：]?\s{0,8}(\/\S*)`, "im");
/** A method in capitals and a path, anywhere in the text. */
const MENTION = /(?<![A-Za-z])(GET|POST|PUT|DELETE|PATCH)\s{1,3}(\/[\w{}$./-]+)/;

interface Found {
  method?: string | undefined;
  path?: string | undefined;
}

interface Placed {
  name: string;
  line: number;
}

export function splitByOperation(
  blocks: readonly Block[],
  front: YamlFields | undefined,
  warn: Warn,
): { sections: Section[]; gap?: Warning } {
  const sections: Section[] = [];
  const preamble: Block[] = [];
  let { method, path } = readFrontEndpoint(front, warn);
  /** Set after a label that announces a list of paths; `first` is the section of the first path. */
  let list: { verb: string; first?: Section } | undefined;
  const begin = (name: string, at: string, line: number): void => {
    const last = sections.at(-1);
    if (last?.method !== name || last.path !== at) sections.push({ method: name, path: at, line, blocks: [] });
    method = undefined;
    path = undefined;
  };
  if (method && path) begin(method.name, path.name, path.line);

  for (const block of blocks) {
    if (block.kind !== "text" && !isRequestLine(block)) {
      (sections.at(-1)?.blocks ?? preamble).push(block);
      continue;
    }
    const listed: string | undefined = list && block.kind === "text" ? pathAtHead(block, warn) : undefined;
    if (list && listed !== undefined) {
      const { verb, first }: { verb: string; first?: Section } = list;
      const section = { method: verb, path: listed, line: block.line, blocks: first?.blocks ?? [] };
      sections.push(section);
      list = { verb, first: first ?? section };
      if (!first) warn(block.line, `the page lists paths without a method; the method above them, ${verb}, is used`);
      continue;
    }
    list = undefined;
    if (block.kind === "text") (sections.at(-1)?.blocks ?? preamble).push(block);
    const verb = method?.name ?? sections.at(-1)?.method;
    if (verb !== undefined && LABEL_ALONE.test(block.text.trim())) list = { verb };
    const found = readEndpoint(block, method !== undefined && path === undefined, warn);
    if (found.method !== undefined) method = { name: found.method, line: block.line };
    if (found.path !== undefined) path = { name: found.path, line: block.line };
    if (method && path) begin(method.name, path.name, block.line);
  }
  const [first] = sections;
  if (first) {
    first.blocks.unshift(...preamble);
    return { sections };
  }
  const gap = warnOfMissingOperation(blocks, { method, path }, warn);
  return gap ? { sections, gap } : { sections };
}

/** Reads method and path from the front matter: some live pages still have the older fields. */
function readFrontEndpoint(front: YamlFields | undefined, warn: Warn): { method?: Placed; path?: Placed } {
  if (!front) return {};
  const method = readMethod(front.text("type"));
  const path =
    method === undefined ? undefined : readPath(front.text("description"), front.lineOf("description"), warn);
  return {
    ...(method !== undefined && { method: { name: method, line: front.lineOf("type") } }),
    ...(path !== undefined && { path: { name: path, line: front.lineOf("description") } }),
  };
}

/** Whether a code block contains only a line such as `GET /v4/order`. */
function isRequestLine(block: CodeBlock | TableBlock): block is CodeBlock {
  if (block.kind !== "code") return false;
  const line = block.text.trim();
  return !line.includes("\n") && PLAIN.exec(line)?.[0] === line;
}

function readEndpoint(block: TextBlock | CodeBlock, awaitsPath: boolean, warn: Warn): Found {
  const both = PLAIN.exec(block.text) ?? LABELLED_BOTH.exec(block.text);
  const methodWord = both?.[1] ?? LABELLED_METHOD.exec(block.text)?.[1];
  const method = methodWord === undefined ? undefined : readMethod(methodWord);
  const codePath =
    method !== undefined || awaitsPath
      ? (block.kind === "text" ? block.codes : []).find((code) => code.startsWith("/"))
      : undefined;
  const pathWord = both?.[2] ?? LABELLED_PATH.exec(block.text)?.[1] ?? codePath;
  return { method, path: pathWord === undefined ? undefined : readPath(pathWord, block.line, warn) };
}

/** Returns the path at the start of a list entry. */
function pathAtHead({ text, codes, line }: TextBlock, warn: Warn): string | undefined {
  const [code] = codes;
  return code?.startsWith("/") && text.trim().startsWith(code) ? readPath(code, line, warn) : undefined;
}

/** Warns if a page without an operation looks as if it described one. */
function warnOfMissingOperation(
  blocks: readonly Block[],
  { method, path }: { method?: Placed | undefined; path?: Placed | undefined },
  warn: Warn,
): Warning | undefined {
  if (method) return { line: method.line, message: `the page has the method ${method.name} but no path` };
  if (path) warn(path.line, `the page has the path ${path.name} but no method`);
  const table = blocks.find((block) => block.kind === "table" && isParameterTable(block));
  if (table) warn(table.line, "the page has a table of parameters but neither method nor path");
  for (const block of blocks) {
    const mention = block.kind === "text" ? MENTION.exec(block.text.slice(0, 1000)) : undefined;
    if (!mention) continue;
    warn(block.line, `the page mentions ${mention[1]} ${mention[2]} in an unknown format, so it is not read`);
    break;
  }
  return undefined;
}
