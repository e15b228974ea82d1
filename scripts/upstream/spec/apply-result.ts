/** Edits the result that an operation answers with in the spec, as it changed on its pages. */
import { type Document, isMap, type YAMLMap } from "yaml";
import type { Change } from "../compare/change.js";
import { Refusal } from "../refusal.js";
import { child, childMap, itemsOf, successExamples, successSchema } from "./document.js";
import type { Edit } from "./edit.js";
import { exampleAt, shownAt } from "./example-values.js";
import { setOrDelete, setRequired } from "./maps.js";
import { isFieldRequired } from "./optional.js";
import { findField, placesIn, stepsOf } from "./result-fields.js";
import { shownSchema } from "./shown-schema.js";
import { setType } from "./types.js";

/** A description of a field that came or changed is for a person to write. */
const unsaid = { comments: {}, describe: () => undefined };

export function addField(edit: Edit, { where, to }: Change): void {
  const { spec, operation, done, toDo } = edit;
  if (isOutsideResult(edit, where)) return;
  const field = findField(spec, answerOf(spec, operation), where, true);
  if (!field || field.schema?.has("type")) throw new Refusal("the spec has it already: see that both mean the same");
  const schema = isMap(field.schema) ? field.schema : spec.createNode({});
  if (!isMap(schema)) throw new Refusal("its schema is no map");
  typeAsShown(edit, schema, where, String(to));
  if (field.name === "[]") field.holder.set("items", schema);
  else field.holder.setIn(["properties", field.name], schema);
  setRequired(spec, field.holder, field.name, isFieldRequired(where));
  showInExamples(edit, where, String(to));
  done.push(`the field ${where} is there, of the type ${to}, optional`);
  toDo.push(`describe the field ${where}; make it required once it is known always to come`);
}

export function removeField(edit: Edit, { where }: Change): void {
  const { spec, operation, done } = edit;
  if (isOutsideResult(edit, where)) return;
  const field = findField(spec, answerOf(spec, operation), where, false);
  if (!field?.schema) throw new Refusal("the spec doesn't have it: see whether it has another name there");
  if (field.name === "[]") field.holder.delete("items");
  else childMap(spec, field.holder, "properties")?.delete(field.name);
  setRequired(spec, field.holder, field.name, false);
  for (const value of successExamples(spec, operation)) {
    for (const { holder, name } of placesIn(spec, value, stepsOf(where))) holder.delete(name);
  }
  done.push(`the field ${where} is gone`);
}

export function retypeField(edit: Edit, { where, from, to }: Change): void {
  const { spec, operation, done, toDo } = edit;
  if (isOutsideResult(edit, where)) return;
  const field = findField(spec, answerOf(spec, operation), where, false);
  if (!field?.schema) throw new Refusal("the spec doesn't have it: see whether it has another name there");
  typeAsShown(edit, field.schema, where, String(to));
  showInExamples(edit, where, String(to));
  done.push(`the field ${where} is of the type ${to} now, and no longer ${from}`);
  toDo.push(`see that the description of ${where} still holds`);
}

export function changeContainer(edit: Edit, { where, from, to }: Change): void {
  const { spec, operation, done } = edit;
  const field = findField(spec, answerOf(spec, operation), where, false);
  if (!field?.schema || field.name === "[]") throw new Refusal("change it in spec/openapi.yaml by hand");
  const key = ["properties", field.name];
  const was = field.holder.getIn(key, true);
  if (to === "array") field.holder.setIn(key, spec.createNode({ type: "array", items: was }));
  else field.holder.setIn(key, childMap(spec, was)?.get("items", true) ?? spec.createNode({ type: "object" }));
  for (const value of successExamples(spec, operation)) {
    for (const { holder, name } of placesIn(spec, value, stepsOf(where))) {
      const shown = holder.get(name, true);
      holder.set(name, to === "array" ? spec.createNode([shown]) : (child(spec, shown, 0) ?? spec.createNode({})));
    }
  }
  done.push(`${where} is an ${to} now, and no longer an ${from}`);
}

/** The envelope is the client's own business; the spec asserts nothing of `ma`. */
function isOutsideResult({ done }: Edit, where: string): boolean {
  if (/^result\b/.test(where)) return false;
  if (/^ma\b/.test(where)) {
    done.push(`${where} changed, of which the spec asserts nothing`);
    return true;
  }
  throw new Refusal("it belongs to the envelope, which src/call/unwrap.ts opens: change the spec and the code by hand");
}

/** An id or an amount stays exact, a secret hidden; and of a signed operation, what is only shown turns no success into a failure. */
function typeAsShown({ spec, operation, example }: Edit, schema: YAMLMap, where: string, type: string): void {
  setType(spec, schema, type);
  const shown = shownAt(example, stepsOf(where));
  if (shown?.kind === "scalar" && shown.type === type) {
    for (const [key, value] of Object.entries(shownSchema([shown], where, unsaid)))
      setOrDelete(schema, key, value, spec);
  }
  if (itemsOf(child(spec, operation, "security")).length > 0) schema.set("x-shown-only", true);
}

function showInExamples({ spec, operation, example }: Edit, where: string, type: string): void {
  const shown = exampleAt(example, stepsOf(where), type);
  for (const value of successExamples(spec, operation)) {
    for (const { holder, name } of placesIn(spec, value, stepsOf(where), true))
      holder.set(name, spec.createNode(shown));
  }
}

function answerOf(spec: Document, operation: YAMLMap): YAMLMap {
  const schema = successSchema(spec, operation);
  if (schema) return schema;
  throw new Refusal("the spec's answer has no branch with rc 0");
}
