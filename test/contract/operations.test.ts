/** Calls every operation of the spec with each kind of input and each example, against Prism and against the fake. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleOperations } from "../../generated/examples.js";
import { getToken } from "../../generated/operations/getToken.js";
import { type Mock, startMock } from "../../scripts/mock.js";
import { createXtClient, type Fetch, type XtDeviation } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { documentedOperation, inputsOf, type Node, resolve, spec } from "../spec/spec.js";

const operations = exampleOperations.map(({ operation, examples }) => {
  const { method, path } = operation;
  const id: string = operation.id;
  const { security = [], responses } = spec.paths[path][method];
  const schemes = Object.keys(security[0] ?? {}).map((name) => spec.components.securitySchemes[name].name);
  return {
    ...{ id, schemes, resultSchema: documentedOperation(id).result.schema },
    alternatives: inputsOf(id),
    examples: Object.entries(examples).map(([name, { value }]) => ({ name, ...Object(value) })),
    statuses: Object.keys(responses).filter((status) => status !== "200"),
  };
});
type Operation = (typeof operations)[number];

let mock: Mock;
beforeAll(async () => {
  // The spec as the package exports it.
  mock = await startMock("generated/openapi.json");
});
afterAll(() => mock.stop());

/** Converts the ids and decimals of a result to strings, as the client does, because no digit may be lost. */
function exact(result: unknown, schema: Node): unknown {
  const { format, properties = {}, items } = resolve(schema);
  if (result === null) return null;
  if (format === "int64" || format === "decimal") return `${result}`;
  if (Array.isArray(result)) return result.map((item) => exact(item, items ?? {}));
  if (typeof result !== "object") return result;
  const fields = Object.entries(result).map(([name, field]) => [name, exact(field, properties[name] ?? {})]);
  return Object.fromEntries(fields);
}

interface Sent {
  /** The response that Prism should send, such as `example=success`. */
  prefer: string;
  input?: object | undefined;
  /** The name of a header to remove. */
  without?: string;
  /** Called with the sent request and Prism's response. */
  listen?: (request: Parameters<Fetch>, response: Response) => void;
}

/** Calls an operation of a client that sends its requests to Prism, and lists the deviations that the client reports. */
function call({ id, alternatives }: Operation, { prefer, input = alternatives[0], without, listen }: Sent) {
  const fetch: Fetch = async (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", prefer);
    if (without !== undefined) headers.delete(without);
    const response = await globalThis.fetch(url, { ...init, headers });
    listen?.([url, init], response.clone());
    return response;
  };
  const deviations: XtDeviation[] = [];
  const onDeviation = (deviation: XtDeviation) => deviations.push(deviation);
  const keys = { appKey: "an-app-key", secretKey: "a-secret-key" };
  const client = createXtClient({ ...keys, baseUrl: mock.baseUrl, fetch, onDeviation }).forUser("a-token");
  // The types require a method's own inputs, but these inputs come from the spec at run time.
  const method: (input: object | undefined) => Promise<unknown> = Reflect.get(client, id);
  return { called: method(input), deviations };
}

describe.each(operations)("$id", (operation) => {
  const { id, examples, alternatives, resultSchema } = operation;
  const success = examples.find(({ rc }) => rc === 0);

  it("has a success and a failure among its examples", () => {
    expect(new Set(examples.map(({ rc }) => rc === 0))).toEqual(new Set([true, false]));
  });

  it.each(alternatives)("sends the input %j, which the contract and the fake accept", async (input) => {
    const fake = fakeXt({ [id]: success.name });
    const responses: Promise<Response>[] = [];
    const listen = (request: Parameters<Fetch>) => responses.push(fake.fetch(...request));
    await call(operation, { prefer: `example=${success.name}`, input, listen }).called;
    expect(await Promise.all(responses)).toMatchObject([{ status: 200 }]);
  });

  it.each(examples)("returns or throws what the example $name means, from Prism and from the fake", async (example) => {
    const { name, rc, mc, result } = example;
    const fake = fakeXt({ [id]: name });
    const bodies: Promise<unknown>[] = [];
    const listen = (request: Parameters<Fetch>, fromPrism: Response) =>
      bodies.push(
        fromPrism.json(),
        fake.fetch(...request).then((response) => response.json()),
      );
    const { called, deviations } = call(operation, { prefer: `example=${name}`, listen });
    if (rc === 0) {
      expect(await called).toEqual(exact(result, resultSchema));
      expect(deviations).toEqual([]);
    } else {
      await expect(called).rejects.toMatchObject({ name: "XtApiError", operation: id, outcome: "rejected", rc, mc });
    }
    const [fromPrism, fromFake, ...others] = await Promise.all(bodies);
    expect(fromFake).toEqual(fromPrism);
    expect(others).toEqual([]);
  });
});

// All operations have the same statuses, and all signed operations have the same headers: test/spec/facts.test.ts checks this.
const named = (id: string) => operations.find((one) => one.id === id) ?? expect.fail(`no operation ${id}`);
const [exchange, order] = [named("getToken"), named("placeOrder")];

it.each(exchange.statuses)("the client throws an XtHttpError for the status %s", async (status) => {
  const failure = { name: "XtHttpError", operation: exchange.id, status: Number(status) };
  await expect(call(exchange, { prefer: `code=${status}` }).called).rejects.toMatchObject(failure);
});

it.each(order.schemes)("the contract refuses a signed request without the header %s", async (without) => {
  const failure = { name: "XtHttpError", operation: order.id, status: 401 };
  await expect(call(order, { prefer: "example=success", without }).called).rejects.toMatchObject(failure);
});

const complete = { client_id: "an-institution", client_secret: "a-secret", grant_type: "refresh_token" };
const token = async (query: Record<string, string>) =>
  (await fetch(`${mock.baseUrl}${getToken.path}?${new URLSearchParams(query)}`)).status;

it("the contract of the token endpoint requires the inputs that both grants need, and a known grant", async () => {
  expect(await token(complete)).toBe(200);
  for (const name of Object.keys(complete)) {
    const query = Object.fromEntries(Object.entries(complete).filter(([key]) => key !== name));
    expect(await token(query), `without ${name}`).toBe(422);
  }
  expect(await token({ ...complete, grant_type: "password" })).toBe(422);
});
