/** Tests `npm run generate`: it gives the same bytes each time, and follows the spec. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { generatedFiles } from "../../scripts/generate.js";
import { contentsOf, folder, generateEdited, path } from "./edited-spec.js";

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
    [{ type: ["integer", "string"] }, "integer"],
    [{ anyOf: [{ type: "string" }, { type: "boolean" }] }, "boolean"],
    [{ oneOf: [{ const: 1 }, { const: 2 }] }, "number"],
    [{ allOf: [{ type: "integer" }, { minimum: 1 }] }, "integer"],
    [{ type: "array", items: { enum: [1, 2] } }, "number[]"],
    [{ type: "integer", format: "int64" }],
    [{ type: ["string", "number"], format: "decimal" }],
    [{ enum: ["a"] }],
  ];
  await generateEdited(({ operation }) =>
    operation.parameters.push(
      ...types.map(([schema], at) => ({ name: `extra${at}`, in: "query", schema, explode: false })),
    ),
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

it("a parameter without a type may be any plain value, and a list without types may have any plain items", async () => {
  await generateEdited(({ operation }) => {
    operation.parameters.push({ name: "one", in: "query", schema: {} });
    operation.parameters.push({ name: "list", in: "query", explode: false, schema: { type: "array" } });
  });
  const { validateInput } = await import(resolve(folder, `generated/input-validators/${getToken.id}.js`));
  const input = { client_id: "a", client_secret: "b", grant_type: "refresh_token", refresh_token: "c" };
  for (const value of ["a", 1, true]) expect(validateInput({ ...input, one: value, list: [value] })).toBe(true);
  for (const value of [{}, null, ["a"]]) {
    expect(validateInput({ ...input, one: value })).toBe(false);
    expect(validateInput({ ...input, list: [value] })).toBe(false);
  }
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

it("fields that allOf or the keywords beside a reference require are required", async () => {
  const text = { type: "string" };
  await generateEdited(({ schemas }) => {
    schemas.Extra = { type: "object", properties: { name: text, remark: text }, required: ["name"] };
    const extra = { $ref: "#/components/schemas/Extra", required: ["remark"] };
    schemas.Token.allOf = [{ properties: { extra }, required: ["extra"] }];
  });
  const { getToken } = await import(resolve(folder, "generated/operations/getToken.js"));
  expect(getToken.required.extra).toEqual({ name: {}, remark: {} });
});

it("an id or an amount keeps its own rules, as those of a string", async () => {
  await generateEdited(({ schemas }) => {
    const { properties } = schemas.Token;
    properties.level = { type: "integer", format: "int64", enum: [1, 2] };
    properties.amount = { type: "string", format: "decimal", maxLength: 3 };
  });
  const { Token: validate } = await import(resolve(folder, "generated/result-validators/Token.js"));
  const wrong = (value: object) => {
    validate(value);
    return validate.errors.some(({ instancePath }: { instancePath: string }) => instancePath !== "");
  };
  expect([{ level: "1" }, { amount: "0.1" }].map(wrong)).toEqual([false, false]);
  expect([{ level: "3" }, { amount: "0.11" }, { amount: "-" }].map(wrong)).toEqual([true, true, true]);
});

it("a reference to a part of a shared schema is validated", async () => {
  await generateEdited(({ schemas }) => {
    schemas.Extra = { type: "object", properties: { name: { type: "string", minLength: 2 } } };
    schemas.Token.properties.part = { $ref: "#/components/schemas/Extra/properties/name" };
  });
  const { Token: validate } = await import(resolve(folder, "generated/result-validators/Token.js"));
  validate({ part: "a" });
  expect(validate.errors).toContainEqual(expect.objectContaining({ instancePath: "/part", keyword: "minLength" }));
});

it("a result's field with the name of an id or an amount may be a text, null, or without a type in another place", async () => {
  const price = { type: ["string", "number"], format: "decimal" };
  const id = { type: "integer", format: "int64" };
  const others = [{}, { type: ["string", "null"] }, { type: "null" }, { type: "array", items: {} }, { enum: ["a"] }];
  await generateEdited(({ schemas }) => {
    const children = others.map((other, at) => [`child${at}`, { properties: { price: other, id: other } }]);
    Object.assign(schemas.Token.properties, { price, id, ...Object.fromEntries(children) });
  });
  const { getToken } = await import(resolve(folder, "generated/operations/getToken.js"));
  expect(getToken.exactNames).toEqual(expect.arrayContaining(["price", "id"]));
});

it("a field of a form without a type may be any plain value", async () => {
  await generateEdited(({ spec, operation }) => {
    const content = { "application/x-www-form-urlencoded": { schema: { properties: { one: {} } } } };
    spec.paths[path] = { post: { ...operation, parameters: [], requestBody: { content } } };
  });
  const { validateInput } = await import(resolve(folder, `generated/input-validators/${getToken.id}.js`));
  expect(["a", 1, true, {}, null, ["a"]].map((one) => validateInput({ one }))).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
  expect(await readFile(join(folder, "generated/examples.js"), "utf8")).toContain('"one": "number"');
});
