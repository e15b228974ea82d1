/** `upstream apply`: brings what pages say into the spec, and records it. */
import { planFrom } from "../plan.js";
import { readGiven } from "../readings.js";
import { Refusal } from "../refusal.js";
import { newsLines, problemLines } from "../report.js";
import { openProject, prepareRevision, writeFiles } from "../spec/revision.js";
import { count, exitStatus, flag, type Io, option, parseArguments, printLines } from "../terminal/output.js";

export const summary = "bring what pages say into the spec, and generate anew";

export const help = `Merges pages into spec/openapi.yaml: what a page says now, against what it said when it was last accepted and what the spec
says. A new page adds its operation. A page that moved is followed to its new address. What the spec says already is only
recorded. Comments, order and wording of the spec stay. generated/ is written anew, and Redocly's verdict says what a caller
will notice, and which version comes next.

Usage: npm run -s upstream -- apply PATH… [--ours | --theirs] [--operation-id NAME] [--in query|json|form] [--address URL]

  PATH             pages or folders. Give both languages at once, and each text comes in both
  --ours           where the merge is a conflict, keep the spec as it is, and accept that the page says otherwise
  --theirs         where the merge is a conflict, follow the page
  --operation-id   the name of a new operation, such as getBalance; without it, a name is made from the page's
  --in             where the inputs travel, if the page doesn't say
  --address        the page's https address, if its path doesn't show it

Everything is written, or nothing. Texts of pages come as drafts, for a person to word: \`check\` and \`npm test\` name them.

Exit status: 0 done, or nothing to do; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { values, positionals: paths } = parseArguments(args, {
    ours: flag,
    theirs: flag,
    "operation-id": option,
    in: option,
    address: option,
  });
  const { ours, theirs, in: place, address, "operation-id": operationId } = values;
  if (paths.length === 0) throw new Refusal("name the pages to apply");
  if (ours && theirs) throw new Refusal("choose one of --ours and --theirs");
  if (place !== undefined && !isPlace(place)) throw new Refusal("--in takes query, json or form");
  if (address?.startsWith("https://") === false) throw new Refusal("--address takes an https address");

  const project = await openProject(root);
  const { readings } = await readGiven(paths, project.record, address);
  const plan = planFrom(project, readings, { operationId, place, side: ours ? "ours" : theirs ? "theirs" : undefined });
  const problems = problemLines(plan);
  if (problems.length > 0) throw new Refusal("nothing was written:", problems);
  const { verdict, from, to, drafts, files } = await prepareRevision(project, plan.chinese);
  await writeFiles(root, files);

  printLines(io.stdout, [...newsLines(plan), ...plan.warnings.map((one) => `warning: ${one}`), ...verdict.lines]);
  if (drafts.length > 0)
    printLines(io.stdout, [`to do: word the ${count(drafts.length, "draft")} that \`check\` names`]);
  const version = verdict.bump === "none" ? `version ${from} stays` : `${verdict.bump}: ${from} → ${to}`;
  const added = plan.outcomes.filter(({ isNew, edits }) => isNew && edits.length > 0).length;
  const edits = plan.outcomes.reduce((sum, one) => sum + (one.isNew ? 0 : one.edits.length), 0);
  printLines(io.stderr, [
    ...plan.skipped,
    `${count(readings.length, "page")} read: ${added} added, ${count(edits, "edit")}; ${version}`,
  ]);
  return exitStatus.good;
}

const isPlace = (text: string) => text === "query" || text === "json" || text === "form";
