/** `upstream check`: compares XT's pages with the recorded facts. */
import { count, exitStatus, type Io, parseArguments, printLines } from "../command-line.js";
import { readFiles, readWatched } from "../load-pages.js";
import { planFrom } from "../plan.js";
import { changedNames, changeLines, draftLines, problemLines, readingLines } from "../report.js";
import { openProject } from "../spec/project.js";
import { draftsIn } from "../spec/texts.js";

export const summary = "compare XT's pages with the facts that were last accepted";

export const help = `Compares XT's pages with spec/upstream.json: the facts that were last accepted. Also lists new and vanished pages, and
the drafts in the spec.

Usage: npm run -s upstream -- check [PAGE…]

  PAGE   a page or folder to check. By default, all watched pages are fetched.

Exit status: 0 nothing changed; 1 something changed; 2 a page could not be read, or the pages conflict with each other or the spec.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { positionals: paths } = parseArguments(args, {});
  const project = await openProject(root);
  const drafts = draftsIn(project.spec.data, project.overlay.data);
  const found = paths.length > 0 ? await readFiles(paths, project.record) : await readWatched(project.record);
  const plan = planFrom(project, found.sourcePages);
  const unmerged = problemLines(plan);
  printLines(io.stdout, [...changeLines(plan), ...readingLines(found), ...unmerged, ...draftLines(drafts)]);
  const problems = unmerged.length + found.unread.length;
  const changed = changedNames(plan).length + plan.moved.length + found.vanished.length;
  const counts = `${changed} changed, ${count(problems, "problem")}, ${count(drafts.length, "draft")} left`;
  printLines(io.stderr, [...plan.notices, `${count(found.sourcePages.length, "page")} checked: ${counts}`]);
  if (problems > 0) return exitStatus.refused;
  return changed > 0 ? exitStatus.changed : exitStatus.good;
}
