/** Reads a page of the live docs: MDX with a labelled method and path, tables, and fenced examples. */
import type { Reading, Warn } from "./facts.js";
import type { YamlFields } from "./front-matter.js";
import { type CodeBlock, readBlocks } from "./markdown-blocks.js";
import { readOperations } from "./operations.js";
import { readRows } from "./parameter-tables.js";
import { splitByOperation } from "./sections.js";
import { readStatements } from "./statements.js";
import { isRequestTitle, isResponseTitle } from "./titles.js";

export function readDocusaurus(text: string, front: YamlFields | undefined, isMdx: boolean, warn: Warn): Reading {
  const all = readBlocks(text, isMdx, warn);
  const { sections, gap } = splitByOperation(all, front, warn);
  if (sections.length > 1) {
    warn(
      sections[1]?.line ?? 1,
      `the page describes ${sections.length} operations; each one gets the content below it`,
    );
  }
  const parts = sections.map(({ method, path, line, blocks }) => {
    const tables = blocks.filter((block) => block.kind === "table");
    const codes = blocks.filter((block) => block.kind === "code");
    const rows = readRows(tables, warn);
    if (rows.length === 0) warnOfInputs(codes, warn);
    const prose = blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])).join("\n");
    return { method, path, rows, prose, example: chooseResponse(codes, line, warn) };
  });
  const statements = sections.length > 0 ? {} : readStatements(all);
  return { ...readOperations(parts, front?.text("title").trim() ?? "", warn), statements, ...(gap && { gap }) };
}

/** Warns if the inputs are only in a JSON example: it doesn't say which of them are optional. */
function warnOfInputs(codes: readonly CodeBlock[], warn: Warn): void {
  const example = codes.find(
    ({ title, headings, text }) => [title, ...headings].some(isRequestTitle) && /^\s*\{/.test(text),
  );
  if (example) warn(example.line, "the inputs are in an example only, and in no table, so they are not read");
}

/** Chooses the code block that is the example response. */
function chooseResponse(blocks: readonly CodeBlock[], line: number, warn: Warn): CodeBlock | undefined {
  const candidates = blocks
    .filter(
      (block) => /^(?:json|jsonc|json5|js|javascript|text|)$/i.test(block.language) && /^\s*[[{]/.test(block.text),
    )
    .map((block) => ({ block, score: responseScore(block) }))
    .filter(({ block, score }) => score.value > -2 && (isJsonLanguage(block) || score.value > 0));
  const best = Math.max(...candidates.map(({ score }) => score.value));
  const [chosen, another] = candidates.filter(({ score }) => score.value === best);
  if (!chosen || (best < 0 && !chosen.score.isMixed)) {
    warn(line, "the page has no example of the response");
    return undefined;
  }
  if (chosen.score.isMixed)
    warn(chosen.block.line, "the example's title and heading contradict each other; it is read as the response");
  else if (best <= 0) warn(chosen.block.line, "no example has the title of a response; this one is used");
  if (another) warn(another.block.line, "there is a second example of the response; the first one is used");
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
