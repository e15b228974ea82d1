/** The drafts that are left, a line each. */
import type { Draft } from "../spec/drafts.js";
import { count } from "./count.js";
import type { Paint } from "./paint.js";
import { join, type SafeText, text } from "./safe-text.js";

export function draftLines(drafts: readonly Draft[], paint: Paint): SafeText {
  return join(
    drafts.map(({ file, place, text: words }) => text`${paint("yellow", "draft")}  ${file}: ${place}: ${words}\n`),
  );
}

/** What there is to do about them, for a command that doesn't name each. */
export function draftsToDo(drafts: readonly Draft[], paint: Paint): SafeText {
  if (drafts.length === 0) return text``;
  const words = `word ${drafts.length === 1 ? "the draft" : `the ${count(drafts.length, "draft")}`} anew that \`drafts\` names`;
  return text`${paint("yellow", "to do")}  ${words}\n`;
}
