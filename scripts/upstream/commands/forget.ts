/** `upstream forget`: stops watching pages. */
import { count, exitStatus, type Io, parseArguments, printLines, UserError } from "../command-line.js";
import type { RecordedPage } from "../recorded-pages.js";
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
  const named = ({ address, operation }: RecordedPage, name: string) =>
    operation === name ||
    address === name ||
    [address, decodeURIComponent(address)].some((one) => one.endsWith(`/${name}`));
  const unknown = names.filter((name) => !record.pages.some((page) => named(page, name)));
  if (unknown.length > 0) throw new UserError("nothing was written: no recorded page matches", unknown);
  const forgotten = record.pages.filter((page) => names.some((name) => named(page, name)));
  record.pages = record.pages.filter((page) => !forgotten.includes(page));
  await writeFiles(root, (await prepareRevision(project)).files);
  printLines(
    io.stdout,
    forgotten.map(({ address }) => address),
  );
  printLines(io.stderr, [`${count(forgotten.length, "page")} forgotten`]);
  return exitStatus.good;
}
