/** Tests that `npm run generate` refuses a spec that the client would not follow, with a clear message. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { contentsOf, generateEdited, newFolder, type Parts, path } from "./edited-spec.js";

type Row = [name: string, edit: (parts: Parts) => unknown, message: string];

/** Specs in which the operation has other keywords. */
const operationWith = (name: string, message: string, ...changes: object[]) =>
  changes.map((change): Row => [name, ({ operation }) => Object.assign(operation, change), message]);

/** Specs with parameters that the client would not send as the spec says, or could not send. */
const withParameter = (message: string, ...changes: object[]) =>
  changes.map((change): Row => {
    const parameter = { name: "n", in: "query", schema: { type: "string" }, ...change };
    return [
      `the parameter ${JSON.stringify(change)}`,
      ({ operation }) => operation.parameters.push(parameter),
      message,
    ];
  });

const withBody = (name: string, message: string, mediaType: string, ...schemas: object[]) =>
  operationWith(name, message, ...schemas.map((schema) => ({ requestBody: { content: { [mediaType]: { schema } } } })));

/** Specs in which the field `n` of a result is an id, and another one has the same name. */
const withOtherField = (...fields: object[]) =>
  fields.map((n): Row => {
    const edit = ({ schemas }: Parts) =>
      Object.assign(schemas.Token.properties, { n: id, child: { properties: { n } } });
    return [
      `a result with an id, and ${JSON.stringify(n)} of the same name`,
      edit,
      "n is an id or an amount in one place",
    ];
  });

const withPath = (name: string, message: string, path: string) => {
  const edit = ({ spec, operation }: Parts) => Object.assign(spec.paths, { [path]: { get: operation } });
  return [[name, edit, message]] satisfies Row[];
};

const list = { type: "array", items: { type: "string" } };
const objects = { type: "array", items: { type: "object" } };
const id = { type: "integer", format: "int64" };
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const server = { url: "https://other.example" };
const named = { ...server, "x-name": "a" };

const rows: Row[] = [
  ...operationWith(
    "an operation without a usable name",
    `get ${path}: the operationId must be a camelCase word`,
    ...[undefined, "then", "forUser", "operation"].map((operationId) => ({ operationId })),
  ),
  ...operationWith(
    "an operation without one server that has a name",
    `get ${path}: servers must be one server with an x-name`,
    ...[{ servers: [server] }, { servers: [named, named] }],
  ),
  ...operationWith("a server with the name of another one", "the server thirdParty has two URLs", {
    servers: [{ ...server, "x-name": "thirdParty" }],
  }),
  ...operationWith("an operation whose authentication is optional", "security must be one set of schemes", {
    security: [{}, { accessToken: [] }],
  }),
  ...operationWith("alternatives of a parameter that doesn't exist", "there is no parameter no", {
    "x-exactly-one-of": ["no"],
  }),
  ...withPath("a path parameter that doesn't exist", "get /a/{no}: there is no parameter no", "/a/{no}"),
  ...withPath("a path that isn't plain", "a path must consist of plain characters", "/a?b=c"),
  ...["head", "options", "servers"].map((key): Row => {
    const edit = ({ spec, operation }: Parts) => Object.assign(spec.paths[path], { [key]: operation });
    return [`a path with ${key}`, edit, `the client can't use ${key}`];
  }),
  ["no server", ({ spec }) => Object.assign(spec, { servers: [] }), "has no server"],
  ...withParameter(
    "parameters can only be plain values and lists",
    ...[{ type: ["string", "null"] }, { type: ["object", "string"] }, { anyOf: [{ type: "object" }] }, objects].map(
      (schema) => ({ schema }),
    ),
  ),
  ...withParameter("joins lists by commas", { schema: list }, { schema: list, explode: false, style: "pipeDelimited" }),
  ...withParameter("encodes every value", { allowReserved: true }),
  ...withParameter("has a name with other characters", { name: "it's" }),
  ...withParameter("the path must contain it", { in: "path", required: true }),
  ...withParameter("is a header that the client sends itself", { in: "header", name: "Content-Type" }),
  ...withParameter("authenticates the request", { in: "header", name: "validate-appkey" }),
  ...withParameter("the parameter n is a cookie", { in: "cookie" }),
  ...withParameter("the parameter n has no schema", { schema: undefined, content: { [json]: { schema: {} } } }),
  ...withParameter("n is an id or an amount in one place", { schema: { anyOf: [id, { type: "string" }] } }),
  ...withBody(
    "a body that is neither JSON nor a form",
    "the body must be application/json or",
    "multipart/form-data",
    {},
  ),
  ...withBody(
    "an object or a list in a form",
    "the field a of the form isn't a plain value",
    form,
    ...["object", "array"].map((type) => ({ properties: { a: { type } } })),
  ),
  ...withBody("a body beside grants", "grants, x-exactly-one-of and a body can't be combined", json, {
    properties: { a: {} },
  }),
  ...withBody("a body with properties beside its alternatives", "the body must be an object with properties", json, {
    properties: { a: {} },
    oneOf: [{ properties: { b: {} } }],
  }),
  ...withBody(
    "a body with a rule that the inputs would not have",
    "of the body can't become a rule",
    json,
    { properties: { a: {} }, minProperties: 1 },
    { oneOf: [{ properties: { a: {} } }], minProperties: 1 },
    { properties: { a: {} }, additionalProperties: { type: "string" } },
  ),
  ...withOtherField(
    ...[
      { type: "integer" },
      { type: ["number", "null"] },
      { type: "object" },
      { properties: {} },
      { enum: [1] },
      objects,
    ],
    ...[{ anyOf: [id, { type: "number" }] }, { type: "integer", allOf: [{ minimum: 1 }] }],
    ...[{ allOf: [{}] }, { anyOf: [{}] }].flatMap((parts) => [
      { properties: {}, ...parts },
      { enum: [1], ...parts },
    ]),
  ),
  ...["GetTokenInput", "Results", "XtClient", "token"].map((name): Row => {
    const edit = ({ schemas }: Parts) => {
      schemas[name] = { type: "object" };
      schemas.Token.properties.extra = { $ref: `#/components/schemas/${name}` };
    };
    return [`a schema with the name ${name}`, edit, `the schema ${name} needs another name`];
  }),
  [
    "a response outside the envelope",
    ({ schemas }) => Object.assign(schemas.TokenSuccess, { properties: { returnCode: { type: "integer" } } }),
    "with a branch whose property rc is",
  ],
  [
    "a reference to a schema that doesn't exist",
    ({ schemas }) => Object.assign(schemas.TokenSuccess.properties.result, { $ref: "#/components/schemas/No" }),
    "TokenSuccess/properties/result: Can't resolve $ref",
  ],
  [
    "a rule of numbers for an id, which is a string in the client",
    ({ schemas }) => Object.assign(schemas.Token.properties, { n: { ...id, minimum: 1 } }),
    "the keyword minimum can't be a rule of the format int64",
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
];

it.each(rows)("an invalid spec is refused, and the generated files don't change: %s", async (_, edit, message) => {
  const folder = await newFolder();
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "generated"));
  await writeFile(join(folder, "generated/before"), "");
  await expect(generateEdited(folder, edit)).rejects.toThrow(message);
  expect(await contentsOf(join(folder, "generated"))).toEqual({ before: "" });
});
