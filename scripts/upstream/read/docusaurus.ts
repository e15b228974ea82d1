/** A page of the live docs: MDX with labelled verb and path, tables, and fenced examples. */
import type { Reading, Warn } from "./facts.js";
import type { CodeBlock } from "./markdown-blocks.js";
import { readBlocks } from "./markdown-blocks.js";
import { readOperations } from "./operations.js";
import { readRows } from "./parameter-tables.js";
import { chooseResponse } from "./response-block.js";
import { isRequestTitle } from "./response-title.js";
import { splitByOperation } from "./sections.js";
import type { YamlFields } from "./yaml-fields.js";

export function readDocusaurus(text: string, front: YamlFields | undefined, isMdx: boolean, warn: Warn): Reading {
  const { sections, gap } = splitByOperation(readBlocks(text, isMdx, warn), front, warn);
  if (sections.length > 1) {
    warn(sections[1]?.line ?? 1, `the page holds ${sections.length} operations; each counts what follows it`);
  }
  const parts = sections.map(({ method, path, line, blocks }) => {
    const tables = blocks.filter((block) => block.kind === "table");
    const codes = blocks.filter((block) => block.kind === "code");
    const rows = readRows(tables, warn);
    if (rows.length === 0) warnOfInputs(codes, warn);
    const prose = blocks.flatMap((block) => (block.kind === "text" ? [block.text] : [])).join("\n");
    return { method, path, rows, prose, example: chooseResponse(codes, line, warn) };
  });
  return { ...readOperations(parts, front?.text("title").trim() ?? "", warn), ...(gap && { gap }) };
}

/** A block of JSON shows inputs, and doesn't tell which of them may be left out. */
function warnOfInputs(codes: readonly CodeBlock[], warn: Warn): void {
  const shown = codes.find(
    ({ title, headings, text }) => [title, ...headings].some(isRequestTitle) && /^\s*\{/.test(text),
  );
  if (shown) warn(shown.line, "the inputs are shown as an example and listed in no table; none of them is read");
}
