/** A page of the older docs: all front matter. */
import { readMethod, readPath } from "./endpoint.js";
import { readExample } from "./example.js";
import type { Example, OperationFacts, Reading, Warn } from "./facts.js";
import { type ParameterRow, readParameters } from "./parameters.js";
import { responseFacts } from "./response-facts.js";
import { isRequestTitle, isResponseTitle } from "./response-title.js";
import type { YamlFields } from "./yaml-fields.js";

export function readJekyll(page: YamlFields, warn: Warn): Reading {
  const method = readMethod(page.text("type"));
  const path = readPath(page.text("description"), page.lineOf("description"), warn);
  if (method === undefined || path === undefined) {
    if (method !== undefined) {
      return {
        operations: [],
        examples: [],
        gap: { line: page.lineOf("type"), message: `the page names the verb ${method} but no path` },
      };
    }
    if (path !== undefined) warn(page.lineOf("description"), `the page names the path ${path} but no verb`);
    return { operations: [], examples: [] };
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
  const example = readResponseExample(page, warn);
  const operation: OperationFacts = {
    method,
    path,
    parameters: readParameters(rows, warn),
    response: example ? responseFacts(example) : {},
  };
  return { operations: [operation], examples: [example] };
}

function readResponseExample(page: YamlFields, warn: Warn): Example | undefined {
  const blocks = [...page.list("right_code_blocks"), ...page.list("left_code_blocks")].filter(isJson);
  const titled = blocks.filter((block) => isResponseTitle(block.text("title")));
  const others = blocks.filter((block) => !isRequestTitle(block.text("title")));
  const [block, another] = titled.length > 0 ? titled : others;
  if (!block) {
    warn(page.lineOf("right_code_blocks"), "there is no example of the response");
    return undefined;
  }
  if (titled.length === 0) warn(block.line, "no example is titled as the response; this one is taken for it");
  if (another) warn(another.line, "there is a second example of the response; the first counts");
  return readExample(block.excerpt("code_block"), warn);
}

function isJson(block: YamlFields): boolean {
  const code = block.text("code_block").trim();
  if (code === "") return false;
  return /^json/i.test(block.text("language").trim()) || /^[[{]/.test(code);
}
