/** The YAML at the head of a page. */
import { type Document, isMap, LineCounter, parseDocument, visit, YAMLMap } from "yaml";
import type { Warn } from "./facts.js";
import { PageError } from "./page-error.js";
import { fieldsOf, type YamlFields } from "./yaml-fields.js";

const MAX_ALIASES = 100;
const FENCE = /^---[^\S\n]*\n/;

export function hasFrontMatter(text: string): boolean {
  return FENCE.test(text);
}

export function isOnlyFrontMatter(text: string): boolean {
  const [, , body = ""] = hasFrontMatter(text) ? text.split(/^---[^\S\n]*$/m, 3) : ["", "", text];
  return body.trim() === "";
}

/** Undefined when there is none. Throws a PageError of kind "yaml" when it is not YAML. */
export function readFrontMatter(text: string, warn: Warn): YamlFields | undefined {
  const opening = FENCE.exec(text)?.[0];
  if (opening === undefined) return undefined;
  const rest = text.slice(opening.length);
  const closing = /^---[^\S\n]*$/m.exec(rest);
  const source = closing ? rest.slice(0, closing.index) : rest;

  const lines = new LineCounter();
  const options = { lineCounter: lines, uniqueKeys: false, logLevel: "silent", prettyErrors: false } as const;
  const document = parseDocument(source, options);
  // The opening fence is the file's first line.
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
  refuseBroken(document, lineAt);
  if (!closing) warn(1, "the front matter has no end; all of the page is taken for it");
  const root = document.contents;
  return fieldsOf(isMap(root) ? root : new YAMLMap(), { document, source, lineAt, warn });
}

function refuseBroken(document: Document, lineAt: (offset: number) => number): void {
  // An unknown tag is a mere warning to this parser; to the ones that build XT's sites it is an error.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    if (/call stack/i.test(error.message)) throw new PageError("depth", 0, "the front matter is nested too deeply");
    throw new PageError("yaml", lineAt(error.pos[0]), `the front matter is not YAML: ${error.message}`);
  }
  let aliases = 0;
  visit(document, {
    Alias(_key, alias) {
      const line = lineAt(alias.range?.[0] ?? 0);
      // Each one is looked up in the whole document.
      aliases += 1;
      if (aliases > MAX_ALIASES)
        throw new PageError("depth", line, `more than ${MAX_ALIASES} aliases stand in the YAML`);
      if (alias.resolve(document)) return;
      throw new PageError("yaml", line, `the front matter is not YAML: no anchor is named ${alias.source}`);
    },
  });
}
