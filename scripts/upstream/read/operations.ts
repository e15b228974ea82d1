/** Reads the operations of a page from its blocks. */
import { leavesOf, readExample } from "./example.js";
import type { Reading, Warn } from "./facts.js";
import type { YamlFields } from "./front-matter.js";
import type { Block, CodeBlock } from "./markdown-blocks.js";
import { readPlace, readRates } from "./notes.js";
import { readParameters } from "./parameters.js";
import { type Section, splitByOperation } from "./sections.js";
import { readStatements } from "./statements.js";
import { isRequestTitle, isResponseTitle } from "./titles.js";

/** `isAllFront`: the page consists of front matter, so only that can name the operation. */
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
  const title = front?.text("title").trim() ?? "";
  const read = sections.map((section) => readOperation(section, title, warn));
  return {
    operations: read.map(({ facts }) => facts),
    details: read.map(({ details }) => details),
    statements: first ? {} : readStatements(blocks),
    gap,
  };
}

function readOperation({ method, path, line, blocks }: Section, title: string, warn: Warn) {
  const codes = blocks.filter((block) => block.kind === "code");
  const inputs = readParameters(
    blocks.filter((block) => block.kind === "table"),
    warn,
  );
  if (inputs.length === 0) warnOfInputs(codes, warn);
  const block = chooseResponse(codes, line, warn);
  const example = block && readExample(block, warn);
  const { types: response = {}, comments = {} } = example ? leavesOf(example) : {};
  const prose = blocks.flatMap((one) => (one.kind === "text" ? [one.text] : [])).join("\n");
  const byName = <T>(values: (input: (typeof inputs)[number]) => T) =>
    Object.fromEntries(inputs.map((input) => [input.facts.name, values(input)]));
  return {
    facts: { method, path, parameters: inputs.map(({ facts }) => facts), response },
    details: {
      example,
      notes: { place: readPlace(prose), limits: readRates(prose), inputs: byName(({ notes }) => notes) },
      words: { title, inputs: byName(({ description }) => description), fields: comments },
    },
  };
}

/** Warns if the inputs are only in a JSON example: it doesn't say which of them are optional. */
function warnOfInputs(codes: readonly CodeBlock[], warn: Warn): void {
  const example = codes.find(
    ({ title, headings, text }) => [title, ...headings].some(isRequestTitle) && /^\s*\{/.test(text),
  );
  if (example) warn(example.line, "the inputs are in an example only, and in no table, so they are not read");
}

/** Chooses the code block that is the example response, by its title and the headings above it. */
function chooseResponse(blocks: readonly CodeBlock[], line: number, warn: Warn): CodeBlock | undefined {
  const rate = (text: string): number => (isResponseTitle(text) ? 1 : isRequestTitle(text) ? -1 : 0);
  const candidates = blocks.flatMap((block) => {
    const title = rate(block.title);
    const heading = block.headings.map(rate).find((rating) => rating !== 0) ?? 0;
    const isMixed = title * heading < 0;
    // There may be a line of text before the example.
    const isJson = /^json/i.test(block.language) ? /^\s*(?:\S.*\n\s*)?[[{]/ : /^\s*[[{]/;
    return isJson.test(block.text) && title + heading >= 0 ? [{ block, score: title + heading, isMixed }] : [];
  });
  const best = Math.max(...candidates.map(({ score }) => score));
  const [chosen, another] = candidates.filter(({ score }) => score === best);
  if (!chosen) {
    warn(line, "the page has no example of the response");
    return undefined;
  }
  if (chosen.isMixed)
    warn(chosen.block.line, "the example's title and heading contradict each other; it is read as the response");
  else if (best === 0) warn(chosen.block.line, "no example has the title of a response; this one is used");
  if (another) warn(another.block.line, "there is a second example of the response; the first one is used");
  return chosen.block;
}
