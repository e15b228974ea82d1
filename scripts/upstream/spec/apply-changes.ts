/** Edits the spec so that it follows an operation's pages from what they said to what they say. */
import type { Document } from "yaml";
import type { Change } from "../compare/change.js";
import { withNotes } from "../compare/notes.js";
import { diffOperations } from "../compare/operations.js";
import type { Example } from "../read/facts.js";
import { Refusal } from "../refusal.js";
import { changeMethod, changePath } from "./apply-address.js";
import {
  addParameter,
  changeDefault,
  changeEnum,
  changeLimit,
  changeRequired,
  changeType,
  followGrant,
  moveInputs,
  removeParameter,
  renameParameter,
} from "./apply-inputs.js";
import { addField, changeContainer, removeField, retypeField } from "./apply-result.js";
import { operationAt } from "./document.js";
import type { Edit, Editor } from "./edit.js";
import type { MergedFacts } from "./merge-pages.js";
import { refuseStrangeNames } from "./names.js";

/** What applying a page's changes to the spec came to. */
export interface Applied {
  changes: Change[];
  /** What was done, in words, a line each. */
  done: string[];
  /** What a person has to look at afterwards. */
  toDo: string[];
  /** What could not be done mechanically; with any of these, the spec must not be written. */
  refused: string[];
}

const editors: Partial<Record<Change["kind"], Editor>> = {
  path_changed: changePath,
  method_changed: changeMethod,
  param_added: addParameter,
  param_removed: removeParameter,
  param_renamed: renameParameter,
  param_required_changed: changeRequired,
  param_type_changed: changeType,
  param_default_changed: changeDefault,
  param_enum_changed: changeEnum,
  param_limit_changed: changeLimit,
  inputs_moved: moveInputs,
  response_field_added: addField,
  response_field_removed: removeField,
  response_field_retyped: retypeField,
  response_container_changed: changeContainer,
};

export function applyChanges(
  spec: Document,
  before: MergedFacts,
  after: MergedFacts,
  { example, ofNotes = [] }: { example: Example | undefined; ofNotes?: readonly Change[] },
): Applied {
  const changes = withNotes(diffOperations([before], [after]), ofNotes);
  const applied: Applied = { changes, done: [], toDo: [], refused: [] };
  const { done, toDo, refused } = applied;
  refuseStrangeNames(after);
  const operation = operationAt(spec, before);
  if (!operation) {
    refused.push(`the spec has no ${before.method} ${before.path}: add it with \`add\`, or correct spec/upstream.json`);
    return applied;
  }
  const edit: Edit = { spec, operation, before, after, example, done, toDo };
  for (const change of applied.changes) {
    try {
      editors[change.kind]?.(edit, change);
      if (!editors[change.kind]) refused.push(`${change.kind}: decide by hand whether the operation stays in the spec`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(`${change.kind} ${change.where}: ${error.message}`);
    }
  }
  for (const parameter of after.parameters) followGrant(edit, parameter);
  return applied;
}

/** Fields that one page lost while another page of the operation still shows them. */
export function contradictions(ofPages: readonly Change[], ofOperation: readonly Change[]): string[] {
  const lost = ofPages.filter(({ kind }) => kind === "response_field_removed");
  const kept = lost.filter(
    ({ where }) => !ofOperation.some((change) => change.kind === "response_field_removed" && change.where === where),
  );
  return kept.map(
    ({ where }) =>
      `response_field_removed ${where}: another page of the same operation still shows it; update both pages in one go`,
  );
}
