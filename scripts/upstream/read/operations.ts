/** Reads the operations of a page from its blocks. */
import type { Facts, Value } from "../merge/facts.js";
import { leavesOf, readExample } from "./example.js";
import type { YamlFields } from "./front-matter.js";
import type { Block, CodeBlock } from "./markdown-blocks.js";
import type { OperationFacts, Reading, Warn, Warning } from "./page.js";
import { isParameterTable, type Parameter, readParameters, resemblesParameters } from "./parameters.js";
import { readNamedValues, readPlace, readRates } from "./prose.js";
import { type Section, splitByOperation } from "./sections.js";
import { readStatements } from "./statements.js";
import { isErrorTitle, isRequestTitle, isResponseTitle } from "./titles.js";

/** `isAllFront`: the blocks come from the front matter, too. So only its fields can name the operation, and the blocks belong to it. */
export function readOperations(
  blocks: readonly Block[],
  front: YamlFields | undefined,
  isAllFront: boolean,
  warn: Warn,
): Reading {
  const { sections, gap } = splitByOperation(isAllFront ? [] : blocks, front, warn);
  const [first, second] = sections;
  if (first && isAllFront) first.blocks.push(...blocks);
  if (second) warn(second.line, `the page describes ${sections.length} operations; each one gets the content below it`);
  const read = sections.map((section) => readOperation(section, warn));
  const unread = sections.flatMap(({ blocks: own }) => unreadTable(own) ?? []);
  const [subject] = read;
  return {
    operations: read.map(({ operation }) => operation),
    facts: subject?.facts ?? readStatements(blocks),
    words: new Map([["", front?.text("title").trim() ?? ""], ...(subject?.words ?? [])]),
    example: subject?.example,
    gap: gap ?? unread[0] ?? null,
  };
}

/** Finds a table of parameters with unknown columns, or a broken table: then it isn't known which parameters there are. */
function unreadTable(blocks: readonly Block[]): Warning | undefined {
  const broken = blocks.find((block) => block.kind === "text" && /^[|｜].*[|｜]$/m.test(block.text));
  if (broken)
    return {
      line: broken.line,
      message: "a table is broken: it has no line |---| below its titles, or an empty line inside",
    };
  const tables = blocks.filter((block) => block.kind === "table");
  const table = tables.some(isParameterTable) ? undefined : tables.find(resemblesParameters);
  return table && { line: table.line, message: "the columns of the table of parameters are unknown" };
}

function readOperation({ method, path, line, blocks }: Section, warn: Warn) {
  const codes = blocks.filter((block) => block.kind === "code");
  const tables = blocks.filter((block) => block.kind === "table");
  const inputs = readParameters(tables, warn);
  if (inputs.length === 0) warnOfInputs(blocks, warn);
  const block = chooseResponse(codes, line, warn);
  const example = block && readExample(block, warn);
  const { types: response = {}, comments = new Map<string, string>() } = example ? leavesOf(example) : {};
  const prose = blocks.flatMap((one) => (one.kind === "text" ? [one.text] : [])).join("\n");
  const operation = { method, path, parameters: inputs.map(({ row }) => row), response };
  const described = inputs.map(({ name, description }) => [`input ${name}`, description] as const);
  // A row takes the place of an earlier row of the same name.
  const distinct = new Map(inputs.map((input) => [input.name, input])).values();
  return {
    operation,
    facts: factsOf(operation, distinct, comments, prose),
    words: [...comments, ...described],
    example,
  };
}

/** Collects all facts of an operation by place. Containers in the result are places, too. So it is a change if a string becomes an object. */
function factsOf(
  { method, path, response }: OperationFacts,
  inputs: Iterable<Parameter>,
  comments: ReadonlyMap<string, string>,
  prose: string,
): Facts {
  const facts = new Map<string, Value>();
  const put = (place: string, value: Value | undefined): void => {
    if (value !== undefined) facts.set(place, value);
  };
  put("method", method);
  put("path", path);
  put("limit", readRates(prose).join(", ") || undefined);
  const place = readPlace(prose) ?? "any";
  for (const { name, facts: all } of inputs) {
    const isInPath = path.includes(`{${name}}`);
    put(`input ${name}`, isInPath ? "path" : place);
    for (const [fact, value] of Object.entries(all)) put(`input ${name} ${fact}`, value);
    if (isInPath) put(`input ${name} required`, true);
  }
  for (const [leaf, type] of Object.entries(response)) {
    for (const { index } of leaf.matchAll(/(?!^)(?:\.|\[\])/g))
      put(leaf.slice(0, index), leaf.startsWith("[]", index) ? "array" : "object");
    put(leaf, type);
    put(`${leaf} values`, readNamedValues(comments.get(leaf) ?? ""));
  }
  return facts;
}

/** Warns if the inputs are only in a JSON example or in a list: it doesn't say clearly which of them are optional. */
function warnOfInputs(blocks: readonly Block[], warn: Warn): void {
  for (const block of blocks) {
    if (block.kind === "table") continue;
    const titles = block.kind === "code" ? [block.title, ...block.headings] : block.headings;
    const [name = ""] = block.kind === "text" ? block.codes : [];
    const isItem = name !== "" && block.text.startsWith(name) && /^\s?[(（:：—-]/.test(block.text.slice(name.length));
    const isExample = block.kind === "code" && /^\s*\{/.test(block.text);
    if (!titles.some(isRequestTitle) || !(isItem || isExample)) continue;
    const where = isItem ? "a list" : "an example";
    warn(block.line, `the inputs are in ${where} only, and in no table, so they are not read`);
    return;
  }
}

/** Chooses the code block that is the example response, by its title and the headings above it. */
function chooseResponse(blocks: readonly CodeBlock[], line: number, warn: Warn): CodeBlock | undefined {
  const rate = (text: string): number => (isResponseTitle(text) ? 1 : isRequestTitle(text) ? -1 : 0);
  const candidates = blocks.flatMap((block) => {
    const title = rate(block.title);
    const heading = block.headings.map(rate).find((rating) => rating !== 0) ?? 0;
    const isMixed = title * heading < 0;
    // There may be some lines of text before the example, such as the head of an HTTP response.
    const isJson = /^json/i.test(block.language) ? /^\s*(?:\S.*\n\s*){0,8}?[[{]/ : /^\s*[[{]/;
    const isError = isErrorTitle(block.title) || isErrorTitle(block.headings[0] ?? "");
    const score = title + heading - (isError ? 1 : 0);
    return isJson.test(block.text) && title + heading >= 0 ? [{ block, score, isMixed }] : [];
  });
  const best = Math.max(...candidates.map(({ score }) => score));
  const [chosen, another] = candidates.filter(({ score }) => score === best);
  if (!chosen) {
    warn(line, "the page has no example of the response");
    return undefined;
  }
  if (chosen.isMixed)
    warn(chosen.block.line, "the example's title and heading contradict each other; it is read as the response");
  else if (best <= 0) warn(chosen.block.line, "no example has the title of a response; this one is used");
  if (another) warn(another.block.line, "there is a second example of the response; the first one is used");
  return chosen.block;
}
