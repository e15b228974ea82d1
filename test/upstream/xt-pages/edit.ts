/** Edits XT's own pages, which this repository doesn't contain, and applies them to the spec in memory. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect } from "vitest";
import type { Choices, SourcePage } from "../../../scripts/upstream/match.js";
import { planFrom } from "../../../scripts/upstream/plan.js";
import { readPage } from "../../../scripts/upstream/read/read-page.js";
import { addressOf } from "../../../scripts/upstream/recorded-pages.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import { openProject } from "../../../scripts/upstream/spec/revision.js";

/** The folder with XT's pages: XT_DOCS_PAGES, or by default a folder beside the checkout. */
export const docs = process.env.XT_DOCS_PAGES ?? join(import.meta.dirname, "../../../../shared/docs-pages");
export const pagesExist = existsSync(join(docs, "changes/expected.json"));
const suffix = pagesExist ? "" : ` (skipped: ${docs} holds no pages; set XT_DOCS_PAGES)`;

export function describeXtPages(name: string, tests: () => void): void {
  describe.skipIf(!pagesExist)(`${name}${suffix}`, tests);
}

export const section = "trading-third-party";
export const languages = [`docs/${section}`, `i18n/zh-CN/docusaurus-plugin-content-docs/current/${section}`];
export const folders = languages.map((folder) => join(docs, "docusaurus", folder));
export const orderPages = ["orderGet", "orderGetQueryParam", "batchOrderGet", "openOrderGet", "historyOrderGet"].map(
  (name) => `Order/${name}.mdx`,
);

export type Edit = (text: string) => string;

/** Returns pages after an edit, in both languages by default. */
export async function pages(names: readonly string[], edit: Edit, only = languages): Promise<SourcePage[]> {
  const files = only.flatMap((folder) => names.map((name) => `${folder}/${name}`));
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(docs, "docusaurus", file), "utf8");
      return { source: file, address: addressOf(`/${file}`), page: readPage(edit(text), file) };
    }),
  );
}

/** Returns the changes of the spec for these pages: added lines, removed lines, and problems. Checks that a second run changes nothing. */
export async function outcome(readings: readonly SourcePage[], choices: Choices = {}) {
  const project = await openProject(".");
  const removed = project.spec.print().split("\n");
  const plan = planFrom(project, readings, choices);
  const added = project.spec
    .print()
    .split("\n")
    .filter((line) => {
      const at = removed.indexOf(line);
      if (at >= 0) removed.splice(at, 1);
      return at < 0;
    });
  const problems = problemLines(plan);
  const again = planFrom(project, readings);
  if (problems.length === 0)
    expect(again.outcomes.flatMap(({ pageChanges, edits }) => [...pageChanges, ...edits])).toEqual([]);
  return {
    project,
    plan,
    problems,
    added: added.map((line) => line.trim()),
    removed: removed.map((line) => line.trim()),
  };
}

export const outcomeOfEdit = async (...edit: Parameters<typeof pages>) => outcome(await pages(...edit));

/** The outcome without a change and without a problem. */
export const noChange = { added: [], removed: [], problems: [] };

export const replaceText =
  (from: string | RegExp, to: string): Edit =>
  (text) => {
    const swapped = text.replace(from, to);
    expect(swapped).not.toBe(text);
    return swapped;
  };

export const withMaker = replaceText(
  '"updatedTime": 1655958915583',
  '"updatedTime": 1655958915583,\n    "maker": "x" // who came first',
);
