/** What `check` found, for a terminal. */
import { type CheckedPage, UNRECORDED } from "../record/check-page.js";
import { changeLines } from "./change-lines.js";
import type { Paint } from "./paint.js";
import { join, type SafeText, text } from "./safe-text.js";

export function checkText(checked: readonly CheckedPage[], paint: Paint): SafeText {
  return join(checked.map((page) => pageText(page, paint)));
}

function pageText(page: CheckedPage, paint: Paint): SafeText {
  const head = paint("bold", page.source);
  if (page.error !== null) return text`${head}: ${paint("red", page.error)}\n`;
  if (page.record === null) return text`${head}: ${UNRECORDED}\n`;
  if (page.changes.length > 0) {
    return text`${head} concerns ${concerned(page)}\n${changeLines(page.changes, paint)}`;
  }
  return text`${head}: ${page.isReworded ? "reworded, no fact changed" : "unchanged"}\n`;
}

function concerned(page: CheckedPage): string {
  return page.operations
    .map(({ name, operationId }) => `${operationId ?? "no operation of the spec"} (${name})`)
    .join(", ");
}
