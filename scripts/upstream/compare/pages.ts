/** What changed between two states of one page. */
import type { Warning } from "../read/facts.js";
import { describeError, type Page } from "../read/page.js";
import { type Change, change } from "./change.js";
import { nameOf } from "./identity.js";
import { diffOperations } from "./operations.js";

export interface PageDiff {
  changes: Change[];
  warnings: Warning[];
  error: string | null;
}

/** What changed between two states of one page; null stands for a page that is not there. */
export function diffPages(before: Page | null, after: Page | null): PageDiff {
  const warnings = [...label("before", before), ...label("after", after)];
  const broken = [before, after].find((page) => page?.error && page.error.kind !== "yaml");
  if (broken) return { changes: [], warnings, error: describeError(broken) };

  const wasBroken = before?.error ? describeError(before) : null;
  const isBroken = after?.error ? describeError(after) : null;
  if (wasBroken !== null && isBroken !== null) {
    warnings.push({ line: after?.error?.line ?? 0, message: "both pages are broken, so nothing can be compared" });
    return { changes: [], warnings, error: null };
  }
  if (isBroken !== null)
    return { changes: [change("yaml_broken", "", titleOf(before), isBroken, false)], warnings, error: null };
  if (wasBroken !== null && after) {
    return { changes: [change("yaml_fixed", "", wasBroken, titleOf(after), false)], warnings, error: null };
  }
  if (wasBroken !== null)
    return { changes: [change("page_removed", "", wasBroken, null, true)], warnings, error: null };
  return { changes: diffOperations(before?.operations ?? [], after?.operations ?? []), warnings, error: null };
}

function label(side: "before" | "after", page: Page | null): Warning[] {
  return (page?.warnings ?? []).map(({ line, message }) => ({ line, message: `${side}: ${message}` }));
}

function titleOf(page: Page | null): string | null {
  return page ? page.operations.map(nameOf).join(", ") : null;
}
