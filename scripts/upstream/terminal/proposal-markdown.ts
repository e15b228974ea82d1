/** What the unattended check proposes, as the text of a pull request or of an issue. */
import type { CheckedPage } from "../record/check-page.js";
import type { RecordedPage } from "../record/record.js";
import type { Applied } from "../spec/apply-changes.js";
import type { Revision } from "../spec/revision.js";
import { changesOf, doubtsOf, draftItems } from "./check-markdown.js";
import { code, fitting, section } from "./markdown.js";

/** By which this tool knows its own texts again. */
export const MARKER = "<!-- xt-oauth: upstream -->";

export function pullRequestText(
  checked: readonly CheckedPage[],
  { bump, from, to, drafts }: Revision,
  { applied, stale }: { applied: readonly Applied[]; stale: readonly RecordedPage[] },
): string {
  const changed = checked.filter(({ changes }) => changes.length > 0);
  const toDo = [
    ...applied.flatMap((one) => one.toDo),
    ...stale.map(({ address }) => `see whether ${address} says the same by now, and update from it, too`),
  ];
  return finished([
    `XT's pages say something else than the spec did. Here it follows them: **${bump}**, version ${from} → ${to} of the spec.\n`,
    ...changed.flatMap(changesOf),
    ...section(
      "Done",
      applied.flatMap(({ done }) => done).map((line) => `- ${code(line)}`),
    ),
    ...section(
      "Left for a person",
      toDo.map((line) => `- [ ] ${code(line)}`),
    ),
    ...section("Drafts that are left", draftItems(drafts)),
    ...section("Read with some doubt", changed.flatMap(doubtsOf)),
    "GitHub runs no other workflow on what a workflow pushed: close this and open it again, and CI runs. Commit what is " +
      "left to do onto this branch: from then on it is yours, and is not written over.",
  ]);
}

export function issueText(checked: readonly CheckedPage[], reasons: readonly string[]): string {
  const changed = checked.filter(({ changes }) => changes.length > 0);
  return finished([
    "XT's pages say something else than the spec does, and to follow them takes a person.\n",
    ...section(
      "Why",
      reasons.map((reason) => `- ${code(reason)}`),
    ),
    ...changed.flatMap(changesOf),
    ...section("Read with some doubt", changed.flatMap(doubtsOf)),
    "Get the pages, and bring them in with `npm run -s upstream -- update PAGE…`; CONTRIBUTING.md tells more.",
  ]);
}

function finished(parts: readonly string[]): string {
  return `${fitting(parts.join("\n").trimEnd())}\n\n${MARKER}\n`;
}
