/** Tests `npm run generate`: it gives the same bytes each time, and follows the spec. */
import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { generatedFiles } from "../../scripts/generate.js";
import { contentsOf, generateEdited, newFolder, path } from "./edited-spec.js";

it("generated/ is up to date with the spec, byte for byte, and imports only its own files", async () => {
  const generated = await contentsOf("generated");
  expect(Object.fromEntries(await generatedFiles("spec/openapi.yaml"))).toEqual(generated);
  const scripts = Object.entries(generated).filter(([name]) => name.endsWith(".js"));
  const imports = scripts.flatMap(([, text]) => [...text.matchAll(/(?:from|import|require)\s*\(?"([^"]+)"/g)]);
  const own = /^\.\.?\/(?:operations|validated-operations|input-validators|result-validators|message-codes)\//;
  expect(imports.map(([, name]) => name).filter((name) => !own.test(`${name}`))).toEqual([]);
});

/** Types of inputs that are sent as text, by which the fake reads them. A string needs none. */
const types: [schema: object, type?: string][] = [
  [{ enum: [1, 2] }, "number"],
  [{ const: 1 }, "number"],
  [{ enum: ["a", 1] }, "number"],
  [{ type: ["integer", "string"] }, "integer"],
  [{ anyOf: [{ type: "string" }, { type: "boolean" }] }, "boolean"],
  [{ oneOf: [{ const: 1 }, { const: 2 }] }, "number"],
  [{ allOf: [{ type: "integer" }, { minimum: 1 }] }, "integer"],
  [{ type: "array", items: { enum: [1, 2] } }, "number[]"],
  [{ type: "array", items: { type: ["string", "integer"] } }, "integer[]"],
  [{ type: "array", items: { type: "integer", format: "int64" } }, "string[]"],
  [{ type: "integer", format: "int64" }],
  [{ type: ["string", "number"], format: "decimal" }],
  [{ enum: ["a"] }],
  [{ anyOf: [{ enum: ["a", "b"] }, { type: "array", items: { enum: ["a", "b"] } }] }, "string[]"],
  [{ anyOf: [{ type: "integer" }, { type: "array", items: { type: "string" } }] }, "string[]"],
];

/** Schemas of other fields with the name of an id or an amount. */
const others = [{}, { type: ["string", "null"] }, { type: "null" }, { type: "array", items: {} }, { enum: ["a"] }];

describe("a spec with other inputs and results", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await newFolder();
    await generateEdited(folder, ({ spec, operation, schemas }) => {
      const text = { type: "string" };
      const query = (name: string, schema: object, more = {}) => ({ name, in: "query", schema, ...more });
      schemas.Color = { ...text, enum: ["red", "blue"] };
      const color = { $ref: "#/components/schemas/Color" };
      spec.paths[path].parameters = [query("color", color), query("both", text, { required: true })];
      operation.parameters.push(
        ...types.map(([schema], at) => query(`type${at}`, schema, { explode: false })),
        ...[query("both", text), query("one", {}), query("list", { type: "array" }, { explode: false })],
      );

      const content = { "application/x-www-form-urlencoded": { schema: { properties: { field: {} } } } };
      const post = { ...operation, operationId: "sendForm", parameters: [], requestBody: { content } };
      spec.paths["/form"] = { post };
      const ids = { type: "array", items: { type: ["integer", "null"], format: "int64" } };
      const json = { "application/json": { schema: { properties: { ids } } } };
      spec.paths["/json"] = { post: { ...post, operationId: "sendJson", requestBody: { content: json } } };

      schemas.Extra = { type: "object", properties: { name: { ...text, minLength: 2 }, remark: text } };
      schemas.Named = { type: "object", properties: { name: text, remark: text, color }, required: ["name"] };
      const price = { type: ["string", "number"], format: "decimal" };
      const id = { type: "integer", format: "int64" };
      // Nothing else refers to these.
      schemas.Aliased = structuredClone(schemas.Extra);
      schemas.Alias = { $ref: "#/components/schemas/Aliased", required: ["name"], properties: { ticket: id } };
      schemas.Shade = { ...schemas.Color };
      const shade = { $ref: "#/components/schemas/Shade" };
      schemas.Detail = { type: "object", properties: { shade, serial: id } };
      const other = { title: "Any other", ...text };
      schemas.Open = { anyOf: [color, other] };
      const children = others.map((other, at) => [`child${at}`, { properties: { price: other, id: other } }]);
      Object.assign(schemas.Token.properties, Object.fromEntries(children), {
        ...{ price, id, level: { ...id, enum: [1, 2] }, amount: { ...text, format: "decimal", maxLength: 3 } },
        extra: { $ref: "#/components/schemas/Extra", minProperties: 1 },
        part: { $ref: "#/components/schemas/Extra/properties/name" },
        alias: { $ref: "#/components/schemas/Alias" },
        detail: { $ref: "#/components/schemas/Detail", properties: { shade: text, more: { ...text, pattern: "b" } } },
        open: { $ref: "#/components/schemas/Open", maxLength: 3 },
        other: { ...other, maxLength: 3 },
      });
      const named = { $ref: "#/components/schemas/Named", required: ["remark"] };
      schemas.Token.allOf = [{ properties: { named }, required: ["named"] }];
    });
    return () => rm(folder, { recursive: true });
  });

  const generated = (file: string) => import(resolve(folder, "generated", file));
  const textOf = (file: string) => readFile(join(folder, "generated", file), "utf8");

  it("has the types by which the fake reads inputs that are sent as text", async () => {
    const [, found = "{}"] = /"inputTypes": (\{.*?\})/s.exec(await textOf("examples.js")) ?? [];
    const typeOf = JSON.parse(found);
    expect(types.map(([schema], at) => [schema, typeOf[`type${at}`]])).toEqual(
      types.map(([schema, type]) => [schema, type]),
    );
  });

  it("names the schema of a parameter that all operations of a path share", async () => {
    expect(await textOf("client.ts")).toContain('export type Color = Schemas["Color"];');
  });

  const input = { client_id: "a", client_secret: "b", grant_type: "refresh_token", refresh_token: "c" };
  const inputValidator = async () => (await generated(`input-validators/${getToken.id}.js`)).validateInput;

  it("a parameter of an operation replaces the one of its path with the same name and place", async () => {
    const validateInput = await inputValidator();
    expect(validateInput(input)).toBe(true);
  });

  it("a parameter without a type may be any plain value, and a list without types may have any plain items", async () => {
    const validateInput = await inputValidator();
    for (const value of ["a", 1, true]) expect(validateInput({ ...input, one: value, list: [value] })).toBe(true);
    for (const value of [{}, null, ["a"]]) {
      expect(validateInput({ ...input, one: value })).toBe(false);
      expect(validateInput({ ...input, list: [value] })).toBe(false);
    }
  });

  it("a field of a form without a type may be any plain value", async () => {
    const { validateInput } = await generated("input-validators/sendForm.js");
    expect(["a", 1, true].map((field) => validateInput({ field }))).toEqual([true, true, true]);
    expect([{}, null, ["a"]].map((field) => validateInput({ field }))).toEqual([false, false, false]);
    expect(await textOf("examples.js")).toContain('"field": "number"');
  });

  it.each<[string, valid: object, invalid: object[], keyword: string]>([
    ["the keywords beside a reference", { extra: { name: "ab" } }, [{ extra: {} }], "minProperties"],
    ["a reference to a part of a shared schema", { part: "ab" }, [{ part: "a" }], "minLength"],
    ["a reference to a reference", { alias: { name: "ab" } }, [{ alias: { name: "a" } }], "minLength"],
    ["the keywords of a reference to a reference", { alias: { name: "ab" } }, [{ alias: {} }], "required"],
    [
      "the properties beside a reference, and those of its target",
      { detail: { serial: "1", more: "b" } },
      [{ detail: { serial: "a" } }, { detail: { more: "a" } }],
      "pattern",
    ],
    ["an open enumeration's own rules", { open: "a", other: "a" }, [{ open: "abcd" }, { other: "abcd" }], "maxLength"],
    ["an id's own rules, as those of a string", { level: "1" }, [{ level: "3" }], "enum"],
    ["an amount's own rules, as those of a string", { amount: "0.1" }, [{ amount: "0.11" }], "maxLength"],
    ["an amount's digits", { amount: "1" }, [{ amount: "-" }, { amount: "1e3" }], "pattern"],
  ])("the validator of a result checks %s", async (_, valid, invalid, keyword) => {
    const { Token: validate } = await generated("result-validators/Token.js");
    const violations = (value: object) => {
      validate(value);
      return validate.errors.filter(({ instancePath }: { instancePath: string }) => instancePath !== "");
    };
    expect(violations(valid)).toEqual([]);
    for (const value of invalid) expect(violations(value)).toMatchObject([{ keyword }]);
  });

  it("fields that allOf or the keywords beside a reference require are required", async () => {
    const { getToken } = await generated("operations/getToken.js");
    expect(getToken.required.named).toEqual({ name: {}, remark: {} });
    const { Token: validate } = await generated("result-validators/Token.js");
    validate({ named: {} });
    const missing = validate.errors.map(({ params }: { params: object }) => Object(params).missingProperty);
    expect(missing).toEqual(expect.arrayContaining(["name", "remark"]));
  });

  it("a result's field with the name of an id or an amount may be a text, null, or without a type in another place", async () => {
    const { getToken } = await generated("operations/getToken.js");
    expect(getToken.exactNames).toEqual(expect.arrayContaining(["price", "id"]));
  });

  it("the ids of a reference's target are ids, also with properties beside the reference", async () => {
    const { getToken } = await generated("operations/getToken.js");
    expect(getToken.exactNames).toEqual(expect.arrayContaining(["serial", "ticket"]));
  });

  it("a list of ids may have null as an item", async () => {
    const { sendJson } = await generated("operations/sendJson.js");
    expect(sendJson.idNames).toEqual(["ids"]);
  });
});
