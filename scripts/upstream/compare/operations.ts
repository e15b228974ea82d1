/** What changed between two states of the operations that a page describes. */
import type { OperationFacts } from "../read/facts.js";
import { type Change, change } from "./change.js";
import { nameOf } from "./identity.js";
import { diffParameters } from "./parameters.js";
import { diffResponses } from "./responses.js";

export function diffOperations(before: readonly OperationFacts[], after: readonly OperationFacts[]): Change[] {
  const gone = [...before];
  const come: OperationFacts[] = [];
  const pairs: [OperationFacts, OperationFacts][] = [];
  for (const operation of after) {
    const index = gone.findIndex((candidate) => nameOf(candidate) === nameOf(operation));
    const [match] = index === -1 ? [] : gone.splice(index, 1);
    if (match) pairs.push([match, operation]);
    else come.push(operation);
  }
  // What is left on both sides was changed rather than replaced.
  while (gone.length > 0 && come.length > 0) {
    const was = gone.shift();
    const is = come.shift();
    if (was && is) pairs.push([was, is]);
  }
  return [
    ...gone.map((operation) => change("page_removed", "", nameOf(operation), null, true)),
    ...come.map((operation) => change("page_added", "", null, nameOf(operation), false)),
    ...pairs.flatMap(([was, is]) => diffOperation(was, is)),
  ];
}

function diffOperation(before: OperationFacts, after: OperationFacts): Change[] {
  const changes: Change[] = [];
  if (before.method !== after.method) changes.push(change("method_changed", "", before.method, after.method, true));
  if (before.path !== after.path) changes.push(change("path_changed", "", before.path, after.path, true));
  changes.push(...diffParameters(before.parameters, after.parameters));
  for (const { kind, where, from, to, isStillThere } of diffResponses(before.response, after.response)) {
    const isBreaking =
      (kind === "response_field_removed" && !isStillThere) ||
      kind === "response_container_changed" ||
      (kind === "response_field_retyped" && !isNarrower(from, to));
    changes.push(change(kind, where, from, to, isBreaking));
  }
  return changes;
}

/** A caller that could read `number|string` can read `number`; one that was promised nothing can't be let down. */
function isNarrower(from: string | null, to: string | null): boolean {
  if (from === "null" || from === "unknown") return true;
  const allowed = new Set(from?.split("|"));
  return (to ?? "").split("|").every((type) => allowed.has(type));
}
