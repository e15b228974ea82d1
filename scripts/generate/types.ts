/** Writes the types: those of openapi-typescript for the spec, and based on them the names and methods for callers. */
import { createRequire } from "node:module";
import type { OpenAPI3, OperationObject, SchemaObject } from "openapi-typescript";
import type { PropertySignature, TypeNode } from "typescript";
import { banner } from "./banner.js";
import type { Inputs } from "./inputs.js";
import { parametersOf, resolve, sharedName } from "./resolve.js";
import { anyOther, exactFormats } from "./schema-types.js";
import type { SpecOperation } from "./spec.js";

// Required, not imported: Node's ESM loader would read TypeScript's nine megabytes three times.
const require = createRequire(import.meta.url);
const { default: openapiTS, astToString }: typeof import("openapi-typescript") = require("openapi-typescript");
const ts: typeof import("typescript") = require("typescript");
const { factory, SyntaxKind } = ts;

/** The contents of `types.ts` and `client.ts`. */
export async function typeFiles(
  spec: OpenAPI3,
  operations: readonly SpecOperation[],
): Promise<[name: string, text: string][]> {
  const names = new Set([...schemaNames(spec, operations), ...operations.map(({ result }) => result.name)]);
  checkNames(spec, operations, names);
  const client = clientSource(spec, operations, [...names].sort());
  const options = { transform, transformProperty, defaultNonNullable: false };
  // Last, because openapi-typescript modifies its input.
  const types = await openapiTS(withInputsAndResults(spec, operations), options);
  return [
    ["client.ts", client],
    ["types.ts", `${banner}\n${astToString(types)}`],
  ];
}

/** Throws if the type of a schema would have the name of another type, or no name of a type. */
function checkNames(spec: OpenAPI3, operations: readonly SpecOperation[], names: ReadonlySet<string>): void {
  const own = operations.flatMap(({ id, result: { name, schema } }) => [
    inputName(id),
    ...(sharedName(schema) ? [] : [name]),
  ]);
  const schemas = Object.keys(spec.components?.schemas ?? {});
  const taken = [...names].find((name) => !/^(?!(?:Xt.*|Results|Schemas)$)[A-Z]\w*$/.test(name));
  const bad = taken ?? own.find((name, at) => schemas.includes(name) || own.indexOf(name) < at);
  if (bad)
    throw new Error(`the schema ${bad} needs another name: the client's types have it, or it isn't in PascalCase`);
}

/**
 * Adds a schema to the spec for the inputs of each operation and for each result without a name, so that they get types and doc
 * comments like all others.
 */
function withInputsAndResults(spec: OpenAPI3, operations: readonly SpecOperation[]): OpenAPI3 {
  const inputs = operations.map(({ id, inputs: { schema } }) => [inputName(id), acceptingBigint(exclusive(schema))]);
  const results = operations.map(({ result: { name, schema } }) => [name, schema]);
  // The result of several operations may be one shared schema. The spec's own entry then replaces the reference to it.
  const schemas = { ...Object.fromEntries(results), ...spec.components?.schemas, ...Object.fromEntries(inputs) };
  return { ...spec, components: { ...spec.components, schemas } };
}

const inputName = (id: string) => `${id[0]?.toUpperCase()}${id.slice(1)}Input`;

/**
 * TypeScript allows properties of any alternative in a union, so each alternative excludes those of the others. Common properties are
 * written once, so that an editor can show their text before the alternative is known.
 */
function exclusive(schema: Inputs["schema"]): Inputs["schema"] {
  if (!schema.oneOf) return schema;
  const alternatives: Inputs["schema"][] = schema.oneOf;
  const all: Inputs["schema"] = Object.assign({}, ...alternatives.map(({ properties }) => properties));
  const fingerprint = (one: Inputs["schema"], name: string) =>
    JSON.stringify([one.properties[name], one.required.includes(name)]);
  const isShared = (name: string) => new Set(alternatives.map((one) => fingerprint(one, name))).size === 1;
  const shared = Object.keys(all).filter(isShared);
  const own = Object.keys(all).filter((name) => !isShared(name));
  const part = (one: Inputs["schema"], names: string[]) => ({
    ...one,
    properties: Object.fromEntries(names.map((name) => [name, one.properties[name] ?? { "x-absent": true }])),
    required: names.filter((name) => one.required.includes(name)),
  });
  const exclusives = { oneOf: alternatives.map((one) => part(one, own)) };
  return shared.length > 0 ? { allOf: [part(alternatives[0], shared), exclusives] } : exclusives;
}

/** An id may be a bigint in an input. In a result it is a string. */
function acceptingBigint(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(acceptingBigint);
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, inner]) => [key, acceptingBigint(inner)]);
  const isId = "format" in schema && schema.format === "int64";
  return { ...Object.fromEntries(entries), ...(isId && { "x-bigint": true }) };
}

function transform(schema: SchemaObject): TypeNode | undefined {
  const stringType = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  // A JavaScript number is binary and has 53 bits, which would change a 64-bit id or an amount.
  if (exactFormats.has(schema.format)) {
    const isNullable = [schema.type].flat().includes("null");
    return factory.createUnionTypeNode([
      stringType,
      ...("x-bigint" in schema ? [factory.createKeywordTypeNode(SyntaxKind.BigIntKeyword)] : []),
      ...(isNullable ? [factory.createLiteralTypeNode(factory.createNull())] : []),
    ]);
  }
  // Not `undefined`: TypeScript would then exclude the alternatives that require a property which the caller has not typed yet, and the
  // editor would not suggest it.
  if ("x-absent" in schema) return factory.createKeywordTypeNode(SyntaxKind.VoidKeyword);
  // An open enumeration: with plain `string`, editors would not suggest the documented values.
  if (schema.title === anyOther)
    return factory.createIntersectionTypeNode([stringType, factory.createTypeLiteralNode([])]);
  return undefined;
}

/** An optional property accepts an explicit `undefined`, even under `exactOptionalPropertyTypes`. */
function transformProperty(property: PropertySignature): PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (!questionToken || !type) return property;
  const loose = factory.createUnionTypeNode([type, factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword)]);
  return factory.updatePropertySignature(property, modifiers, name, questionToken, loose);
}

/** The shared schemas that callers use: those of inputs and results, and of their fields. */
function schemaNames(spec: OpenAPI3, operations: readonly SpecOperation[]): string[] {
  const names = new Set<string>();
  const collect = (node: unknown): void => {
    for (const [, name = ""] of `${JSON.stringify(node)}`.matchAll(/"\$ref":"#\/components\/schemas\/([^"/]+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      collect(spec.components?.schemas?.[name]);
    }
  };
  for (const { path, method, result } of operations) {
    collect(result.schema);
    const operation: OperationObject = resolve(spec, spec.paths?.[path])[method];
    collect(parametersOf(spec, path, operation));
    collect(resolve(spec, operation.requestBody)?.content);
  }
  const isPlainString = (name: string) => {
    const { format, title } = Object(spec.components?.schemas?.[name]);
    return exactFormats.has(format) || title === anyOther;
  };
  return [...names].filter((name) => !isPlainString(name));
}

function clientSource(spec: OpenAPI3, operations: readonly SpecOperation[], names: readonly string[]): string {
  return `${banner}
import type { ${[...new Set(operations.map(kindOf))].sort().join(", ")} } from "../src/call/operation.js";
import type { components } from "./types.js";

type Schemas = components["schemas"];

${names.map((name) => `${comment(spec.components?.schemas?.[name]?.description)}export type ${name} = Schemas["${name}"];\n`).join("")}
${operations.map(({ id }) => `/** The inputs of \`${id}\`. */\nexport type ${inputName(id)} = Schemas["${inputName(id)}"];\n`).join("")}
/** The result of each operation, by id. */
export interface Results {
${operations.map(({ id, result }) => `  ${id}: ${result.name};\n`).join("")}}

/**
 * All operations of the spec, by id.
 *
 * \`UserOptions\` are the options of a call that acts for a user. They hold the user's access token, unless the client has it.
 */
export interface XtOperations<UserOptions> {
${operations.map((operation) => methodSource(spec, operation)).join("\n")}}
`;
}

const kindOf = ({ pageId }: SpecOperation) => (pageId ? "XtPagedMethod" : "XtMethod");

function methodSource(spec: OpenAPI3, one: SpecOperation): string {
  const { id, path, method, inputs, security } = one;
  const operation: OperationObject = resolve(spec, spec.paths?.[path])[method];
  const isOptional = [inputs.schema.oneOf ?? inputs.schema].flat().every(({ required }) => required.length === 0);
  const input = `${inputName(id)}${isOptional ? " | undefined" : ""}`;
  const type = `${kindOf(one)}<${input}, Results["${id}"]${security.accessToken ? ", UserOptions" : ""}>`;
  return `${comment(textOf(operation), "  ")}  readonly ${id}: ${type};\n`;
}

function textOf({ summary, description, externalDocs }: OperationObject): string {
  return [
    summary && `${summary}.`,
    description?.trim(),
    externalDocs && `@see ${externalDocs.url} XT's page`,
    // Begins with "an", because TypeScript reads a `{` after @throws as a type, and editors then show no link.
    "@throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent",
    "@throws an {@link XtApiError} if XT refused",
    "@throws an {@link XtHttpError} if the HTTP status is not 2xx",
    "@throws an {@link XtNetworkError} if the connection failed or was lost",
    "@throws an {@link XtTimeoutError} if the timeout passed",
    "@throws an {@link XtResponseError} if the response can't be read, or a required field is missing or wrong",
  ]
    .filter(Boolean)
    .join("\n\n")
    .replaceAll("\n\n@throws", "\n@throws");
}

function comment(text: string | undefined, indent = ""): string {
  if (!text) return "";
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join("")}${indent} */\n`;
}
