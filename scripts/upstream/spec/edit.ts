/** An edit of one operation of the spec that is under way. */
import type { Document, YAMLMap } from "yaml";
import type { Change } from "../compare/change.js";
import type { Example } from "../read/facts.js";
import type { MergedFacts } from "./merge-pages.js";

export interface Edit {
  spec: Document;
  operation: YAMLMap;
  before: MergedFacts;
  after: MergedFacts;
  example: Example | undefined;
  /** What was done, in words, a line each. */
  done: string[];
  /** What a person has to look at afterwards. */
  toDo: string[];
}

/** Edits the spec as a change asks; throws a Refusal where that has no mechanical counterpart. */
export type Editor = (edit: Edit, change: Change) => void;
