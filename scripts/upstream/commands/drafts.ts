/** `upstream drafts`: which texts a person has to word anew. */
import { draftsIn } from "../spec/drafts.js";
import { parseArguments } from "../terminal/arguments.js";
import { count } from "../terminal/count.js";
import { draftLines } from "../terminal/draft-lines.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { print, text } from "../terminal/safe-text.js";
import { openProject } from "./project.js";

export const summary = "name the texts that are left to be worded";

export const help = `Names each text of spec/openapi.yaml and spec/zh.overlay.yaml that \`add\` took from XT's pages and marked as a draft
("Draft: ", "草稿："): it is to be worded anew, without the mark.

Usage: npm run -s upstream -- drafts

Exit status: 0 there is none; 1 there are some.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  parseArguments(args);
  const { spec, overlay } = await openProject(root);
  const drafts = draftsIn(spec, overlay);
  print(io.stdout, draftLines(drafts, painter(io.stdout, io.env)));
  print(io.stderr, text`${count(drafts.length, "draft")} left\n`);
  return drafts.length > 0 ? exitStatus.changed : exitStatus.good;
}
