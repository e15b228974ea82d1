/** `upstream check`: compares XT's pages with the recorded facts. */
import { stringify } from "yaml";
import { count, exitStatus, flag, type Io, parseArguments, printLines } from "../command-line.js";
import { readFiles, readWatched } from "../load-pages.js";
import { planFrom } from "../plan.js";
import { changedNames, changeLines, draftLines, problemLines, readingLines } from "../report.js";
import { openProject } from "../spec/project.js";
import { operationsOf } from "../spec/spec.js";
import { draftsIn } from "../spec/texts.js";

export const summary = "compare XT's pages with the facts that were last accepted";

export const help = `Compares XT's pages with spec/upstream.json: the facts that were last accepted. Also lists new and vanished pages, and
the drafts in the spec.

Usage: npm run -s upstream -- check [--fragment] [PAGE…]

  PAGE         a page or folder to check. By default, all watched pages are fetched.
  --fragment   print the OpenAPI operation that would be created from these pages alone, or why there is none

Exit status: 0 nothing changed; 1 something changed; 2 a page could not be read, or the pages conflict with each other or the spec.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { values, positionals: paths } = parseArguments(args, { fragment: flag });
  const project = await openProject(root);
  const drafts = draftsIn(project.spec.data, project.overlay.data);
  const found = paths.length > 0 ? await readFiles(paths, project.record) : await readWatched(project.record);
  if (values.fragment) {
    // With no record and no operations, every page is new.
    project.record.pages = [];
    project.spec.data.paths = {};
  }
  const plan = planFrom(project, found.sourcePages);
  if (values.fragment) {
    for (const { id, method, path, node } of operationsOf(project.spec.data)) {
      const text = stringify({ [path]: { [method.toLowerCase()]: node } }, { aliasDuplicateObjects: false });
      printLines(io.stdout, [`# ${id}`, ...text.trimEnd().split("\n")]);
    }
    const matched = plan.outcomes.flatMap(({ sources }) => sources);
    const others = found.sourcePages.filter(({ source, page }) => matched.includes(source) && !page.operations[0]);
    const reasons = others.map(({ source }) => `${source}: it describes no endpoint`);
    printLines(io.stderr, [...readingLines(found), ...problemLines(plan), ...reasons]);
  } else {
    printLines(io.stdout, [...changeLines(plan), ...readingLines(found), ...problemLines(plan), ...draftLines(drafts)]);
  }
  const problems = problemLines(plan).length + found.unread.length;
  const changed = changedNames(plan).length + plan.moved.length + found.vanished.length;
  const changes = values.fragment ? [] : [`${changed} changed`];
  const counts = [...changes, count(problems, "problem"), `${count(drafts.length, "draft")} left`];
  printLines(io.stderr, [...plan.notices, `${count(found.sourcePages.length, "page")} checked: ${counts.join(", ")}`]);
  if (problems > 0) return exitStatus.refused;
  return changed > 0 && !values.fragment ? exitStatus.changed : exitStatus.good;
}
