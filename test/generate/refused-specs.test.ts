/** Tests that `npm run generate` refuses a spec that the client would not follow, with a clear message. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contentsOf, folder, generateEdited, type Parts, path, type Spec } from "./edited-spec.js";

const addBody = (operation: Spec, schema: object) =>
  Object.assign(operation, { requestBody: { content: { "application/json": { schema } } } });
/** A row for each parameter that the client would not send as the spec says, or could not send. */
const unusable = (parameter: object, message: string): [string, (parts: Parts) => unknown, string] => [
  `a parameter that the client can't send so: ${JSON.stringify(parameter)}`,
  ({ operation }) =>
    operation.parameters.push({ name: "extra", in: "query", schema: { type: "string" }, ...parameter }),
  message,
];
const list = { type: "array", items: { type: "string" } };
const objects = { type: "array", items: { type: "object" } };
const id = { type: "integer", format: "int64" };
const unnamed = `get ${path}: servers must be one server with an x-name`;
const twoServers = Array(2).fill({ url: "https://a.example", "x-name": "a" });
it.each<[string, (parts: Parts) => unknown, string]>([
  [
    "an operation without an operationId",
    ({ operation }) => delete operation.operationId,
    `get ${path}: the operationId is missing`,
  ],
  [
    "a response outside the envelope",
    ({ schemas }) => Object.assign(schemas.TokenSuccess, { properties: { returnCode: { type: "integer" } } }),
    "with a branch whose property rc is",
  ],
  ["no server", ({ spec }) => Object.assign(spec, { servers: [] }), "has no server"],
  [
    "a server of an operation without a name",
    ({ operation }) => Object.assign(operation, { servers: [{ url: "https://other.example" }] }),
    unnamed,
  ],
  [
    "a server with the name of another one",
    ({ operation }) =>
      Object.assign(operation, { servers: [{ url: "https://other.example", "x-name": "thirdParty" }] }),
    "the server thirdParty has two URLs",
  ],
  ["an operation with two servers", ({ operation }) => Object.assign(operation, { servers: twoServers }), unnamed],
  [
    "a reference to a schema that doesn't exist",
    ({ schemas }) => Object.assign(schemas.TokenSuccess.properties.result, { $ref: "#/components/schemas/No" }),
    "TokenSuccess/properties/result: Can't resolve $ref",
  ],
  ...["head", "options", "servers"].map((key): [string, (parts: Parts) => unknown, string] => [
    `a path with ${key}`,
    ({ spec, operation }) => Object.assign(spec.paths[path], { [key]: key === "servers" ? twoServers : operation }),
    `the client can't use ${key}`,
  ]),
  ...[{ type: ["string", "null"] }, { type: ["object", "string"] }, { anyOf: [{ type: "object" }] }, objects].map(
    (schema) => unusable({ schema }, "parameters can only be plain values and lists"),
  ),
  unusable({ schema: list }, "joins lists by commas"),
  unusable({ schema: list, explode: false, style: "pipeDelimited" }, "joins lists by commas"),
  unusable({ allowReserved: true }, "encodes every value"),
  unusable({ name: "it's" }, "has a name with other characters"),
  unusable({ in: "path", required: true }, "the path must contain it"),
  unusable({ in: "header", name: "Content-Type" }, "is a header that the client sends itself"),
  unusable({ in: "header", name: "validate-appkey" }, "authenticates the request"),
  [
    "alternatives of a parameter that doesn't exist",
    ({ operation }) => Object.assign(operation, { "x-exactly-one-of": ["no"] }),
    "there is no parameter no",
  ],
  [
    "a path parameter that doesn't exist",
    ({ spec }) => Object.assign(spec.paths, { "/a/{no}": spec.paths[path] }),
    "get /a/{no}: there is no parameter no",
  ],
  [
    "a path that isn't plain",
    ({ spec }) => Object.assign(spec.paths, { "/a?b=c": spec.paths[path] }),
    "a path must consist of plain characters",
  ],
  [
    "a body that is neither JSON nor a form",
    ({ operation }) =>
      Object.assign(operation, { requestBody: { content: { "multipart/form-data": { schema: {} } } } }),
    "the body must be application/json or",
  ],
  [
    "an object in a form",
    ({ operation }) => {
      const schema = { properties: { a: { type: "object" } } };
      Object.assign(operation, { requestBody: { content: { "application/x-www-form-urlencoded": { schema } } } });
    },
    "the field a of the form isn't a plain value",
  ],
  [
    "a list in a form",
    ({ operation }) => {
      const schema = { properties: { a: { type: "array" } } };
      Object.assign(operation, { requestBody: { content: { "application/x-www-form-urlencoded": { schema } } } });
    },
    "the field a of the form isn't a plain value",
  ],
  ...[
    { type: "integer" },
    { type: ["number", "null"] },
    { type: "object" },
    { properties: {} },
    { enum: [1] },
    { anyOf: [id, { type: "number" }] },
    { type: "integer", allOf: [{ minimum: 1 }] },
    objects,
  ].map((n): [string, (parts: Parts) => unknown, string] => [
    `a result's field whose name is an id in one place, and another value in another one: ${JSON.stringify(n)}`,
    ({ schemas }) => Object.assign(schemas.Token.properties, { n: id, child: { properties: { n } } }),
    "n is an id or an amount in one place",
  ]),
  [
    "an input that is an id or any other text",
    ({ operation }) =>
      operation.parameters.push({ name: "n", in: "query", schema: { anyOf: [id, { type: "string" }] } }),
    "n is an id or an amount in one place",
  ],
  [
    "a rule of numbers for an id, which is a string in the client",
    ({ schemas }) => Object.assign(schemas.Token.properties, { n: { ...id, minimum: 1 } }),
    "the keyword minimum can't be a rule of the format int64",
  ],
  ...["GetTokenInput", "Results", "XtClient", "token"].map((name): [string, (parts: Parts) => unknown, string] => [
    `a schema with the name ${name}`,
    ({ schemas }) => {
      schemas[name] = { type: "object" };
      schemas.Token.properties.extra = { $ref: `#/components/schemas/${name}` };
    },
    `the schema ${name} needs another name`,
  ]),
  ...["then", "forUser", "operation"].map((name): [string, (parts: Parts) => unknown, string] => [
    `an operation with the name ${name}`,
    ({ operation }) => Object.assign(operation, { operationId: name }),
    "the operationId must be a camelCase word",
  ]),
  [
    "a cookie, which the client would not send",
    ({ operation }) => operation.parameters.push({ name: "extra", in: "cookie", schema: { type: "string" } }),
    "the parameter extra is a cookie",
  ],
  [
    "a parameter whose value is JSON",
    ({ operation }) =>
      operation.parameters.push({ name: "extra", in: "query", content: { "application/json": { schema: {} } } }),
    "the parameter extra has no schema",
  ],
  [
    "a body beside grants",
    ({ operation }) => addBody(operation, { properties: { a: {} } }),
    "grants, x-exactly-one-of and a body can't be combined",
  ],
  [
    "a body with properties beside its alternatives",
    ({ operation }) => addBody(operation, { properties: { a: {} }, oneOf: [{ properties: { b: {} } }] }),
    "the body must be an object with properties",
  ],
  ...[
    { properties: { a: {} }, minProperties: 1 },
    { oneOf: [{ properties: { a: {} } }], minProperties: 1 },
    { properties: { a: {} }, additionalProperties: { type: "string" } },
  ].map((schema): [string, (parts: Parts) => unknown, string] => [
    `a body with a rule that the inputs would not have: ${JSON.stringify(schema)}`,
    ({ operation }) => addBody(operation, schema),
    "of the body can't become a rule",
  ]),
  [
    "an operation whose authentication is optional",
    ({ operation }) => Object.assign(operation, { security: [{}, { accessToken: [] }] }),
    "security must be one set of schemes",
  ],
  [
    "a result that contains itself",
    ({ schemas }) => Object.assign(schemas.Token.properties, { parent: { $ref: "#/components/schemas/Token" } }),
    "Token contains itself: a schema can't be recursive",
  ],
  [
    "a keyword that the validators would ignore",
    ({ schemas }) => Object.assign(schemas.Token, { unevaluatedProperties: false }),
    'unknown keyword: "unevaluatedProperties"',
  ],
])("an invalid spec is refused, and the generated files don't change: %s", async (_, edit, message) => {
  await mkdir(join(folder, "generated"));
  await writeFile(join(folder, "generated/before"), "");
  await expect(generateEdited(edit)).rejects.toThrow(message);
  expect(await contentsOf(join(folder, "generated"))).toEqual({ before: "" });
});
