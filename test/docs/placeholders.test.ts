/** Tests the values of the samples for inputs without an example. */
import { expect, it } from "vitest";
import { samplesOf } from "../../scripts/docs/samples.js";
import { operationsOf } from "../../scripts/docs/spec.js";

it.each([
  [{ enum: ["A'&cmd&';B", "a+b", "c/d", "ok"] }, "ok"],
  [{ const: "a&b" }, "it"],
  [{ type: "integer" }, 1],
  [{ type: "number", minimum: 5 }, 5],
  [{ type: "boolean" }, true],
  [{}, "it"],
  [{ type: "integer", format: "int64" }, expect.stringMatching(/^\d{5,}$/)],
  [{ type: "array", items: { type: "integer", format: "int64" } }, [expect.stringMatching(/^\d{5,}$/)]],
  [{ type: "array", items: { enum: ["a&b", "BUY"] } }, ["BUY"]],
  [{ type: "array", items: { type: "string" } }, ["it"]],
])("a required input of the schema %j without an example has a value that needs no encoding", (schema, value) => {
  for (const place of ["path", "query", "header"]) {
    const get = { operationId: "f", parameters: [{ in: place, name: "it", required: true, schema }] };
    const [operation] = operationsOf({ paths: { [place === "path" ? "/a/{it}" : "/a"]: { get } } });
    const samples = samplesOf(operation, "https://host.example");
    const [, input = ""] = /f\(\{ it: (.*) \}\)/.exec(samples.ts) ?? [];
    expect(JSON.parse(input)).toEqual(value);
    const sent = {
      path: `/a/${JSON.parse(input)}'`,
      query: `?it=${JSON.parse(input)}'`,
      header: `'it: ${JSON.parse(input)}'`,
    };
    expect(samples.sh).toContain(Object(sent)[place]);
  }
});

it("a required field of a body without an example has a value of its type, and an object has none", () => {
  const list = { type: "array", items: { type: "object" } };
  const properties = { side: { enum: ["a&b"] }, count: { type: "integer" }, whole: { type: "object" }, list, any: {} };
  const content = { "application/json": { schema: { properties, required: Object.keys(properties) } } };
  const [operation] = operationsOf({ paths: { "/a": { post: { operationId: "f", requestBody: { content } } } } });
  expect(samplesOf(operation, "https://host.example").ts).toContain('f({ side: "a&b", count: 1 })');
});
