/**
 * Every operation of the spec against Prism, and the double of xt-oauth/testing beside it: whatever is added to the spec is called here with every named example and
 * every status, so that none of it can stay uncovered.
 */
import { readFile } from "node:fs/promises";
import { describe, expect, inject, it } from "vitest";
import { createXtClient, type Fetch } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";

interface Schema {
  $ref?: string;
  format?: string;
  type?: string | string[];
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
  "x-required-for-grant"?: string;
}

interface Example {
  value: { rc: number; mc: string; result?: unknown };
}

interface Operation {
  operationId: string;
  security: Record<string, unknown>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    {
      content?: {
        "application/json": { schema: { oneOf: Schema[] }; examples?: Record<string, Example | { $ref: string }> };
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

function sample(schema: Schema): unknown {
  const { type, format, enum: values, items } = resolve(schema);
  // An id that a number can't hold.
  if (format === "int64") return "6216559590087220003";
  const samples: Record<string, unknown> = { number: 1, integer: 1, boolean: true, object: {} };
  if (type === "array") return [sample(items ?? {})];
  return values?.[0] ?? samples[[type].flat()[0] ?? ""] ?? "text";
}

/** What a caller has to give: every input that is required, always or for the first grant, with the spec's example where it has one. */
function inputsOf({ parameters = [], requestBody }: Operation) {
  const params: Record<string, Record<string, unknown>> = {};
  const all = parameters.map((one) => resolve<Parameter>(one));
  const grant = all.find(({ name }) => name === "grant_type")?.schema.enum?.[0];
  const isNeeded = ({ required, "x-required-for-grant": forGrant }: Parameter) =>
    required || (forGrant !== undefined && forGrant === grant);
  for (const parameter of all.filter(isNeeded)) {
    params[parameter.in] = { ...params[parameter.in], [parameter.name]: parameter.example ?? sample(parameter.schema) };
  }
  const [media] = Object.values(requestBody?.content ?? {});
  const { required = [], properties = {} } = media ? resolve(media.schema) : {};
  const body = Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));
  return media ? { params, body } : { params };
}

/** Each field of which no digit may be lost comes as text, whatever XT shows. */
function exact(result: unknown, schema: Schema): unknown {
  const { format, properties = {}, items } = resolve(schema);
  if (format === "int64" || format === "decimal") return `${result}`;
  if (Array.isArray(result)) return result.map((item) => exact(item, items ?? {}));
  if (typeof result !== "object" || result === null) return result;
  const fields = Object.entries(result).map(([name, field]) => [name, exact(field, properties[name] ?? {})]);
  return Object.fromEntries(fields);
}

const credentials = { appKey: "an-app-key", secretKey: "a-secret-key", accessToken: "a-token" };

/** @param listen hears the request as it is sent, and Prism's answer to it */
function call(
  operation: Operation & { path: string; method: string },
  prefer: string,
  { without, listen }: { without?: string; listen?: (request: Parameters<Fetch>, answer: Response) => void } = {},
): Promise<unknown> {
  const fetch: Fetch = async (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", prefer);
    if (without !== undefined) headers.delete(without);
    const answer = await globalThis.fetch(url, { ...init, headers });
    listen?.([url, init], answer.clone());
    return answer;
  };
  // The types tie a path to its inputs; these come from the spec at run time.
  const client = createXtClient({ ...credentials, baseUrl: inject("mockUrl"), fetch }) as unknown as Record<
    string,
    (path: string, init: object) => Promise<unknown>
  >;
  return client[operation.method]?.(operation.path, inputsOf(operation)) ?? Promise.reject(new Error("no such verb"));
}

describe.each(operations)("$operationId", (operation) => {
  const answer = operation.responses["200"]?.content?.["application/json"];
  const examples = Object.entries(answer?.examples ?? {}).map(([name, example]): [string, Example] => [
    name,
    resolve(example),
  ]);
  const [success = {}] = answer?.schema.oneOf.map(resolve<Schema>) ?? [];
  const headers = Object.keys(operation.security[0] ?? {}).map((name) => spec.components.securitySchemes[name].name);
  const statuses = Object.keys(operation.responses).filter((status) => status !== "200");

  it("has a success and a failure among its examples", () => {
    const outcomes = examples.map(([, { value }]) => value.rc === 0);
    expect(new Set(outcomes)).toEqual(new Set([true, false]));
  });

  it.each(examples)(
    "makes of the example %s what it means, and the double answers as Prism does",
    async (name, { value }) => {
      const double = fakeXt({ [operation.operationId]: name });
      const answers: Promise<unknown>[] = [];
      const listen = (request: Parameters<Fetch>, answer: Response) =>
        answers.push(
          answer.json(),
          double.fetch(...request).then((played) => played.json()),
        );
      const called = call(operation, `example=${name}`, { listen });
      if (value.rc === 0) {
        const result = exact(value.result, success.properties?.result ?? {});
        expect(await called).toEqual(result);
      } else {
        const refusal = { name: "XtApiError", operation: operation.operationId, rc: value.rc, mc: value.mc };
        await expect(called).rejects.toMatchObject(refusal);
      }
      const [prism, played, ...others] = await Promise.all(answers);
      expect(played).toEqual(prism);
      expect(others).toEqual([]);
    },
  );

  it.each(statuses)("makes an XtHttpError of the status %s", async (status) => {
    const failure = { name: "XtHttpError", operation: operation.operationId, status: Number(status) };
    await expect(call(operation, `code=${status}`)).rejects.toMatchObject(failure);
  });

  it.runIf(headers.length > 0).each(headers)("is refused by the contract without the header %s", async (header) => {
    const failure = { name: "XtHttpError", operation: operation.operationId, status: 401 };
    await expect(call(operation, "example=success", { without: header })).rejects.toMatchObject(failure);
  });
});
