/** `upstream forget`: stops watching pages. */
import { Refusal } from "../refusal.js";
import { openProject, prepareRevision, writeFiles } from "../spec/revision.js";
import { count, exitStatus, type Io, parseArguments, printLines } from "../terminal/output.js";

export const summary = "stop watching pages";

export const help = `Takes pages out of spec/upstream.json. The spec stays as it is.

Usage: npm run -s upstream -- forget NAME…

  NAME   a page's address, or the end of it, or the operation whose pages are meant

Exit status: 0 done; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { positionals: names } = parseArguments(args, {});
  if (names.length === 0) throw new Refusal("name the pages to forget");
  const project = await openProject(root);
  const { record } = project;
  const before = record.pages.length;
  const unknown = names.filter((name) => {
    const kept = record.pages.filter(
      ({ address, operation }) =>
        operation !== name && address !== name && !decodeURIComponent(address).endsWith(`/${name}`),
    );
    const isMeant = kept.length < record.pages.length;
    record.pages = kept;
    return !isMeant;
  });
  if (unknown.length > 0) throw new Refusal("nothing was written: no recorded page is meant by", unknown);
  await writeFiles(root, (await prepareRevision(project, new Map())).files);
  printLines(io.stderr, [`${count(before - record.pages.length, "page")} forgotten`]);
  return exitStatus.good;
}
