/** `upstream forget`: stops watching pages. */
import { count, exitStatus, type Io, parseArguments, printLines, UserError } from "../command-line.js";
import { openProject, prepareRevision, writeFiles } from "../spec/project.js";

export const summary = "stop watching pages";

export const help = `Removes pages from spec/upstream.json. The spec doesn't change.

Usage: npm run -s upstream -- forget NAME…

  NAME   a page's address, the end of an address, or an operation whose pages are removed

Exit status: 0 done; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { positionals: names } = parseArguments(args, {});
  if (names.length === 0) throw new UserError("pass the pages to forget");
  const project = await openProject(root);
  const { record } = project;
  const before = record.pages;
  const unknown = names.filter((name) => {
    const kept = record.pages.filter(
      ({ address, operation }) =>
        operation !== name && address !== name && !decodeURIComponent(address).endsWith(`/${name}`),
    );
    const isMeant = kept.length < record.pages.length;
    record.pages = kept;
    return !isMeant;
  });
  if (unknown.length > 0) throw new UserError("nothing was written: no recorded page matches", unknown);
  await writeFiles(root, (await prepareRevision(project)).files);
  const forgotten = before.filter((page) => !record.pages.includes(page)).map(({ address }) => address);
  printLines(io.stdout, forgotten);
  printLines(io.stderr, [`${count(forgotten.length, "page")} forgotten`]);
  return exitStatus.good;
}
