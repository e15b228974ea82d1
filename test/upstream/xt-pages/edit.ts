/** Edits XT's own pages, which this repository doesn't contain, and applies them to the spec in memory. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect } from "vitest";
import type { SourcePage } from "../../../scripts/upstream/match-pages.js";
import { planFrom } from "../../../scripts/upstream/plan.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import type { Spec } from "../../../scripts/upstream/spec/spec.js";
import { projectInMemory, sourcePages } from "../project-in-memory.js";

/** The folder with XT's pages: XT_DOCS_PAGES, or by default a folder beside the checkout. */
export const docs = process.env.XT_DOCS_PAGES ?? join(import.meta.dirname, "../../../../shared/docs-pages");
const pagesExist = existsSync(join(docs, "changes/expected.json"));
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
  const texts = files.map(async (file) => [file, edit(await readFile(join(docs, "docusaurus", file), "utf8"))]);
  return sourcePages(Object.fromEntries(await Promise.all(texts)));
}

/** The names and values of a spec: a line for each one, without the signs of JSON. To print YAML would take much longer. */
function linesOf(spec: Spec): string[] {
  const json = JSON.stringify(spec, (_, value) => (typeof value === "bigint" ? `${value}` : value), 1);
  const lines = json.split("\n").map((line) => line.replace(/^\s+|"|\s*[{[]*[\]}]*,?$/g, ""));
  return lines.filter((line) => line !== "");
}

/** The lines that only one of two texts has. A line counts as often as it occurs. */
function changedLines(before: readonly string[], after: readonly string[]) {
  const removed = [...before];
  const added = after.filter((line) => {
    const at = removed.indexOf(line);
    if (at >= 0) removed.splice(at, 1);
    return at < 0;
  });
  return { added, removed };
}

/** Returns the changes of the spec for these pages: added lines, removed lines, and problems. Checks that a second run changes nothing. */
export async function outcome(readings: readonly SourcePage[]) {
  const project = await projectInMemory();
  const before = linesOf(project.spec.data);
  const plan = planFrom(project, readings);
  const changes = changedLines(before, linesOf(project.spec.data));
  const problems = problemLines(plan);
  const again = planFrom(project, readings);
  if (problems.length === 0) expect(again.outcomes.flatMap(({ pageChanges }) => pageChanges)).toEqual([]);
  return { project, plan, problems, ...changes };
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
