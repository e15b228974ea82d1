/** Bounds on what is read of a page: pages are untrusted, and a few characters can ask for hours. */
import { PageError } from "./page-error.js";

export const MAX_PAGE_BYTES = 2 * 1024 * 1024;
/** A real page opens a few dozen brackets within each other; thousands are meant to exhaust the stack. */
const MAX_NESTING = 500;

/** The longest line of XT's has 3,400 characters. What takes Markdown's parser longest is a line without end. */
const MAX_LINE = 10_000;

export function refuseOversize(size: number): void {
  if (size <= MAX_PAGE_BYTES) return;
  throw new PageError("size", 0, `the page is too large: ${size} bytes, and at most ${MAX_PAGE_BYTES} are read`);
}

export function refuseLongLine(text: string): void {
  for (let from = 0, line = 1; from < text.length; line += 1) {
    const found = text.indexOf("\n", from);
    const to = found === -1 ? text.length : found;
    if (to - from > MAX_LINE) {
      throw new PageError("bounds", line, `the line has ${to - from} characters, and at most ${MAX_LINE} are read`);
    }
    from = to + 1;
  }
}

export function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "[" || char === "{") depth += 1;
    else if ((char === "]" || char === "}") && depth > 0) depth -= 1;
    if (depth > MAX_NESTING) {
      throw new PageError("depth", lineOf(text, at), `more than ${MAX_NESTING} brackets are open at once`);
    }
  }
}

export function refuseConflict(text: string): void {
  const marker = /^[^\S\n]*<{7}(?:\s|$)/m.exec(text);
  if (!marker) return;
  throw new PageError(
    "conflict",
    lineOf(text, marker.index),
    "a merge conflict stands in the page unresolved (<<<<<<<)",
  );
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
