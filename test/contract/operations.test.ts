/**
 * Every operation of the spec against Prism: whatever is added to the spec is called here with every named example and
 * every status, so that none of it can stay uncovered.
 */
import { readFile } from "node:fs/promises";
import { describe, expect, inject, it } from "vitest";
import { createXtClient, type Fetch } from "../../src/index.js";

interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  oneOf?: Schema[];
  enum?: unknown[];
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
  example?: unknown;
}

interface Operation {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    {
      content?: {
        "application/json": {
          schema: Schema;
          examples?: Record<string, { value: { rc: number; mc: string; result?: unknown } }>;
        };
      };
    }
  >;
}

const spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const operations = Object.entries<Record<string, Operation>>(spec.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
);

const resolve = <T extends object>(node: T | { $ref: string }): T =>
  "$ref" in node && typeof node.$ref === "string"
    ? node.$ref
        .slice(2)
        .split("/")
        .reduce((value, key) => value[key], spec)
    : (node as T);

/** What the client takes and gives as text, so that no digit is lost. Prism itself refuses an id that JavaScript would round. */
const exact: Record<string, string> = { int64: "9007199254740991", decimal: "1.5" };

function sample(schema: Schema): unknown {
  const { type, format = "", enum: values, items } = resolve(schema);
  if (format in exact) return exact[format];
  const samples: Record<string, unknown> = { number: 1, integer: 1, boolean: true, object: {} };
  if (type === "array") return [sample(items ?? {})];
  return values?.[0] ?? samples[[type].flat()[0] ?? ""] ?? "text";
}

/** What a caller has to give: every required input, with the spec's example where it has one. */
function inputsOf({ parameters = [], requestBody }: Operation) {
  const params: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters.map((one) => resolve<Parameter>(one)).filter(({ required }) => required)) {
    params[parameter.in] = { ...params[parameter.in], [parameter.name]: parameter.example ?? sample(parameter.schema) };
  }
  const [media] = Object.values(requestBody?.content ?? {});
  const { required = [], properties = {} } = media ? resolve(media.schema) : {};
  const body = Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));
  return media ? { params, body } : { params };
}

/** What the client makes of a result that the spec shows. */
function asRead(value: unknown, schema: Schema): unknown {
  const { format = "", items, properties = {} } = resolve(schema);
  if (format in exact && typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map((item) => asRead(item, items ?? {}));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, asRead(inner, properties[name] ?? {})]),
  );
}

function resultOf({ responses }: Operation): Schema {
  const branches = responses["200"]?.content?.["application/json"].schema.oneOf ?? [];
  const success = branches
    .map((branch) => resolve(branch))
    .find(({ properties }) => properties?.rc && resolve(properties.rc).const === 0);
  return success?.properties?.result ?? {};
}

const credentials = { appKey: "an-app", secretKey: "a-secret-key", accessToken: "an-access-token" };

function call(operation: Operation & { path: string; method: string }, prefer: string): Promise<unknown> {
  const fetch: Fetch = (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", prefer);
    return globalThis.fetch(url, { ...init, headers });
  };
  // The types tie a path to its inputs; these come from the spec at run time.
  const client = createXtClient({ baseUrl: inject("mockUrl"), fetch, ...credentials }) as unknown as Record<
    string,
    (path: string, init: object) => Promise<unknown>
  >;
  return client[operation.method]?.(operation.path, inputsOf(operation)) ?? Promise.reject(new Error("no such verb"));
}

describe.each(operations)("$operationId", (operation) => {
  const examples = Object.entries(operation.responses["200"]?.content?.["application/json"].examples ?? {});
  const statuses = Object.keys(operation.responses).filter((status) => status !== "200");

  it("has a success and a failure among its examples", () => {
    const outcomes = examples.map(([, { value }]) => value.rc === 0);
    expect(new Set(outcomes)).toEqual(new Set([true, false]));
  });

  it.each(examples)("makes of the example %s what it means", async (name, { value }) => {
    if (value.rc === 0)
      expect(await call(operation, `example=${name}`)).toEqual(asRead(value.result, resultOf(operation)));
    else {
      const refusal = { name: "XtApiError", operation: operation.operationId, rc: value.rc, mc: value.mc };
      await expect(call(operation, `example=${name}`)).rejects.toMatchObject(refusal);
    }
  });

  it.each(statuses)("makes an XtHttpError of the status %s", async (status) => {
    const failure = { name: "XtHttpError", operation: operation.operationId, status: Number(status) };
    await expect(call(operation, `code=${status}`)).rejects.toMatchObject(failure);
  });
});
