/** Edits XT's own pages, which this repository doesn't contain, and applies them to the spec in memory. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { stringify } from "yaml";
import type { Choices, SourcePage } from "../../../scripts/upstream/match-pages.js";
import { planFrom } from "../../../scripts/upstream/plan.js";
import { problemLines } from "../../../scripts/upstream/report.js";
import type { Spec } from "../../../scripts/upstream/spec/spec.js";
import { projectInMemory, sourcePages } from "../project-in-memory.js";

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
  const texts = files.map(async (file) => [file, edit(await readFile(join(docs, "docusaurus", file), "utf8"))]);
  return sourcePages(Object.fromEntries(await Promise.all(texts)));
}

/** The parts of a spec, by their JSON: the information, the tags, and each path and component. */
function partsOf({ info, tags, paths, components }: Spec): Map<string, object> {
  const named = [paths, ...Object.values(components)].flatMap((nodes) => Object.entries(nodes));
  const parts = [{ info }, { tags }, ...named.map(([name, node]) => ({ [name]: node }))];
  const json = (part: object) => JSON.stringify(part, (_, value) => (typeof value === "bigint" ? `${value}` : value));
  return new Map(parts.map((part) => [json(part), part]));
}

/** The lines of YAML of the parts that the other spec doesn't have. */
function linesOf(parts: Map<string, object>, others: Map<string, object>): string[] {
  const different = [...parts].filter(([key]) => !others.has(key));
  return different.flatMap(([, part]) =>
    stringify(part, { aliasDuplicateObjects: false, lineWidth: 0 }).trimEnd().split("\n"),
  );
}

/** The lines that only one of two texts has. A line counts as often as it occurs. */
export function changedLines(before: readonly string[], after: readonly string[]) {
  const removed = before.map((line) => line.trim());
  const added = after
    .map((line) => line.trim())
    .filter((line) => {
      const at = removed.indexOf(line);
      if (at >= 0) removed.splice(at, 1);
      return at < 0;
    });
  return { added, removed };
}

/** Returns the changes of the spec for these pages: added lines, removed lines, and problems. Checks that a second run changes nothing. */
export async function outcome(readings: readonly SourcePage[], choices: Choices = {}) {
  const project = await projectInMemory();
  const before = structuredClone(partsOf(project.spec.data));
  const plan = planFrom(project, readings, choices);
  const after = partsOf(project.spec.data);
  const changes = changedLines(linesOf(before, after), linesOf(after, before));
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
