/** Edits an operation's inputs in the spec, as they changed on its pages. */
import type { Document, YAMLMap } from "yaml";
import type { Change } from "../compare/change.js";
import { Refusal } from "../refusal.js";
import { childMap } from "./document.js";
import type { Edit } from "./edit.js";
import { inputSchema, inputStyle } from "./input-schema.js";
import { addInput, bodySchema, findInput, type Input } from "./inputs.js";
import { setOrDelete } from "./maps.js";
import type { MergedFacts, MergedParameter } from "./merge-pages.js";
import { isInputRequired } from "./optional.js";
import { setType } from "./types.js";

export function addParameter({ spec, operation, after, done, toDo }: Edit, { where }: Change): void {
  const facts = parameterOf(after, where);
  if (findInput(spec, operation, where)) throw new Refusal("the spec has it already: see that both mean the same");
  const place = after.path.includes(`{${where}}`) ? "path" : bodySchema(spec, operation) ? "body" : "query";
  addInput(spec, operation, facts, place);
  done.push(`the input ${where} is there, ${facts.required ? "required" : "optional"}, in the ${place}`);
  toDo.push(`describe the input ${where} in your own words`);
}

export function removeParameter({ spec, operation, done }: Edit, { where }: Change): void {
  inputOf(spec, operation, where).remove();
  done.push(`the input ${where} is gone`);
}

export function renameParameter({ spec, operation, done }: Edit, { from, to }: Change): void {
  inputOf(spec, operation, String(from)).rename(String(to));
  done.push(`the input ${from} is called ${to} now`);
}

export function changeRequired({ spec, operation, after, done }: Edit, { where }: Change): void {
  const input = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  const isRequired = isInputRequired(facts, facts.notes, input.place);
  input.setRequired(isRequired);
  done.push(`the input ${where} is ${isRequired ? "required" : "optional"} now`);
}

export function changeType({ spec, operation, after, done }: Edit, { where, from, to }: Change): void {
  const { schema, parameter, place } = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  setType(spec, schema, facts.type);
  for (const [key, value] of Object.entries(inputSchema(facts, facts.notes, place)))
    setOrDelete(schema, key, value, spec);
  for (const key of ["example", "examples", "style", "explode"]) parameter?.delete(key);
  for (const [key, value] of Object.entries(inputStyle(facts, facts.notes, place))) parameter?.set(key, value);
  done.push(`the input ${where} is of the type ${to} now, and no longer ${from}`);
}

export function changeDefault({ spec, operation, after, done }: Edit, { where, to }: Change): void {
  const { schema, place } = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  setOrDelete(schema, "default", inputSchema(facts, facts.notes, place).default, spec);
  done.push(to === null ? `the input ${where} has no default any more` : `the input ${where} defaults to ${to} now`);
}

export function changeEnum({ spec, operation, after, done, toDo }: Edit, { where }: Change): void {
  const { schema, place } = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  const follows = inputSchema(facts, facts.notes, place);
  for (const key of ["enum", "items"])
    if (key in follows || schema.has(key)) setOrDelete(schema, key, follows[key], spec);
  const values = facts.enum ?? facts.notes.enum;
  const described = childMap(spec, schema, "x-enumDescriptions");
  for (const { key } of [...(described?.items ?? [])]) {
    if (!values?.includes(String(key))) described?.delete(key);
  }
  if (described?.items.length === 0) schema.delete("x-enumDescriptions");
  done.push(`the input ${where} takes ${values?.join(", ") ?? "any value"} now`);
  if (described) toDo.push(`see that each value of ${where} is described`);
}

export function changeLimit({ spec, operation, after, done }: Edit, { where, to }: Change): void {
  const { schema, place } = inputOf(spec, operation, where);
  const facts = parameterOf(after, where);
  const follows = inputSchema(facts, facts.notes, place);
  for (const key of ["pattern", "maximum"]) setOrDelete(schema, key, follows[key], spec);
  done.push(to === null ? `the input ${where} has no limit any more` : `the limit of the input ${where} is ${to} now`);
}

export function moveInputs(_: Edit, { from, to }: Change): void {
  const says = to === null ? `no longer that the inputs travel as ${from}` : `now that the inputs travel as ${to}`;
  throw new Refusal(`the page says ${says}: see where they do, and move them in spec/openapi.yaml by hand`);
}

/** `x-required-for-grant` says what one grant's page alone requires. */
export function followGrant(
  { spec, operation, before, done, toDo }: Edit,
  { name, requiredForGrant }: MergedParameter,
): void {
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

function parameterOf({ parameters }: MergedFacts, name: string): MergedParameter {
  const found = parameters.find((parameter) => parameter.name === name);
  if (!found) throw new Refusal("no page has it");
  return found;
}

function inputOf(spec: Document, operation: YAMLMap, name: string): Input {
  const input = findInput(spec, operation, name);
  if (input) return input;
  throw new Refusal("the spec doesn't have it: see whether it has another name there");
}
