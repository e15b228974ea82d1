/**
 * Makes `generated/` out of `spec/openapi.yaml`: the flow runs from top to bottom in `generate`, one file a step.
 * The same spec always gives the same bytes: nothing here reads the clock, the network or the order of a folder.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, createConfig } from "@redocly/openapi-core";
import { Ajv } from "ajv";
import ajvStandalone from "ajv/dist/standalone/index.js";
import type { OpenAPI3, OperationObject, SchemaObject } from "openapi-typescript";

// Imported, it would take TypeScript's nine megabytes with it through Node's ESM loader, which reads them three times over.
const require = createRequire(import.meta.url);
const { default: openapiTS, astToString }: typeof import("openapi-typescript") = require("openapi-typescript");

const methods = ["get", "post", "put", "delete", "patch"] as const;
const banner = "// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.\n";

/** One operation of the spec, with what the client must know of it when it runs. */
interface Operation {
  id: string;
  method: (typeof methods)[number];
  path: string;
  /** A JSON pointer to the schema of the answer in which `rc` is 0. */
  success: string;
  /** The names of the inputs and of the result's fields that the spec marks as secret. */
  secrets: string[];
  /** The media type of a body that isn't JSON. */
  contentType: string | undefined;
  /** Where its inputs stand: in the path, the query, the headers, the body. */
  places: Set<string>;
}

export async function generate(specFile: string, outDir: string): Promise<void> {
  const spec = await bundleSpec(specFile);
  const operations = findOperations(spec);
  const files = {
    "openapi.json": `${JSON.stringify(spec, null, 2)}\n`,
    "types.ts": `${banner}\n${astToString(await openapiTS(structuredClone(spec)))}`,
    "client.ts": banner + clientSource(spec, operations),
    "validators.ts": banner + validatorsSource(spec, operations),
    "operations.ts": banner + operationsSource(operations),
    "message-codes.ts": banner + messageCodesSource(spec),
    "examples.ts": banner + examplesSource(spec, operations),
  };
  await mkdir(outDir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(outDir, name), text);
}

async function bundleSpec(file: string): Promise<OpenAPI3> {
  const { bundle: document, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const [problem] = problems.filter(({ severity }) => severity === "error");
  if (problem) throw new Error(`${file} ${problem.location[0]?.pointer ?? ""}: ${problem.message}`);
  return JSON.parse(JSON.stringify(document.parsed));
}

function findOperations(spec: OpenAPI3): Operation[] {
  return Object.entries(spec.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation: OperationObject | undefined = resolve(spec, item)[method];
      if (!operation) return [];
      if (!operation.operationId) throw new Error(`${method} ${path}: give it an operationId`);
      const branch = successBranch(spec, operation);
      if (branch < 0) {
        throw new Error(
          `${method} ${path}: the JSON answer 200 must be a oneOf with a branch whose property rc is "const: 0" ` +
            "(XT's {rc, mc, ma, result} envelope; its other envelope is not spoken here)",
        );
      }
      const media = ["responses", "200", "content", "application/json", "schema", "oneOf", `${branch}`];
      const success = `#/paths/${[path, method, ...media].map(escapePointer).join("/")}`;
      const parameters = [...(resolve(spec, item).parameters ?? []), ...(operation.parameters ?? [])];
      const body = Object.entries(resolve(spec, operation.requestBody)?.content ?? {});
      const bodies = body.map(([, media]) => resolve(spec, media).schema);
      const contentType = body.map(([mediaType]) => mediaType).find((mediaType) => mediaType !== "application/json");
      const result = resolve(spec, { $ref: success }).properties.result;
      const secrets = [
        ...secretParameters(spec, parameters),
        ...[...bodies, result].flatMap((schema) => secretFields(spec, schema)),
      ];
      const places = new Set<string>(parameters.map((parameter) => resolve(spec, parameter).in));
      if (operation.requestBody) places.add("body");
      return [
        { id: operation.operationId, method, path, success, secrets: [...new Set(secrets)], contentType, places },
      ];
    }),
  );
}

/** Every answer of XT is an envelope; the branch whose `rc` is fixed to 0 is the one that holds a result. */
function successBranch(spec: OpenAPI3, operation: OperationObject): number {
  const schema = resolve(spec, operation.responses?.["200"])?.content?.["application/json"]?.schema;
  return (schema?.oneOf ?? []).findIndex((branch: SchemaObject) => resolve(spec, branch)?.properties?.rc?.const === 0);
}

/** Secrets are what the spec gives the format "password". */
function secretParameters(spec: OpenAPI3, parameters: unknown[]): string[] {
  const resolved = parameters.map((parameter) => resolve(spec, parameter));
  return resolved.filter(({ schema }) => resolve(spec, schema)?.format === "password").map(({ name }) => name);
}

function secretFields(spec: OpenAPI3, schema: unknown): string[] {
  const fields = Object.entries(resolve(spec, schema)?.properties ?? {});
  return fields.filter(([, field]) => resolve(spec, field)?.format === "password").map(([name]) => name);
}

/** Of openapi-fetch's serializers the client has those that some operation of the spec needs: every caller carries them. */
function clientSource(spec: OpenAPI3, operations: Operation[]): string {
  const server = spec.servers?.[0]?.url;
  if (server === undefined) throw new Error("the spec names no server: the first one is the client's default");
  const inPath = operations.some(({ places }) => places.has("path"));
  const inBody = operations.some(({ places }) => places.has("body"));
  const inHeaders = inBody || operations.some(({ places }) => places.has("header"));
  const serializers = [
    "createQuerySerializer",
    ...(inBody ? ["defaultBodySerializer"] : []),
    ...(inPath ? ["defaultPathSerializer"] : []),
    ...(inHeaders ? ["mergeHeaders"] : []),
  ];
  const writeBody = `// Its types leave out the headers, by which it chooses how to write.
const writeBody: (body: unknown, headers: object) => string = defaultBodySerializer;
`;
  const body = `
  // A form names its own type, boundary included.
  const type = body === undefined || body instanceof FormData ? {} : { "Content-Type": contentType };
  const data = body === undefined ? {} : { body: writeBody(body, type) };`;
  return `
import { ${serializers.join(", ")} } from "openapi-fetch";
import type { Method } from "./operations.js";

/** The spec's first server: the one that XT publishes. */
const defaultServer = ${JSON.stringify(server)};

/** What of a request the caller gives: the parameters by place and name, and the body. */
export interface RequestParts {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, string> } | undefined;
  body?: unknown;
  /** The media type to write the body in. */
  contentType?: string | undefined;
}

/** A request as plain data: a \`Request\` would parse and copy the URL, and print it, secrets included, where it doesn't parse. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

const writeQuery = createQuerySerializer();
${inBody ? writeBody : ""}
/** Writes the request of an operation as openapi-fetch does. Throws at what can't be put into one. */
export function writeRequest(
  method: Method,
  path: string,
  { params${inBody ? ', body, contentType = "application/json"' : ""} }: RequestParts,
  baseUrl = defaultServer,
): OutgoingRequest {
  const query = writeQuery(params?.query);${inBody ? body : ""}
  return {
    url: \`\${baseUrl}\${${inPath ? "defaultPathSerializer(path, params?.path ?? {})" : "path"}}\${query && \`?\${query}\`}\`,
    method: method.toUpperCase(),
    headers: ${inHeaders ? `mergeHeaders({ Accept: "application/json" }${inBody ? ", type" : ""}, params?.header)` : '{ Accept: "application/json" }'},${inBody ? "\n    ...data," : ""}
  };
}
`;
}

function validatorsSource(spec: OpenAPI3, operations: Operation[]): string {
  const ajv = new Ajv({
    code: { source: true, esm: true, lines: true },
    messages: false,
    strict: false,
    // JSON can write a number that is too large for JavaScript, which then reads it as infinite.
    strictNumbers: true,
    // A keyword that these validators would pass over is refused instead.
    strictSchema: true,
    // Counting code points would need Ajv at run time. Ajv calls the option deprecated, at every start: hence no logger.
    unicode: false,
    logger: false,
    validateFormats: false,
  });
  ajv.addVocabulary([...Object.keys(spec), "example", "x-enumDescriptions"]);
  ajv.addSchema({ $id: "openapi.json", ...spec });
  const entries = operations.map(({ id, success }) => [id, `openapi.json${success}`]);
  const source = ajvStandalone.default(ajv, Object.fromEntries(entries));
  if (/\brequire\(|^import /m.test(source)) {
    throw new Error("the spec uses a JSON Schema keyword whose validator needs Ajv at run time: choose a plainer one");
  }
  return `// @ts-nocheck: this is Ajv's own JavaScript.\n${onlyWhatIsRead(source)}\n`;
}

/** Ajv writes down every schema that it has seen, prose and all, and in each error where its rule stands and what it asks. */
function onlyWhatIsRead(source: string): string {
  const errors = source
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, "")
    .replace(/(keyword:"(?!required")\w+"),params:\{(?:[^"{}]|"(?:[^"\\]|\\.)*")*\}/g, "$1");
  const uses = new Map<string, number>();
  for (const [name] of errors.matchAll(/\bschema\d+\b/g)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return errors
    .replace('"use strict";', "")
    .replace(/^const (schema\d+) = .*;\n/gm, (line, name) => (uses.get(name) === 1 ? "" : line));
}

function operationsSource(operations: Operation[]): string {
  const entries = methods.map((method) => {
    const lines = operations
      .filter((operation) => operation.method === method)
      .map(({ id, path, secrets, contentType }) => {
        const type = contentType ? ` contentType: ${JSON.stringify(contentType)},` : "";
        const entry = `{ id: ${JSON.stringify(id)}, secrets: ${JSON.stringify(secrets)},${type} isSuccess: validators.${id} as never }`;
        return `    ${JSON.stringify(path)}: ${entry},\n`;
      });
    return lines.length > 0 ? `  ${method}: {\n${lines.join("")}  },\n` : `  ${method}: {},\n`;
  });
  return `
import type { paths } from "./types.js";
import * as validators from "./validators.js";

export type Method = ${methods.map((method) => JSON.stringify(method)).join(" | ")};

/** The paths of the spec that have an operation of this method. */
export type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Answer<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

/** What an operation's answer holds when \`rc\` is 0. */
export type Result<M extends Method, P extends PathsWith<M>> =
  Extract<Answer<paths[P][M]>, { rc: 0 }> extends { result: infer T } ? T : never;

/** The first rule of the spec that an answer breaks, in Ajv's words. */
export interface Violation {
  instancePath: string;
  keyword: string;
  /** Of the rule "required" only. */
  params?: { missingProperty: string };
}

export interface Operation<T> {
  readonly id: string;
  /** The names of the inputs and of the result's fields that must never be shown. */
  readonly secrets: readonly string[];
  /** The media type of a body that isn't JSON. */
  readonly contentType?: string;
  /** Whether an answer is what the spec says of \`rc\` 0; if not, \`errors\` holds why until the next call. */
  readonly isSuccess: ((answer: unknown) => answer is { rc: 0; result: T }) & { errors?: Violation[] | null };
}

const operations: {
  readonly [M in Method]: { readonly [P in PathsWith<M>]: Operation<Result<M, P>> };
} = {
${entries.join("")}};

/** The operation of this method at this path; \`undefined\` where the spec has none, which only untyped callers can ask for. */
export function findOperation<M extends Method, P extends PathsWith<M>>(method: M, path: P): Operation<Result<M, P>> | undefined {
  // TypeScript loses the tie between M, P and the entry once there are several of them.
  return Object.hasOwn(operations[method], path) ? operations[method][path] as never : undefined;
}
`;
}

function messageCodesSource(spec: OpenAPI3): string {
  const branches: SchemaObject[] = resolve(spec, spec.components?.schemas?.MessageCode)?.anyOf ?? [];
  const meanings = branches.find((branch) => "x-enumDescriptions" in branch)?.["x-enumDescriptions"] ?? {};
  return `
/** What XT documents of each message code (\`mc\`). The set is open: other codes do occur. */
export const messageCodes = ${JSON.stringify(meanings, null, 2)} as const;
`;
}

/** What a double of the API needs: it ships as an entry of its own, so nothing that the client uses may import it. */
function examplesSource(spec: OpenAPI3, operations: Operation[]): string {
  const entries = operations.map(({ id, method, path, secrets }) => {
    const item = resolve(spec, spec.paths?.[path]);
    const operation = item[method];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) => {
      const { name, in: place, required = false, schema, ...rest } = resolve(spec, parameter);
      const values = resolve(spec, schema)?.enum;
      return { name, in: place, required, requiredForGrant: rest["x-required-for-grant"], values };
    });
    const named = resolve(spec, operation.responses["200"]).content["application/json"].examples ?? {};
    const examples = Object.entries(named).map(([name, node]) => {
      const example = resolve(spec, node);
      return [name, { forGrant: example["x-for-grant"], value: example.value }];
    });
    return {
      id,
      method: method.toUpperCase(),
      path,
      secrets,
      parameters,
      bodyRequired: resolve(spec, operation.requestBody)?.required ?? false,
      examples: Object.fromEntries(examples),
    };
  });
  const names = entries.map(({ id, examples }) => {
    const union = Object.keys(examples).map((name) => JSON.stringify(name));
    return `  ${id}: ${union.join(" | ") || "never"};\n`;
  });
  return `
/** The names of the spec's examples, by the operation that they answer. */
export interface ExampleNames {
${names.join("")}}

/** An operation of the spec, as somebody sees it who answers it. */
export interface ExampleOperation {
  readonly id: keyof ExampleNames;
  readonly method: string;
  readonly path: string;
  /** The names of the inputs and of the result's fields that must never be shown. */
  readonly secrets: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly requiredForGrant?: string;
    readonly values?: readonly string[];
  }[];
  readonly bodyRequired: boolean;
  readonly examples: { readonly [name: string]: { readonly forGrant?: string; readonly value: unknown } };
}

export const exampleOperations: readonly ExampleOperation[] = ${JSON.stringify(entries, null, 2)};
`;
}

// biome-ignore lint/suspicious/noExplicitAny: the bundled document is whatever the spec says; every step reads its own part.
function resolve(spec: OpenAPI3, node: any): any {
  if (typeof node?.$ref !== "string") return node;
  const keys = node.$ref.slice(2).split("/").map(unescapePointer);
  return resolve(
    spec,
    keys.reduce((value: unknown, key: string) => Object(value)[key], spec),
  );
}

const escapePointer = (key: string) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
const unescapePointer = (key: string) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await generate("spec/openapi.yaml", "generated");
