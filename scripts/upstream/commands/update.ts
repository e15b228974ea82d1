/** `upstream update`: brings what changed on recorded pages into the spec. */
import { listPages, readPageFile } from "../read/page-files.js";
import { type Renewal, renewalOf } from "../record/renewal.js";
import { Refusal } from "../refusal.js";
import { parseArguments } from "../terminal/arguments.js";
import { changeLines } from "../terminal/change-lines.js";
import { count } from "../terminal/count.js";
import { draftsToDo } from "../terminal/draft-lines.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { print, text } from "../terminal/safe-text.js";
import { type Followed, followPages } from "./follow-pages.js";
import { openProject, saveProject } from "./project.js";

export const summary = "apply what changed on XT's pages to the spec, and generate anew";

export const help = `Applies what changed on pages to spec/openapi.yaml, in place: comments and wording stay. Records the new facts in
spec/upstream.json, writes generated/ anew, and says what a caller will notice and which version comes next.

Usage: npm run -s upstream -- update PAGE…

  PAGE   a changed page, or a folder of them; each is matched with a recorded page as \`check\` does

A page of a new endpoint is for \`add\`. Where something cannot be applied mechanically, it is named with what to do, and
nothing at all is written. Look at the result with \`git diff\`.

Exit status: 0 done, or nothing to do; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { paths } = parseArguments(args);
  if (paths.length === 0) throw new Refusal("name the pages that changed");
  const project = await openProject(root);
  const renewals: Renewal[] = [];
  for (const file of await listPages(paths)) renewals.push(renewalOf(file, await readPageFile(file), project.records));

  const followed = followPages(project, renewals);
  const { bump, from, to, drafts } = await saveProject(root, followed.project, followed.changes);
  tell(followed, io);
  print(io.stdout, draftsToDo(drafts, painter(io.stdout, io.env)));
  const version = bump === "none" ? `version ${from} stays` : `${bump}: ${from} → ${to}`;
  print(
    io.stderr,
    text`${count(renewals.length, "page")} applied, ${count(followed.changes.length, "change")}; ${version}\n`,
  );
  return exitStatus.good;
}

function tell({ applied, stale }: Followed, io: Io): void {
  const paint = painter(io.stdout, io.env);
  for (const { changes, done, toDo } of applied) {
    print(io.stdout, changeLines(changes, paint));
    for (const line of done) print(io.stdout, text`${paint("green", "done")}   ${line}\n`);
    for (const line of toDo) print(io.stdout, text`${paint("yellow", "to do")}  ${line}\n`);
  }
  for (const { address } of stale) {
    print(
      io.stdout,
      text`${paint("yellow", "to do")}  see whether ${address} says the same by now, and update from it, too\n`,
    );
  }
}
