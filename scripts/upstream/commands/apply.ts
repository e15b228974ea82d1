/** `upstream apply`: merges pages into the spec, and records them. */
import { parseSecureUrl } from "../../../src/http/secure-url.js";
import { count, exitStatus, flag, type Io, option, parseArguments, printLines, UserError } from "../command-line.js";
import { readFiles } from "../load-pages.js";
import { planFrom } from "../plan.js";
import { changeLines, problemLines, versionLine } from "../report.js";
import { openProject, prepareRevision, writeFiles } from "../spec/project.js";

export const summary = "merge pages into the spec, and regenerate the code";

export const help = `Merges pages into spec/openapi.yaml. This is a three-way merge of the page now, the page as last accepted, and the spec.
A new page adds its operation. If a page moved, its new address is recorded. If the spec already matches, the page is only
recorded. The comments, order and wording of the spec stay. generated/ is regenerated. Redocly's diff shows the effect on
callers, and decides the next version.

Usage: npm run -s upstream -- apply PATH… [--ours | --theirs] [--operation-id NAME] [--address URL]

  PATH             pages or folders. Pass both languages together, so that each text gets both
  --ours           in a conflict, keep the spec, and accept that the page differs
  --theirs         in a conflict, follow the page
  --operation-id   the name of a new operation, such as getBalance; by default, it is derived from the page
  --address        the https address of a single page. By default, it is derived from the path, which has the folders of XT's
                   site, from docs or i18n on

Either everything is written, or nothing. Texts of pages become drafts, which you have to rewrite: \`check\` and \`npm test\`
list them.

Exit status: 0 done, or nothing to do; 2 the input was refused, and nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { values, positionals: paths } = parseArguments(args, {
    ours: flag,
    theirs: flag,
    "operation-id": option,
    address: option,
  });
  const { ours, theirs, address, "operation-id": operationId } = values;
  if (paths.length === 0) throw new UserError("pass the pages to apply");
  if (ours && theirs) throw new UserError("use only one of --ours and --theirs");
  if (address !== undefined && parseSecureUrl(address)?.protocol !== "https:")
    throw new UserError("--address takes an https address");

  const project = await openProject(root);
  const { sourcePages } = await readFiles(paths, project.record, address);
  const plan = planFrom(project, sourcePages, { operationId, side: ours ? "ours" : theirs ? "theirs" : undefined });
  const problems = [
    ...problemLines(plan),
    ...plan.unaddressed.map(
      (source) =>
        `the address of ${source} is unknown: keep the folders of XT's site, from docs or i18n on, or pass the page alone with --address`,
    ),
  ];
  if (plan.outcomes.some(({ conflicts }) => conflicts.length > 0))
    problems.push("to resolve a conflict, use --ours or --theirs, or edit the spec, and run this again");
  if (problems.length > 0) throw new UserError("nothing was written:", problems);
  const revision = await prepareRevision(project);
  const { verdict, drafts, files } = revision;
  await writeFiles(root, files);

  printLines(io.stdout, [...changeLines(plan), ...verdict]);
  if (drafts.length > 0)
    printLines(io.stdout, [`to do: rewrite the ${count(drafts.length, "draft")} that \`check\` lists`]);
  const [added, changed] = [true, false].map(
    (isNew) => plan.outcomes.filter((one) => one.isNew === isNew && one.pageChanges.length > 0).length,
  );
  printLines(io.stderr, [
    ...plan.notices,
    `${count(sourcePages.length, "page")} read: ${added} added, ${changed} changed; ${versionLine(revision)}`,
  ]);
  return exitStatus.good;
}
