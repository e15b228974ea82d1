/** What changed between two states of an operation's inputs. */
import type { ParameterFacts } from "../read/facts.js";
import { type Change, change } from "./change.js";

export function diffParameters(before: readonly ParameterFacts[], after: readonly ParameterFacts[]): Change[] {
  const gone = [...before];
  const come: ParameterFacts[] = [];
  const kept: [ParameterFacts, ParameterFacts][] = [];
  for (const parameter of after) {
    const index = gone.findIndex(({ name }) => name === parameter.name);
    const [match] = index === -1 ? [] : gone.splice(index, 1);
    if (match) kept.push([match, parameter]);
    else come.push(parameter);
  }
  const changes: Change[] = [];
  for (const was of gone) {
    const index = come.findIndex((is) => isRename(was, is));
    const [is] = index === -1 ? [] : come.splice(index, 1);
    changes.push(
      is
        ? change("param_renamed", was.name, was.name, is.name, true)
        : change("param_removed", was.name, presence(was), null, true),
    );
  }
  for (const is of come) changes.push(change("param_added", is.name, null, presence(is), is.required));
  for (const [was, is] of kept) changes.push(...diffParameter(was, is));
  return changes;
}

function presence(parameter: ParameterFacts): string {
  return parameter.required ? "required" : "optional";
}

function diffParameter(before: ParameterFacts, after: ParameterFacts): Change[] {
  const changes: Change[] = [];
  const { name } = after;
  if (before.required !== after.required) {
    changes.push(change("param_required_changed", name, before.required, after.required, after.required));
  }
  if (before.type !== after.type) {
    const isWider = before.type === "unknown" || (before.type === "integer" && after.type === "number");
    changes.push(change("param_type_changed", name, before.type, after.type, !isWider));
  }
  if (before.default !== after.default) {
    // Whoever left the parameter out relied on the old default.
    changes.push(change("param_default_changed", name, before.default, after.default, before.default !== null));
  }
  if (JSON.stringify(before.enum) !== JSON.stringify(after.enum)) {
    const allowed = after.enum;
    const isNarrower =
      allowed !== null && (before.enum === null || before.enum.some((value) => !allowed.includes(value)));
    changes.push(change("param_enum_changed", name, before.enum, after.enum, isNarrower));
  }
  return changes;
}

/** The same parameter but for its name, and the names differ by no more than a slip of the pen. */
function isRename(before: ParameterFacts, after: ParameterFacts): boolean {
  const { name: was, ...rest } = before;
  const { name: is, ...others } = after;
  if (JSON.stringify(rest) !== JSON.stringify(others)) return false;
  if (was.toLowerCase() === is.toLowerCase()) return true;
  return was.length >= 4 && is.length >= 4 && was.length + is.length < 128 && editDistance(was, is) <= 2;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
