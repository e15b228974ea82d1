/** Reads the spec for the generator: bundled into one document, with all that is known of each of its operations. */
import { bundle, createConfig } from "@redocly/openapi-core";
import type { OpenAPI3, OperationObject } from "openapi-typescript";

const methods = ["get", "post", "put", "delete", "patch"] as const;

/** A schema of an object, as far as the generator looks into it. */
export interface Schema {
  properties?: Record<string, unknown>;
}

/** One operation of the spec. */
export interface SpecOperation {
  id: string;
  method: (typeof methods)[number];
  path: string;
  /** The schema of the answer in which `rc` is 0. */
  success: Schema;
  /** The names of the inputs and of the result's fields that the spec marks as secret. */
  secretNames: string[];
  /** The media type of a body that isn't JSON. */
  contentType: string | undefined;
}

export async function readSpec(file: string): Promise<OpenAPI3> {
  const { bundle: document, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem) throw new Error(`${file} ${problem.location[0]?.pointer ?? ""}: ${problem.message}`);
  return JSON.parse(JSON.stringify(document.parsed));
}

/** A node of the spec, or what its `$ref` leads to. */
// biome-ignore lint/suspicious/noExplicitAny: the bundled document is whatever the spec says; every step reads its own part.
export function resolve(spec: OpenAPI3, node: any): any {
  if (typeof node?.$ref !== "string") return node;
  const keys = node.$ref.slice(2).split("/").map(unescapePointer);
  return resolve(
    spec,
    keys.reduce((value: unknown, key: string) => Object(value)[key], spec),
  );
}

const unescapePointer = (key: string) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");

/** The operations of the spec, in its order. */
export function findOperations(spec: OpenAPI3): SpecOperation[] {
  return Object.entries(spec.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation: OperationObject | undefined = resolve(spec, item)[method];
      return operation ? [readOperation(spec, method, path, operation)] : [];
    }),
  );
}

function readOperation(
  spec: OpenAPI3,
  method: SpecOperation["method"],
  path: string,
  operation: OperationObject,
): SpecOperation {
  const where = `${method} ${path}`;
  const id = operation.operationId;
  if (!id) throw new Error(`${where}: give it an operationId`);
  // The id becomes the name of a file, of a constant and of a type's key.
  if (!/^[a-z][a-zA-Z0-9]*$/.test(id) || reserved.has(id)) {
    throw new Error(`${where}: the operationId must be a camelCase word that JavaScript doesn't reserve`);
  }
  const body = Object.entries(resolve(spec, operation.requestBody)?.content ?? {});
  const success = successBranch(spec, operation, where);
  const schemas = [...body.map(([, media]) => resolve(spec, media).schema), success.properties?.result];
  const secretNames = [
    ...secretParameters(spec, parametersOf(spec, path, operation)),
    ...schemas.flatMap((schema) => secretFields(spec, schema)),
  ];
  const contentType = body.map(([mediaType]) => mediaType).find((mediaType) => mediaType !== "application/json");
  return { id, method, path, success, secretNames: [...new Set(secretNames)], contentType };
}

/** Words that can't be the name of a constant in a module. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

/** Every answer of XT is an envelope; the branch whose `rc` is fixed to 0 is the one that holds a result. */
function successBranch(spec: OpenAPI3, operation: OperationObject, where: string): Schema {
  const schema = resolve(spec, operation.responses?.["200"])?.content?.["application/json"]?.schema;
  const branches: Schema[] = (schema?.oneOf ?? []).map((branch: unknown) => resolve(spec, branch));
  const success = branches.find((branch) => resolve(spec, branch.properties?.rc)?.const === 0);
  if (success) return success;
  throw new Error(
    `${where}: the JSON answer 200 must be a oneOf with a branch whose property rc is "const: 0" ` +
      "(XT's {rc, mc, ma, result} envelope; its other envelope is not spoken here)",
  );
}

/** An operation's parameters, those of its path included. */
export function parametersOf(spec: OpenAPI3, path: string, operation: OperationObject) {
  const shared = resolve(spec, spec.paths?.[path]).parameters ?? [];
  return [...shared, ...(operation.parameters ?? [])].map((parameter) => resolve(spec, parameter));
}

/** Secrets are what the spec gives the format "password". */
function secretParameters(spec: OpenAPI3, parameters: ReturnType<typeof parametersOf>): string[] {
  return parameters.filter(({ schema }) => resolve(spec, schema)?.format === "password").map(({ name }) => name);
}

/** The secret fields of a schema, at any depth: what holds a secret in a list of objects holds it all the same. */
function secretFields(spec: OpenAPI3, schema: unknown, seen = new Set<unknown>()): string[] {
  const { properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = Object(resolve(spec, schema));
  if (seen.has(properties) || seen.has(items)) return [];
  if (items) seen.add(items);
  seen.add(properties);
  const fields = Object.entries(properties);
  return [
    ...fields.filter(([, field]) => resolve(spec, field)?.format === "password").map(([name]) => name),
    ...[...fields.map(([, field]) => field), items, ...allOf, ...anyOf, ...oneOf]
      .filter(Boolean)
      .flatMap((inner) => secretFields(spec, inner, seen)),
  ];
}
