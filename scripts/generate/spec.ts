/** Reads the spec for the generator: bundles it into one document, and collects the facts of each operation. */
import { bundle, createConfig } from "@redocly/openapi-core";
import type { OpenAPI3, OperationObject } from "openapi-typescript";
import { type Inputs, inputsOf } from "./inputs.js";
import { inlined, resolve, sharedName } from "./resolve.js";
import { fieldsIn, namesWith, type Schema, typesOf } from "./schema-types.js";

/** The methods of the operations that the client can call. */
export const methods = ["get", "post", "put", "delete", "patch"] as const;

/** One operation of the spec. */
export interface SpecOperation {
  id: string;
  method: (typeof methods)[number];
  path: string;
  /** The name of its server, if it is not the spec's first server. */
  server: string | undefined;
  /** Its inputs, as one flat object. */
  inputs: Inputs;
  /** The schema of `result` in the response with `rc` 0. If the schema isn't shared, its name is derived from the operation's id. */
  result: { readonly name: string; readonly schema: object };
  /** The names of the inputs and of the result's fields that the spec marks as secret. */
  secretNames: string[];
  /** The names of the inputs that are 64-bit integers. */
  idNames: string[];
  /** The names of the inputs that are decimal strings. */
  amountNames: string[];
  /** The names of the result's fields that must keep every digit. */
  exactNames: string[];
  /** The names of the headers that authenticate a request, by security scheme. */
  security: Record<string, string>;
  /** The size limit of the response body in bytes, if it differs from the client's default. */
  maxBytes: number | undefined;
  /** For a paged operation: the item's field that the next page continues from, such as `orderId`. */
  pageId: string | undefined;
  /** The media type of a request body that isn't JSON. */
  contentType: string | undefined;
  /** The name of the shared schema of its message codes. */
  messageCodes: string | undefined;
}

export async function readSpec(file: string): Promise<OpenAPI3> {
  const { bundle: document, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem) throw new Error(`${file} ${problem.location[0]?.pointer ?? ""}: ${problem.message}`);
  return JSON.parse(JSON.stringify(document.parsed));
}

/** The operations of the spec, in its order. */
export function findOperations(spec: OpenAPI3): SpecOperation[] {
  return Object.entries(spec.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation: OperationObject | undefined = pathItem(spec, path, item)[method];
      return operation ? [readOperation(spec, method, path, operation)] : [];
    }),
  );
}

/** The path item, which may have the methods that the client sends, and parameters. */
function pathItem(spec: OpenAPI3, path: string, item: unknown) {
  const resolved = resolve(spec, item);
  const known: string[] = [...methods, "parameters", "summary", "description"];
  const other = Object.keys(resolved).find((key) => !known.includes(key) && !key.startsWith("x-"));
  if (other) throw new Error(`${path}: the client can't use ${other}: it calls ${methods.join(", ")}`);
  if (!/^(?:\/[\w.~{}-]*)+$/.test(path)) throw new Error(`${path}: a path must consist of plain characters`);
  return resolved;
}

/** The URL of each server by name. The first one is the default of all operations. */
export function findServers(spec: OpenAPI3): Record<string, string> {
  const [first] = spec.servers ?? [];
  if (!first) throw new Error("the spec has no server: the client needs the first one as its default");
  const operations = Object.values(spec.paths ?? {}).flatMap((item) =>
    Object.values<OperationObject>(resolve(spec, item)),
  );
  const own = operations.flatMap((operation) => serverOf(operation, `${operation.operationId}`) ?? []);
  const servers: Record<string, string> = { [`${Object(first)["x-name"] ?? "main"}`]: first.url };
  for (const { name, url } of own) {
    servers[name] ??= url;
    if (servers[name] !== url) throw new Error(`the server ${name} has two URLs: ${servers[name]} and ${url}`);
  }
  return servers;
}

function serverOf({ servers }: OperationObject, where: string): { name: string; url: string } | undefined {
  if (!servers) return undefined;
  const [server, ...others] = servers;
  const name: unknown = Object(server)["x-name"];
  if (server && others.length === 0 && typeof name === "string") return { name, url: server.url };
  throw new Error(`${where}: servers must be one server with an x-name, which is its name in the option baseUrl`);
}

function readOperation(
  spec: OpenAPI3,
  method: SpecOperation["method"],
  path: string,
  operation: OperationObject,
): SpecOperation {
  const where = `${method} ${path}`;
  const id = operation.operationId ?? "";
  // The id becomes the name of a file, of a constant and of a key.
  if (!/^[a-z][a-zA-Z0-9]*$/.test(id) || reserved.has(id)) {
    throw new Error(`${where}: the operationId must be a camelCase word that JavaScript doesn't reserve`);
  }
  const mediaTypes = Object.keys(resolve(spec, operation.requestBody)?.content ?? {});
  const inputs = inputsOf(spec, path, operation, where);
  if (method === "get" && mediaTypes.length > 0) throw new Error(`${where}: a GET can't have a body`);
  const result: object = successBranch(spec, operation, where).properties?.result ?? {};
  const wholeResult = inlined(spec, result);
  const security = securityOf(spec, operation, where);
  const headers = Object.values(security).map((header) => header.toLowerCase());
  const owned = Object.keys(inputs.places).find(
    (name) => /^validate-/i.test(name) || headers.includes(name.toLowerCase()),
  );
  if (owned) throw new Error(`${where}: ${owned} authenticates the request, so it can't be an input`);
  const idNames = namesWith(["int64"], inputs.schema);
  const exactNames = namesWith(["int64", "decimal"], wholeResult);
  // The client finds ids and amounts by their names, at any depth. In a result, a text stays as it is. A field without a type may be
  // anything, also an id or an amount.
  const isOther = ([name, field]: [string, Schema], names: string[], types: RegExp) =>
    names.includes(name) && typesOf(field).some((type) => types.test(type));
  const [ambiguous] =
    fieldsIn(inputs.schema).find((one) => isOther(one, idNames, /^(?!int64|null(?:\[\])*$)/)) ??
    fieldsIn(wholeResult).find((one) => isOther(one, exactNames, /number|integer|object/)) ??
    [];
  if (ambiguous)
    throw new Error(`${where}: ${ambiguous} is an id or an amount in one place, and another value in another one`);
  return {
    id,
    method,
    path,
    server: serverOf(operation, where)?.name,
    inputs,
    result: { name: sharedName(result) ?? `${id[0]?.toUpperCase()}${id.slice(1)}Result`, schema: result },
    secretNames: namesWith(["password"], inputs.schema, wholeResult),
    idNames,
    amountNames: namesWith(["decimal"], inputs.schema),
    exactNames,
    security,
    maxBytes: operation["x-max-bytes"],
    pageId: operation["x-page-id"],
    contentType: mediaTypes.find((mediaType) => mediaType !== "application/json"),
    messageCodes: messageCodesOf(spec, operation),
  };
}

/** Words that can't be the name of an operation, which is a constant in a module and a method of the client. */
export const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof undefined var void while with yield " +
    // Names in the generated modules and in the client, and of a method that would make the client a promise.
    "exampleOperations forUser messageCodes operation then validateInput validateResult constructor"
  ).split(" "),
);

/** Returns the schema of the envelope of a success: the alternative whose `rc` is 0. It contains the schema of the result. */
function successBranch(spec: OpenAPI3, operation: OperationObject, where: string): Schema {
  const success = branchesOf(spec, operation).find((branch) => isSuccess(spec, branch));
  if (success) return success;
  throw new Error(
    `${where}: the JSON response 200 must be a oneOf with a branch whose property rc is "const: 0" ` +
      "(XT's {rc, mc, ma, result} envelope)",
  );
}

/** The alternatives of an operation's response with status 200. */
export function branchesOf<T = Schema>(spec: object, { responses }: { responses?: object }): T[] {
  const schema = resolve(spec, resolve(spec, Object(responses)["200"])?.content?.["application/json"]?.schema);
  return (schema?.oneOf ?? []).map((branch: unknown) => resolve(spec, branch));
}

export function isSuccess(spec: object, { properties }: Schema): boolean {
  return resolve(spec, properties?.rc)?.const === 0;
}

/** Returns the name of the schema of an operation's message codes. `mc` of the failure response refers to this schema. */
function messageCodesOf(spec: OpenAPI3, operation: OperationObject): string | undefined {
  const failure = branchesOf(spec, operation).find((branch) => !isSuccess(spec, branch));
  const { $ref }: { $ref?: string } = Object(failure?.properties?.mc);
  return $ref?.split("/").at(-1);
}

/** Returns the headers that authenticate a request, by security scheme. The client supports one set of headers, which are sent together. */
function securityOf(spec: OpenAPI3, operation: OperationObject, where: string): Record<string, string> {
  const [schemes = {}, another] = operation.security ?? spec.security ?? [];
  const found = Object.keys(schemes).map((name) => [name, resolve(spec, spec.components?.securitySchemes?.[name])]);
  if (another || found.some(([, scheme]) => scheme?.type !== "apiKey" || scheme.in !== "header"))
    throw new Error(`${where}: security must be one set of schemes of the type apiKey, each in a header`);
  return Object.fromEntries(found.map(([name, scheme]) => [name, scheme.name]));
}
