/** Reads a page of the older docs: it consists of front matter. */
import type { Excerpt } from "./example.js";
import type { Reading, Warn } from "./facts.js";
import type { YamlFields } from "./front-matter.js";
import { readOperations } from "./operations.js";
import type { ParameterRow } from "./parameters.js";
import { isRequestTitle, isResponseTitle, readMethod, readPath } from "./titles.js";

export function readJekyll(page: YamlFields, warn: Warn): Reading {
  const method = readMethod(page.text("type"));
  const path = readPath(page.text("description"), page.lineOf("description"), warn);
  if (method === undefined || path === undefined) {
    if (method !== undefined) {
      return {
        operations: [],
        details: [],
        gap: { line: page.lineOf("type"), message: `the page has the method ${method} but no path` },
      };
    }
    if (path !== undefined) warn(page.lineOf("description"), `the page has the path ${path} but no method`);
    return { operations: [], details: [] };
  }
  const rows = page.list("parameters").map(
    (row): ParameterRow => ({
      line: row.line,
      name: row.text("name"),
      type: row.text("type"),
      required: row.text("mandatory"),
      default: row.text("default"),
      description: row.text("description"),
      ranges: row.text("ranges"),
    }),
  );
  return readOperations(
    [{ method, path, rows, prose: page.text("content_markdown"), example: chooseExample(page, warn) }],
    page.text("title").trim(),
    warn,
  );
}

function chooseExample(page: YamlFields, warn: Warn): Excerpt | undefined {
  const blocks = [...page.list("right_code_blocks"), ...page.list("left_code_blocks")].filter(isJson);
  const titled = blocks.filter((block) => isResponseTitle(block.text("title")));
  const others = blocks.filter((block) => !isRequestTitle(block.text("title")));
  const [block, another] = titled.length > 0 ? titled : others;
  if (!block) {
    warn(page.lineOf("right_code_blocks"), "the page has no example of the response");
    return undefined;
  }
  if (titled.length === 0) warn(block.line, "no example has the title of a response; this one is used");
  if (another) warn(another.line, "there is a second example of the response; the first one is used");
  return block.excerpt("code_block");
}

function isJson(block: YamlFields): boolean {
  const code = block.text("code_block").trim();
  if (code === "") return false;
  return /^json/i.test(block.text("language").trim()) || /^[[{]/.test(code);
}
