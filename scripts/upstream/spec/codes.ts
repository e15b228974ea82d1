/** Brings what a page without an endpoint says into the spec: message codes into their schemas, all else to a person. */
import type { Change } from "../merge/facts.js";
import { leaveToDo } from "./edit.js";
import { forgetMeanings } from "./edit-input.js";
import { type Schema, type Spec, valuesOf } from "./spec.js";
import { type Chinese, draft } from "./texts.js";

/** `codes` names the schemas that list the page's codes; `isListed` says whether another page lists a code as well. */
export function followStatements(
  spec: Spec,
  changes: readonly Change[],
  {
    source,
    codes,
    chinese,
    isListed,
  }: { source: string; codes: readonly string[]; chinese: Chinese; isListed(place: string): boolean },
): void {
  for (const change of changes) {
    const [, code] = /^code (\w+)$/.exec(change.place) ?? [];
    if (code === undefined || codes.length === 0)
      leaveToDo(spec.info, { ...change, place: `${source}, ${change.place}` });
    for (const name of code === undefined ? [] : codes) {
      const schema = valuesOf(spec, Object(spec.components.schemas?.[name]) as Schema);
      const isGone = change.to === undefined && !isListed(change.place);
      if (!schema?.enum || schema.enum.includes(code) !== isGone) continue;
      schema.enum = isGone ? schema.enum.filter((one) => one !== code) : [...schema.enum, code];
      const meaning = draft(chinese, `what ${code} means`, `${code} 的含义`) ?? "";
      if (!isGone) schema["x-enumDescriptions"] = { ...schema["x-enumDescriptions"], [String(code)]: meaning };
      forgetMeanings(schema);
    }
  }
}
