/** Tests `npm run generate`: it gives the same bytes each time, and refuses an invalid spec with a clear message. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { getToken } from "../../generated/operations/getToken.js";
import { generate, generatedFiles } from "../../scripts/generate.js";

let folder: string;
beforeEach(async () => {
  // Inside the project, whose package.json makes the generated files modules.
  await mkdir(".tmp", { recursive: true });
  folder = await mkdtemp(".tmp/generate-");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function contentsOf(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((file) => relative(directory, join(file.parentPath, file.name)));
  const texts = names.map(async (name) => [name, await readFile(join(directory, name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

const { path } = getToken;
const source = await readFile("spec/openapi.yaml", "utf8");

// biome-ignore lint/suspicious/noExplicitAny: each edit changes another part.
type Spec = any;
type Parts = { spec: Spec; operation: Spec; schemas: Spec };

/** Generates from a spec that has only the sign-in's operation, changed by `edit`. */
async function generateEdited(edit: (parts: Parts) => unknown): Promise<void> {
  const spec = parse(source);
  spec.paths = { [path]: spec.paths[path] };
  edit({ spec, operation: spec.paths[path].get, schemas: spec.components.schemas });
  await writeFile(join(folder, "openapi.yaml"), stringify(spec));
  await generate(join(folder, "openapi.yaml"), join(folder, "generated"));
}

it("generated/ is up to date with the spec, byte for byte, and imports only its own files", async () => {
  const generated = await contentsOf("generated");
  expect(Object.fromEntries(await generatedFiles("spec/openapi.yaml"))).toEqual(generated);
  const scripts = Object.entries(generated).filter(([name]) => name.endsWith(".js"));
  const imports = scripts.flatMap(([, text]) => [...text.matchAll(/(?:from|import|require)\s*\(?"([^"]+)"/g)]);
  const own = /^\.\.?\/(?:operations|validated-operations|input-validators|result-validators|message-codes)\//;
  expect(imports.map(([, name]) => name).filter((name) => !own.test(`${name}`))).toEqual([]);
});

it("writes the types by which the fake reads inputs that are sent as text", async () => {
  const types: [schema: object, type?: string][] = [
    [{ enum: [1, 2] }, "number"],
    [{ const: 1 }, "number"],
    [{ enum: ["a", 1] }, "number"],
    [{ type: ["integer", "null"] }, "integer"],
    [{ anyOf: [{ type: "string" }, { type: "boolean" }] }, "boolean"],
    [{ oneOf: [{ const: 1 }, { const: 2 }] }, "number"],
    [{ allOf: [{ type: "integer" }, { minimum: 1 }] }, "integer"],
    [{ type: ["array", "null"], items: { enum: [1, 2] } }, "number[]"],
    [{ type: ["integer", "null"], format: "int64" }],
    [{ enum: ["a", null] }],
    [{}],
  ];
  await generateEdited(({ operation }) =>
    operation.parameters.push(...types.map(([schema], at) => ({ name: `extra${at}`, in: "query", schema }))),
  );
  const text = await readFile(join(folder, "generated/examples.js"), "utf8");
  const [, found = "{}"] = /"inputTypes": (\{.*?\})/s.exec(text) ?? [];
  const typeOf = JSON.parse(found);
  expect(types.map(([schema], at) => [schema, typeOf[`extra${at}`]])).toEqual(
    types.map(([schema, type]) => [schema, type]),
  );
});

it("names the schema of a parameter that all operations of a path share", async () => {
  await generateEdited(({ spec, schemas }) => {
    schemas.Color = { type: "string", enum: ["red", "blue"] };
    spec.paths[path].parameters = [{ name: "color", in: "query", schema: { $ref: "#/components/schemas/Color" } }];
  });
  const text = await readFile(join(folder, "generated/client.ts"), "utf8");
  expect(text).toContain('export type Color = Schemas["Color"];');
});

it("a parameter of an operation replaces the one of its path with the same name and place", async () => {
  await generateEdited(({ spec, operation }) => {
    const parameter = (required: boolean) => ({ name: "extra", in: "query", required, schema: { type: "string" } });
    spec.paths[path].parameters = [parameter(true)];
    operation.parameters.push(parameter(false));
  });
  const { validateInput } = await import(resolve(folder, `generated/input-validators/${getToken.id}.js`));
  const input = { client_id: "a", client_secret: "b", grant_type: "refresh_token", refresh_token: "c" };
  expect(validateInput(input)).toBe(true);
});

it("the validator of a result checks the keywords beside a reference", async () => {
  await generateEdited(({ schemas }) => {
    schemas.Extra = { type: "object", properties: { name: { type: "string" } } };
    schemas.Token.properties.extra = { $ref: "#/components/schemas/Extra", minProperties: 1 };
  });
  const { Token: validate } = await import(resolve(folder, "generated/result-validators/Token.js"));
  const violations = (extra: object) => {
    validate({ extra });
    return validate.errors.filter(({ instancePath }: { instancePath: string }) => instancePath === "/extra");
  };
  expect(violations({ name: "a" })).toEqual([]);
  expect(violations({})).toMatchObject([{ keyword: "minProperties" }]);
});

const addBody = (operation: Spec, schema: object) =>
  Object.assign(operation, { requestBody: { content: { "application/json": { schema } } } });
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
