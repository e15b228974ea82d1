/** Each kind of change on a page, and what it does to the spec. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type Document, parse } from "yaml";
import { readPage } from "../../../scripts/upstream/read/page.js";
import { addOperation } from "../../../scripts/upstream/spec/add-operation.js";
import { type Applied, applyChanges } from "../../../scripts/upstream/spec/apply-changes.js";
import { openSpec, printSpec } from "../../../scripts/upstream/spec/document.js";
import { mergeAccounts } from "../../../scripts/upstream/spec/merge-pages.js";
import { couponPage } from "../pages.js";

const specText = await readFile("spec/openapi.yaml", "utf8");

async function factsOf(text: string) {
  const { operations, details, error } = await readPage(text, "page.mdx");
  if (error || !operations[0] || !details[0]) throw new Error(`the page of the test is broken: ${error?.message}`);
  return { facts: operations[0], ...details[0] };
}

async function specWithCoupons(): Promise<Document> {
  const spec = openSpec(specText);
  const { facts, notes, words, example } = await factsOf(couponPage);
  if (!example) throw new Error("the page of the test has no example");
  const added = { operationId: "listCoupons", facts, notes, example, words: { english: words } };
  addOperation(spec, { ...added, place: "query", security: [] }, new Map());
  return spec;
}

/** Replaces a piece of the page, and applies what changed. */
async function applyEdit(was: string | RegExp, is: string) {
  const edited = couponPage.replace(was, is);
  expect(edited).not.toBe(couponPage);
  const spec = await specWithCoupons();
  const before = mergeAccounts([{ source: "before", facts: (await factsOf(couponPage)).facts }]);
  const after = await factsOf(edited);
  const applied = applyChanges(spec, before, mergeAccounts([{ source: "after", facts: after.facts }]), after);
  const { paths } = parse(printSpec(spec));
  return { applied, paths, operation: paths["/public/demo/coupons"]?.get };
}

const kindsOf = ({ changes }: Applied) => changes.map(({ kind }) => kind);
const inputOf = (operation: { parameters: { name: string }[] }, name: string) =>
  operation.parameters.find((parameter) => parameter.name === name);
const resultOf = (operation: never) => Object(operation).responses["200"].content["application/json"];

describe("the inputs", () => {
  it("gain one that the page gained", async () => {
    const { applied, operation } = await applyEdit(
      "| limit |",
      "| since | integer | true |  | from when |  |\n| limit |",
    );
    expect(kindsOf(applied)).toEqual(["param_added"]);
    expect(inputOf(operation, "since")).toEqual({
      name: "since",
      in: "query",
      required: true,
      schema: { type: "integer" },
    });
  });

  it("lose one that the page lost", async () => {
    const { applied, operation } = await applyEdit(/\| sort .*\n/, "");
    expect(kindsOf(applied)).toEqual(["param_removed"]);
    expect(operation.parameters.map(({ name }: { name: string }) => name)).toEqual(["holder", "limit"]);
  });

  it("take another name", async () => {
    const { applied, operation } = await applyEdit("| holder |", "| holders |");
    expect(kindsOf(applied)).toEqual(["param_renamed"]);
    expect(inputOf(operation, "holders")).toMatchObject({ required: true });
  });

  it("become required", async () => {
    const { applied, operation } = await applyEdit("| sort | string | false", "| sort | string | true");
    expect(kindsOf(applied)).toEqual(["param_required_changed"]);
    expect(inputOf(operation, "sort")).toMatchObject({ required: true });
  });

  it("change their type", async () => {
    const { applied, operation } = await applyEdit("| limit | integer", "| limit | string");
    expect(kindsOf(applied)).toContain("param_type_changed");
    expect(inputOf(operation, "limit")).toMatchObject({ schema: { type: "string", default: "10" } });
  });

  it("change their default", async () => {
    const { applied, operation } = await applyEdit("| 10 |", "| 20 |");
    expect(kindsOf(applied)).toEqual(["param_default_changed"]);
    expect(inputOf(operation, "limit")).toMatchObject({ schema: { default: 20 } });
  });

  it("change their values", async () => {
    const { applied, operation } = await applyEdit("newest;oldest", "newest;oldest;dearest");
    expect(kindsOf(applied)).toEqual(["param_enum_changed"]);
    expect(inputOf(operation, "sort")).toMatchObject({ schema: { enum: ["newest", "oldest", "dearest"] } });
  });
});

describe("the address", () => {
  it("moves with its operation", async () => {
    const { applied, paths } = await applyEdit("/public/demo/coupons", "/public/demo/v2/coupons");
    expect(kindsOf(applied)).toEqual(["path_changed"]);
    expect(paths["/public/demo/v2/coupons"].get.operationId).toBe("listCoupons");
    expect(paths).not.toHaveProperty(["/public/demo/coupons"]);
  });

  it("takes an input into the path", async () => {
    const { paths } = await applyEdit("/public/demo/coupons", "/public/demo/{holder}/coupons");
    const operation = paths["/public/demo/{holder}/coupons"].get;
    expect(inputOf(operation, "holder")).toMatchObject({ in: "path", required: true });
  });

  it("takes another verb", async () => {
    const { applied, paths } = await applyEdit("**Type:** GET", "**Type:** DELETE");
    expect(kindsOf(applied)).toEqual(["method_changed"]);
    expect(Object.keys(paths["/public/demo/coupons"])).toEqual(["delete"]);
  });
});

describe("the result", () => {
  it("gains a field, optional, with the page's example", async () => {
    const { applied, operation } = await applyEdit('"used": false', '"used": false, "until": "2030-01-01"');
    expect(kindsOf(applied)).toEqual(["response_field_added"]);
    const { schema, examples } = resultOf(operation as never);
    const { items } = schema.oneOf[0].properties.result.properties.coupons;
    expect(items.properties.until).toEqual({ type: "string" });
    expect(examples.success.value.result.coupons[0].until).toBe("2030-01-01");
  });

  it("gains a field in an object that wasn't there", async () => {
    const { operation } = await applyEdit('"total": 2', '"total": 2, "page": { "next": "abc" }');
    const { schema, examples } = resultOf(operation as never);
    expect(schema.oneOf[0].properties.result.properties.page).toEqual({
      type: "object",
      properties: { next: { type: "string" } },
    });
    expect(examples.success.value.result.page).toEqual({ next: "abc" });
  });

  it("leaves every field optional, as `add` does: an example can't tell that a field always comes", async () => {
    const { operation } = await applyEdit('"used": false', '"used": false, "until": "2030-01-01"');
    expect(JSON.stringify(resultOf(operation as never).schema.oneOf[0].properties.result)).not.toContain('"required"');
  });

  it("loses a field", async () => {
    const { applied, operation } = await applyEdit('"total": 2,', "");
    expect(kindsOf(applied)).toEqual(["response_field_removed"]);
    const { schema, examples } = resultOf(operation as never);
    expect(schema.oneOf[0].properties.result.properties).not.toHaveProperty("total");
    expect(examples.success.value.result).not.toHaveProperty("total");
  });

  it("changes the type of a field", async () => {
    const { applied, operation } = await applyEdit('"worth": 5.5', '"worth": "5.5"');
    expect(kindsOf(applied)).toEqual(["response_field_retyped"]);
    const { schema, examples } = resultOf(operation as never);
    expect(schema.oneOf[0].properties.result.properties.coupons.items.properties.worth).toEqual({ type: "string" });
    expect(examples.success.value.result.coupons[0].worth).toBe("5.5");
  });

  it("makes an array of an object", async () => {
    const { applied, operation } = await applyEdit('{ "name": "someone" }', '[{ "name": "someone" }]');
    expect(kindsOf(applied)).toEqual(["response_container_changed"]);
    const { schema, examples } = resultOf(operation as never);
    expect(schema.oneOf[0].properties.result.properties.owner).toMatchObject({
      type: "array",
      items: { type: "object", properties: { name: { type: "string" } } },
    });
    expect(examples.success.value.result.owner).toEqual([{ name: "someone" }]);
  });

  it("makes an object of an array", async () => {
    const { applied, operation } = await applyEdit(/\[\{ "code"(.*)\}\]/, '{ "code"$1}');
    expect(kindsOf(applied)).toEqual(["response_container_changed"]);
    const { schema, examples } = resultOf(operation as never);
    expect(schema.oneOf[0].properties.result.properties.coupons).toMatchObject({ type: "object" });
    expect(examples.success.value.result.coupons).toEqual({ code: "SPRING", worth: 5.5, used: false });
  });
});

describe("what is secret", () => {
  const page = couponPage
    .replace("| holder |", "| client_secret |")
    .replace('"code": "SPRING"', '"secretKey": "SPRING"');

  async function retyped(was: string, is: string) {
    const spec = openSpec(specText);
    const before = await factsOf(page);
    if (!before.example) throw new Error("the page of the test has no example");
    const added = { ...before, example: before.example, operationId: "listCoupons", words: {} };
    addOperation(spec, { ...added, place: "query", security: [] }, new Map());
    const after = await factsOf(page.replace(was, is));
    const merged = [before, after].map(({ facts }) => mergeAccounts([{ source: "page", facts }]));
    const applied = applyChanges(spec, merged[0] as never, merged[1] as never, after);
    return { applied, text: JSON.stringify(parse(printSpec(spec)).paths["/public/demo/coupons"]) };
  }

  it.each([
    ["| client_secret | string |", "| client_secret | integer |"],
    ['"secretKey": "SPRING"', '"secretKey": 7'],
  ])("stays it: %s doesn't become %s", async (was, is) => {
    const { applied, text } = await retyped(was, is);
    expect(applied.refused).toEqual([expect.stringContaining("it is secret")]);
    expect(text.match(/"format":"password"/g)).toHaveLength(2);
  });
});

describe("what isn't mechanical", () => {
  it("is refused for the envelope's own fields", async () => {
    const { applied } = await applyEdit('"mc": "SUCCESS"', '"mc": 1');
    expect(applied.refused.join()).toContain("it belongs to the envelope");
  });

  it("is refused where the spec and the pages have drifted apart", async () => {
    const before = (await factsOf(couponPage)).facts;
    const after = (await factsOf(couponPage.replace("| sort | string | false", "| sort | string | true"))).facts;
    const applied = applyChanges(
      openSpec(specText),
      mergeAccounts([{ source: "before", facts: before }]),
      mergeAccounts([{ source: "after", facts: after }]),
      { example: undefined },
    );
    expect(applied.refused.join()).toContain("the spec has no GET /public/demo/coupons");
  });
});

describe("the rest of the spec", () => {
  it("is printed as it was read, comments and wording and all", () => {
    const commented = specText
      .replace("paths:\n", "# a comment of its own\npaths:\n")
      .replace("required: true\n", "required: true # and one beside\n");
    expect(printSpec(openSpec(commented))).toBe(commented);
    expect(printSpec(openSpec(specText))).toBe(specText);
  });
});
