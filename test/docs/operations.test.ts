import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { languages, plain, prose } from "../../scripts/docs/markdown.js";
import { operationPages } from "../../scripts/docs/operations.js";
import { filledIn, inputsOf, operationsOf, type Spec } from "../../scripts/docs/spec.js";

const spec: Spec = filledIn(JSON.parse(await readFile("generated/openapi.json", "utf8")));
const operations = operationsOf(spec);

describe.each(languages)("the pages of the operations: %s", (language) => {
  const pages = operationPages(spec, language);
  const textOf = (name: string) => pages.find(({ path }) => path === `operations/${name}.md`)?.text ?? "";

  it.each(operations)("hold what $operationId takes and answers", (operation) => {
    const text = textOf(operation.operationId);
    const answer = operation.responses["200"]?.content?.["application/json"];
    const codes = Object.values(answer?.examples ?? {}).map(({ value }) => Object(value));
    const terms = [
      `${operation.method} ${operation.path}`,
      ...inputsOf(operation).map(({ name }) => name),
      ...Object.keys(answer?.examples ?? {}),
      ...codes.filter(({ rc }) => rc !== 0).map(({ mc }) => mc),
      ...codes.filter(({ rc }) => rc === 0).flatMap(({ result }) => Object.keys(Object([result].flat()[0]))),
      ...Object.keys(operation.responses),
      "curl --",
      'from "xt-oauth"',
    ];
    expect(terms.filter((term) => !text.includes(term))).toEqual([]);
  });

  it("call the one that isn't signed with whatever each grant requires", () => {
    const [operation] = operations.filter(({ security }) => security.length === 0);
    const calls = textOf(`${operation?.operationId}`).split("curl --get").slice(1);
    const needed = ["authorization_code", "refresh_token"].map((grant) =>
      operation?.parameters
        ?.filter((input) => input.required || input["x-required-for-grant"] === grant)
        .map(({ name }) => name),
    );
    expect(
      calls.map((call) => [...(call.split("```")[0] ?? "").matchAll(/urlencode ["'](\w+)=/g)].map(([, name]) => name)),
    ).toEqual(needed);
  });

  it("list every operation and every message code", () => {
    for (const { operationId } of operations) expect(textOf("index")).toContain(`(${operationId}.md)`);
    const { MessageCode, TradeMessageCode } = spec.components.schemas;
    const codes = [MessageCode, TradeMessageCode].flatMap((schema) => schema?.anyOf?.[0]?.enum ?? []);
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !textOf("message-codes").includes(`\`${code}\``))).toEqual([]);
  });
});

describe("texts that XT wrote", () => {
  it("are no HTML on a page, and no markup in a title; code stays as it is", () => {
    expect(prose("a <b>b</b> `<c>` {{ d }}")).toBe("a &lt;b>b&lt;/b> `<c>` {{ d }}");
    expect(plain("a [b](c) <d> {{ e }}")).not.toMatch(/[[\]()<>{}]/);
  });

  it("stand so on the page of an operation, wherever in the spec they are", () => {
    const planted = JSON.parse(JSON.stringify(spec), (key, value) =>
      ["summary", "description"].includes(key) && typeof value === "string" ? `${value} <img src=x onerror=y>` : value,
    );
    for (const { text } of operationPages(planted, "en")) expect(text).not.toContain("<img");
  });

  it("may tell of an operation whose body is a form", () => {
    const [first] = operations.filter(({ requestBody }) => requestBody);
    const body = Object.values(first?.requestBody?.content ?? {})[0];
    const form = {
      ...first,
      operationId: "sendForm",
      requestBody: { content: { "application/x-www-form-urlencoded": body } },
    };
    const withForm = { ...spec, paths: { "/a/form": { post: form } } } as unknown as Spec;
    const page = operationPages(withForm, "en").find(({ path }) => path.endsWith("sendForm.md"));
    for (const { name } of inputsOf(form as (typeof operations)[number])) expect(page?.text).toContain(`\`${name}\``);
  });
});
