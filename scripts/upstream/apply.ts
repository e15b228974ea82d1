import { type Document, isMap, type YAMLMap } from "yaml";
import { type Change, diffOperations } from "./diff.js";
import {
  addInput,
  bodySchema,
  exampleAt,
  findField,
  findInput,
  type Input,
  NotMechanical,
  parameterSchema,
  placesIn,
  renameKey,
  setOrDelete,
  setRequiredField,
  setType,
  stepsOf,
} from "./edit-spec.js";
import type { Example, ParameterFacts } from "./facts.js";
import type { MergedFacts, MergedParameter } from "./merge-pages.js";
import { child, childMap, operationAt, successExamples, successSchema } from "./spec-document.js";

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

/** Edits the spec so that it follows an operation's pages from what they said to what they say. */
export function applyChanges(
  spec: Document,
  before: MergedFacts,
  after: MergedFacts,
  example: Example | undefined,
): Applied {
  const applied: Applied = { changes: diffOperations([before], [after]), done: [], toDo: [], refused: [] };
  const { done, toDo, refused } = applied;
  const operation = operationAt(spec, before.method, before.path);
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
      if (!(error instanceof NotMechanical)) throw error;
      refused.push(`${change.kind} ${change.where}: ${error.message}`);
    }
  }
  for (const parameter of after.parameters) followGrant(edit, parameter);
  return applied;
}

interface Edit {
  spec: Document;
  operation: YAMLMap;
  before: MergedFacts;
  after: MergedFacts;
  example: Example | undefined;
  done: string[];
  toDo: string[];
}

const editors: Partial<Record<Change["kind"], (edit: Edit, change: Change) => void>> = {
  path_changed: changePath,
  method_changed: changeMethod,
  param_added: addParameter,
  param_removed: removeParameter,
  param_renamed: renameParameter,
  param_required_changed: changeRequired,
  param_type_changed: changeType,
  param_default_changed: changeDefault,
  param_enum_changed: changeEnum,
  response_field_added: addField,
  response_field_removed: removeField,
  response_field_retyped: retypeField,
  response_container_changed: changeContainer,
};

function changePath({ spec, operation, before, after, done, toDo }: Edit): void {
  const paths = childMap(spec, spec.contents, "paths");
  const item = childMap(spec, paths, before.path);
  if (!paths || !item) throw new NotMechanical("the path is not a plain entry of `paths`");
  if (paths.has(after.path) || item.items.length > 1) {
    throw new NotMechanical(
      "the path holds other operations, or is taken: move the operation in spec/openapi.yaml by hand",
    );
  }
  renameKey(paths, before.path, after.path);
  done.push(`the path is ${after.path} now, and no longer ${before.path}`);
  toDo.push("code that names the old path does not compile any more; the compiler says where");
  const templated = new Set([...after.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  for (const { name } of after.parameters) {
    const parameter = findInput(spec, operation, name)?.parameter;
    if (!parameter || (parameter.get("in") === "path") === templated.has(name)) continue;
    parameter.set("in", templated.has(name) ? "path" : "query");
    if (templated.has(name)) parameter.set("required", true);
    done.push(`${name} stands in the ${templated.has(name) ? "path" : "query"} now`);
  }
}

function changeMethod({ spec, before, after, done, toDo }: Edit): void {
  const item =
    childMap(spec, spec.contents, "paths", after.path) ?? childMap(spec, spec.contents, "paths", before.path);
  const [was, is] = [before.method.toLowerCase(), after.method.toLowerCase()];
  if (!item || item.has(is)) throw new NotMechanical(`the path has a ${after.method} already`);
  renameKey(item, was, is);
  done.push(`the verb is ${after.method} now, and no longer ${before.method}`);
  toDo.push("the inputs stay where they were; look whether the new verb takes them in the body");
}

function addParameter({ spec, operation, after, done, toDo }: Edit, { where }: Change): void {
  const facts = parameterOf(after, where);
  if (findInput(spec, operation, where))
    throw new NotMechanical("the spec has it already: see that both mean the same");
  const place = after.path.includes(`{${where}}`) ? "path" : bodySchema(spec, operation) ? "body" : "query";
  addInput(spec, operation, facts, place);
  done.push(`the input ${where} is there, ${facts.required ? "required" : "optional"}, in the ${place}`);
  toDo.push(`describe the input ${where} in your own words`);
}

function removeParameter({ spec, operation, done }: Edit, { where }: Change): void {
  inputOf(spec, operation, where).remove();
  done.push(`the input ${where} is gone`);
}

function renameParameter({ spec, operation, done }: Edit, { from, to }: Change): void {
  inputOf(spec, operation, String(from)).rename(String(to));
  done.push(`the input ${from} is called ${to} now`);
}

function changeRequired({ spec, operation, done }: Edit, { where, to }: Change): void {
  inputOf(spec, operation, where).setRequired(to === true);
  done.push(`the input ${where} is ${to ? "required" : "optional"} now`);
}

function changeType({ spec, operation, after, done }: Edit, { where, from, to }: Change): void {
  const { schema, parameter } = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  setType(spec, schema, facts.type);
  for (const [key, value] of Object.entries(parameterSchema(facts))) setOrDelete(schema, key, value, spec);
  for (const key of ["example", "examples"]) parameter?.delete(key);
  done.push(`the input ${where} is of the type ${to} now, and no longer ${from}`);
}

function changeDefault({ spec, operation, after, done }: Edit, { where, to }: Change): void {
  const { schema } = inputOf(spec, operation, where);
  setOrDelete(schema, "default", parameterSchema(parameterOf(after, where)).default, spec);
  done.push(to === null ? `the input ${where} has no default any more` : `the input ${where} defaults to ${to} now`);
}

function changeEnum({ spec, operation, after, done, toDo }: Edit, { where }: Change): void {
  const { schema } = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  const follows = parameterSchema(facts);
  for (const key of ["enum", "items"])
    if (key in follows || schema.has(key)) setOrDelete(schema, key, follows[key], spec);
  const described = childMap(spec, schema, "x-enumDescriptions");
  for (const { key } of [...(described?.items ?? [])]) {
    if (!facts.enum?.includes(String(key))) described?.delete(key);
  }
  if (described?.items.length === 0) schema.delete("x-enumDescriptions");
  const values = facts.enum?.join(", ") ?? "any value";
  done.push(`the input ${where} takes ${values} now`);
  if (described) toDo.push(`see that each value of ${where} is described`);
}

function addField(edit: Edit, { where, to }: Change): void {
  const { spec, operation, done, toDo } = edit;
  if (isOutsideResult(edit, where)) return;
  const field = findField(spec, answerOf(spec, operation), where, true);
  if (!field || field.schema?.has("type"))
    throw new NotMechanical("the spec has it already: see that both mean the same");
  const schema = isMap(field.schema) ? field.schema : spec.createNode({});
  if (!isMap(schema)) throw new NotMechanical("its schema is no map");
  setType(spec, schema, String(to));
  if (field.name === "[]") field.holder.set("items", schema);
  else field.holder.setIn(["properties", field.name], schema);
  showInExamples(edit, where, String(to));
  done.push(`the field ${where} is there, of the type ${to}, optional`);
  toDo.push(`describe the field ${where}; make it required once it is known always to come`);
}

function removeField(edit: Edit, { where }: Change): void {
  const { spec, operation, done } = edit;
  if (isOutsideResult(edit, where)) return;
  const field = findField(spec, answerOf(spec, operation), where, false);
  if (!field?.schema) throw new NotMechanical("the spec doesn't have it: see whether it has another name there");
  if (field.name === "[]") field.holder.delete("items");
  else childMap(spec, field.holder, "properties")?.delete(field.name);
  setRequiredField(spec, field.holder, field.name, false);
  for (const value of successExamples(spec, operation)) {
    for (const { holder, name } of placesIn(spec, value, stepsOf(where))) holder.delete(name);
  }
  done.push(`the field ${where} is gone`);
}

function retypeField(edit: Edit, { where, from, to }: Change): void {
  const { spec, operation, done, toDo } = edit;
  if (isOutsideResult(edit, where)) return;
  const field = findField(spec, answerOf(spec, operation), where, false);
  if (!field?.schema) throw new NotMechanical("the spec doesn't have it: see whether it has another name there");
  setType(spec, field.schema, String(to));
  showInExamples(edit, where, String(to));
  done.push(`the field ${where} is of the type ${to} now, and no longer ${from}`);
  toDo.push(`see that the description of ${where} still holds`);
}

function changeContainer(edit: Edit, { where, from, to }: Change): void {
  const { spec, operation, done } = edit;
  const field = findField(spec, answerOf(spec, operation), where, false);
  if (!field?.schema || field.name === "[]") throw new NotMechanical("change it in spec/openapi.yaml by hand");
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
  throw new NotMechanical(
    "it belongs to the envelope, which src/envelope.ts opens: change the spec and the code by hand",
  );
}

function showInExamples({ spec, operation, example }: Edit, where: string, type: string): void {
  const shown = exampleAt(example, stepsOf(where), type);
  for (const value of successExamples(spec, operation)) {
    for (const { holder, name } of placesIn(spec, value, stepsOf(where), true))
      holder.set(name, spec.createNode(shown));
  }
}

/** `x-required-for-grant` says what one grant's page alone requires. */
function followGrant({ spec, operation, before, done, toDo }: Edit, { name, requiredForGrant }: MergedParameter): void {
  const was = before.parameters.find((parameter) => parameter.name === name)?.requiredForGrant ?? null;
  const parameter = findInput(spec, operation, name)?.parameter;
  if (was === requiredForGrant || !parameter) return;
  setOrDelete(parameter, "x-required-for-grant", requiredForGrant, spec);
  done.push(
    `the input ${name} is required for ${requiredForGrant ? `the grant ${requiredForGrant}` : "no single grant"} now`,
  );
  toDo.push(`see that the description of ${name} says which grant requires it`);
  if (requiredForGrant) toDo.push(`src/oauth.ts has to send ${name} with the grant ${requiredForGrant}`);
}

function parameterOf({ parameters }: MergedFacts, name: string): ParameterFacts {
  const found = parameters.find((parameter) => parameter.name === name);
  if (!found) throw new NotMechanical("no page has it");
  return found;
}

function inputOf(spec: Document, operation: YAMLMap, name: string): Input {
  const input = findInput(spec, operation, name);
  if (input) return input;
  throw new NotMechanical("the spec doesn't have it: see whether it has another name there");
}

function answerOf(spec: Document, operation: YAMLMap): YAMLMap {
  const schema = successSchema(spec, operation);
  if (schema) return schema;
  throw new NotMechanical("the spec's answer has no branch with rc 0");
}
