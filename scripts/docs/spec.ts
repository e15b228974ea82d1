/** The spec in each language, as the pages read it. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { Language } from "./markdown.js";

export interface Schema {
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  "x-enumDescriptions"?: Record<string, string>;
  description?: string;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
  [limit: string]: unknown;
}

/** A parameter, or a field of a body. */
export interface Input {
  name: string;
  in: "path" | "query" | "body";
  required: boolean;
  "x-required-for-grant"?: string;
  description?: string;
  schema: Schema;
  example?: unknown;
}

type Examples = Record<string, { summary: string; value: unknown }>;
type Content = Partial<Record<string, { schema: Schema; examples?: Examples }>>;

export interface Operation {
  method: string;
  path: string;
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: object[];
  parameters?: Input[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  servers?: [{ url: string }];
  "x-exactly-one-of"?: string[];
  "x-max-bytes"?: number;
  "x-page-id"?: string;
}

export interface Spec {
  servers: [{ url: string }];
  tags: { name: string; description: string; "x-displayName"?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Writes the spec in a language as one JSON file, and resolves to it. `npm run generate` has bundled the English one. */
export async function bundleSpec(language: Language, file: string) {
  await mkdir(dirname(file), { recursive: true });
  if (language === "en") await copyFile("generated/openapi.json", file);
  else await redocly("bundle", "spec/openapi.yaml", "--overlay", `spec/${language}.overlay.yaml`, "--output", file);
  return JSON.parse(await readFile(file, "utf8"));
}

export async function redocly(...args: string[]): Promise<void> {
  // Without REDOCLY_TELEMETRY=off, the viewer in a built page reports to its maker.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await promisify(execFile)(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...args], { env });
}

/** Replaces each reference by its target. Keywords beside a reference override those of the target. */
export function filledIn<T>(node: T, root: object = Object(node)): T {
  if (typeof node !== "object" || node === null) return node;
  const { $ref, ...own }: { $ref?: string } = node;
  const keys = $ref?.slice(2).split("/");
  const target = keys?.reduce((value, key) => Object(value)[key], root);
  const entries = Object.entries({ ...target, ...own }).map(([key, value]) => [key, filledIn(value, root)]);
  return Object.assign(Array.isArray(node) ? [] : {}, Object.fromEntries(entries));
}

export function operationsOf({ paths }: Spec): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** The parameters and the body's fields of an operation: one list for each alternative of the body. */
export function alternativesOf({ parameters = [], requestBody }: Operation) {
  const { schema = {} }: { schema?: Schema } = Object.values(requestBody?.content ?? {})[0] ?? {};
  return (schema.oneOf ?? [schema]).map(({ description = "", properties = {}, required = [] }) => {
    const fields = Object.entries(properties).map(
      ([name, schema]): Input => ({ name, in: "body", required: required.includes(name), schema }),
    );
    return { description, inputs: [...parameters, ...fields] };
  });
}

/** Every input of an operation once, as the first alternative describes it. */
export function inputsOf(operation: Operation): Input[] {
  const all = alternativesOf(operation).flatMap(({ inputs }) => inputs);
  return all.filter(({ name }, at) => all.findIndex((other) => other.name === name) === at);
}

/** Whether a value is a 64-bit id: a string in the client, an integer in JSON. */
export function isId({ format, items }: Schema): boolean {
  return (format ?? items?.format) === "int64";
}
