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
  const { paths } = parseArguments(args);
  if (paths.length === 0) throw new Refusal("name the pages to forget");
  const project = await openProject(root);
  const { record } = project;
  const isMeant =
    (name: string) =>
    ({ address, operation }: (typeof record.pages)[number]) =>
      operation === name || address === name || decodeURIComponent(address).endsWith(`/${name}`);
  const unknown = paths.filter((name) => !record.pages.some(isMeant(name)));
  if (unknown.length > 0) throw new Refusal("nothing was written: no recorded page is meant by", unknown);
  const before = record.pages.length;
  record.pages = record.pages.filter((page) => !paths.some((name) => isMeant(name)(page)));
  await writeFiles(root, (await prepareRevision(project, new Map())).files);
  printLines(io.stderr, [`${count(before - record.pages.length, "page")} forgotten`]);
  return exitStatus.good;
}
