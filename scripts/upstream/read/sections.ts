/** Finds the operations that a page describes, and the blocks that belong to each. */
import type { YamlFields } from "./front-matter.js";
import type { Block } from "./markdown-blocks.js";
import { METHODS, type Warn, type Warning } from "./page.js";
import { isParameterTable } from "./parameters.js";
import { findEndpoint, isPathLabel, isRequestLine, readMethod, readPath } from "./titles.js";

export interface Section {
  method: string;
  path: string;
  line: number;
  blocks: Block[];
}

/** A method and a path that are not in a section yet. */
interface Pending {
  method?: { name: string; line: number } | undefined;
  path?: { name: string; line: number } | undefined;
}

/** A method in capitals and a path, anywhere in the text. */
const MENTION = new RegExp(String.raw`(?<![A-Za-z])(${METHODS.join("|")})\s{1,3}(\/[\w{}$./-]+)`);

/** Splits a page by its operations. Their methods and paths are in the blocks, or in the front matter of an older page. */
export function splitByOperation(
  blocks: readonly Block[],
  front: YamlFields | undefined,
  warn: Warn,
): { sections: Section[]; gap: Warning | null } {
  const sections: Section[] = [];
  const preamble: Block[] = [];
  const pending: Pending = {};
  /** The blocks that all operations of a list of paths share. Set while the list is read. */
  let shared: Block[] | undefined;
  let described: Pending["path"];

  const begin = (method: string | undefined, path: string | undefined, line: number): void => {
    if (method !== undefined) pending.method = { name: method, line };
    if (path !== undefined) pending.path = { name: path, line };
    if (!pending.method || !pending.path) return;
    const found = { method: pending.method.name, path: pending.path.name };
    const last = sections.at(-1);
    if (last?.method !== found.method || last.path !== found.path) sections.push({ ...found, line, blocks: [] });
    pending.method = undefined;
    pending.path = undefined;
  };

  if (front) {
    const method = readMethod(front.text("type"));
    begin(method, undefined, front.excerpt("type").line);
    const { text, line } = front.excerpt("description");
    // On an older page, which has a `type`, the description is the path. On other pages, it is a text for search engines, so a path in it
    // may be wrong.
    const path = readPath(text, line, warn);
    if (method !== undefined || blocks.length === 0) begin(undefined, path, line);
    else if (path !== undefined) described = { name: path, line };
  }
  for (const block of blocks) {
    const { line } = block;
    const isText = block.kind === "text";
    const home = sections.at(-1)?.blocks ?? preamble;
    const text = block.kind === "table" ? "" : block.text.trim();
    const codes = isText ? block.codes : [text];
    if (!isText && !isRequestLine(text) && !(shared && /^\/\S+$/.test(text))) {
      home.push(block);
      continue;
    }
    const verb = pending.method?.name ?? sections.at(-1)?.method;
    const [code = ""] = codes;
    const listed = shared && text.startsWith(code) ? readPath(code, line, warn) : undefined;
    if (shared && listed !== undefined && verb !== undefined) {
      if (sections.at(-1)?.blocks !== shared)
        warn(line, `the page lists paths without a method; the method above them, ${verb}, is used`);
      sections.push({ method: verb, path: listed, line, blocks: shared });
      pending.method = undefined;
      continue;
    }
    if (isText) home.push(block);
    shared = isPathLabel(text) ? [] : undefined;
    const { method, path } = findEndpoint(text);
    const codePath = (method ?? pending.method) ? codes.find((one) => one.startsWith("/")) : undefined;
    begin(method, readPath(path ?? codePath ?? "", line, warn), line);
  }
  if (described && sections[0] && sections.every(({ path }) => path !== described?.name))
    warn(described.line, `the front matter has another path, ${described.name}; ${sections[0].path} is used`);
  const { path } = pending;
  if (path && sections.length > 0 && sections.every((section) => section.path !== path.name))
    warn(path.line, `the page has another path, ${path.name}, without a method; it is not read`);
  sections[0]?.blocks.unshift(...preamble);
  return { sections, gap: sections.length > 0 ? null : findGap(blocks, pending, warn) };
}

/** Finds signs of an operation on a page that has none. Returns a warning about a method without a path, and warns about the others. */
function findGap(blocks: readonly Block[], { method, path }: Pending, warn: Warn): Warning | null {
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
  return null;
}
