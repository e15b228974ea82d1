/** Tests the pages of the operations. Texts of the spec can contain anything. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createMarkdownRenderer } from "vitepress";
import { describe, expect, it } from "vitest";
import { markdown, menuTitleOf } from "../../docs/.vitepress/pages.js";
import { servers } from "../../generated/server.js";
import { languages, plain } from "../../scripts/docs/markdown.js";
import { operationPages } from "../../scripts/docs/operations.js";
import { samplesOf } from "../../scripts/docs/samples.js";
import { inputsOf, type Node, operationsOf } from "../../scripts/docs/spec.js";
import { inlined } from "../../scripts/generate/resolve.js";
import { createSigner } from "../../src/call/sign-request.js";

const spec = inlined(JSON.parse(await readFile("generated/openapi.json", "utf8")));
const operations = operationsOf(spec);

describe.each(languages)("the pages of the operations: %s", (language) => {
  const pages = operationPages(spec, language);
  const textOf = (name: string) => pages.find(({ path }) => path === `operations/${name}.md`)?.text ?? "";

  const names = "minimum maximum minLength maxLength minItems maxItems pattern default".split(" ");
  const limitsOf = (schema: Node) =>
    names.filter((name) => schema[name] !== undefined).map((name) => `${name}: \`${schema[name]}\``);

  it.each(operations)(
    "show the inputs with their limits, the responses and the samples of $operationId",
    (operation) => {
      const text = textOf(operation.operationId).replaceAll("\\|", "|");
      const answer = operation.responses["200"]?.content?.["application/json"];
      const envelopes = Object.values<Node>(answer?.examples ?? {}).map(({ value }) => value);
      const terms = [
        `${operation.method} ${operation.path}`,
        ...inputsOf(operation).flatMap(({ name, schema }) => [
          name,
          ...limitsOf(schema),
          ...limitsOf(schema.items ?? {}),
        ]),
        ...Object.keys(answer?.examples ?? {}),
        ...envelopes.filter(({ rc }) => rc !== 0).map(({ mc }) => mc),
        ...envelopes.filter(({ rc }) => rc === 0).flatMap(({ result }) => Object.keys(Object([result].flat()[0]))),
        ...Object.keys(operation.responses),
        "curl --",
        'from "xt-oauth"',
        ...(operation.security.length > 0 ? [`await user.${operation.operationId}(`] : []),
        "import urllib.request",
      ];
      expect(terms.filter((term) => !text.includes(term))).toEqual([]);
    },
  );

  it("show a sample of the token endpoint with the inputs of each grant", () => {
    const operation = operations.find(({ operationId }) => operationId === "getToken");
    const calls = textOf("getToken").split("curl --get").slice(1);
    const needed = ["authorization_code", "refresh_token"].map((grant) =>
      operation?.parameters
        ?.filter((input: Node) => input.required || input["x-required-for-grant"] === grant)
        .map(({ name }: Node) => name),
    );
    expect(
      calls.map((call) => [...(call.split("```")[0] ?? "").matchAll(/urlencode ["'](\w+)=/g)].map(([, name]) => name)),
    ).toEqual(needed);
  });

  it("show a table for each kind of order, with exactly its fields", () => {
    const [inputs = ""] = /^## [^\n]*\{#inputs\}[\s\S]*?(?=^## )/m.exec(textOf("placeOrder")) ?? [];
    const tables = inputs.split(/^\*\*/m).slice(1);
    const rows = tables.map((table) => [...table.matchAll(/^\| `(\w+)` \| body \|/gm)].map(([, name]) => name));
    const kinds = spec.components.schemas.NewOrder?.oneOf ?? [];
    expect(kinds.length).toBeGreaterThan(2);
    expect(rows).toEqual(kinds.map(({ properties = {} }) => Object.keys(properties)));
    expect(tables.map((table) => /^[^*]+/.exec(table)?.[0])).toEqual(kinds.map(({ description }: Node) => description));
    expect(tables[1]).toContain('| `side` | body | `"BUY"` |');
  });

  it("say that findOrder requires one of two ids, and how to read all pages of a result", () => {
    const word = language === "en" ? "one of them" : "二选一";
    expect(textOf("findOrder").split(`| ${word} |`)).toHaveLength(3);
    for (const { operationId, ...operation } of operations)
      expect(textOf(operationId).includes(".each(input)"), operationId).toBe(operation["x-page-id"] !== undefined);
  });

  it("show null and every documented value of an order's state", () => {
    const [row = ""] = textOf("getOrder").match(/^- `state` .*(?:\n {2}- .*)+$/m) ?? [];
    expect(row).toContain("(string / null)");
    const [states] = spec.components.schemas.OrderState.anyOf;
    expect(states.enum.length).toBeGreaterThan(2);
    for (const state of states.enum) expect(row).toContain(`\n  - \`${state}\`${language === "en" ? ": " : "："}`);
  });

  it("show a response as a tree that marks the required fields", () => {
    const word = language === "en" ? "required" : "必需";
    expect(textOf("getOrderHistory")).toMatch(new RegExp(`^- \`items\` \\(object\\[\\] · \\*\\*${word}\\*\\*\\)`, "m"));
    expect(textOf("getOrderHistory")).toMatch(/^ {2}- `orderId` \(string \(int64\) · /m);
  });

  it("name the codes that fit an operation, and no others", () => {
    const codesOf = (name: string) => /\{#codes\}[\s\S]*?(?=^## )/m.exec(textOf(name))?.[0] ?? "";
    expect(codesOf("placeOrder")).toMatch(/`ORDER_F0103`[\s\S]*`SYMBOL_001`/);
    expect(codesOf("getBalances")).toContain("`CURRENCY_001`");
    const example = language === "en" ? "Example: " : "示例：";
    const { AUTH_101: meaning } = spec.components.schemas.TradeMessageCode.anyOf[0]["x-enumDescriptions"];
    expect(codesOf("getToken")).toContain(`| \`AUTH_101\` | ${meaning}<br>${example}\`auth-failure\` |`);
    const kindsOf = (name: string) => new Set(codesOf(name).match(/(?<=^\| `)[A-Z]+/gm));
    const common = ["AUTH", "COMMON", "FAILURE", "GATEWAY"];
    expect([...kindsOf("getBalances")].sort()).toEqual([...common, "CURRENCY"].sort());
    expect([...kindsOf("placeOrder")].sort()).toEqual([...common, "ORDER", "SYMBOL"].sort());
  });

  it("have a test vector with the signature that this package computes", async () => {
    for (const { operationId, method, path } of operations.filter((one) => one.security.length > 0)) {
      const text = textOf(operationId);
      const [, signed = ""] = /\{#vector\}[\s\S]*?^```text\n(.*)\n```/m.exec(text) ?? [];
      const [, hex] = /\| HMAC-SHA256 \| `([0-9a-f]{64})` \|/.exec(text) ?? [];
      const [, verb = "", place = "", ...rest] = signed.split("#");
      const body = rest.find((part) => part.startsWith("{"));
      const query = rest.find((part) => !part.startsWith("{"));
      const sign = createSigner({ appKey: "an-app-key", secretKey: "a-secret-key", recvWindowMs: 5_000 });
      const headers = await sign(
        { method: verb as typeof method, path: place, query: query ?? "", body },
        1_700_000_000_000,
      );
      expect(Object(headers)["validate-signature"], operationId).toBe(hex);
      expect(verb).toBe(method);
      expect(place).toMatch(new RegExp(`^${path.replace(/\{\w+\}/g, "\\d+")}$`));
    }
  });

  it("link to XT's pages in the reader's language", () => {
    for (const { operationId } of operations) {
      const links = textOf(operationId).match(/https:\/\/github\.com\/[\w/-]+\/blob\/main\/[^)]+/g) ?? [];
      expect(links.length, operationId).toBeGreaterThan(0);
      // The English page of getTickers can't be read: it contains a merge conflict.
      if (operationId !== "getTickers")
        expect(links.some((link) => link.includes("i18n/zh-CN"))).toBe(language === "zh");
    }
  });

  it("call a public operation without keys, on its own server", () => {
    expect(textOf("getServerTime")).toContain("const client = createXtClient();");
    expect(textOf("getServerTime")).toContain(`'${servers.market}/`);
  });

  it("show the fields of a body that isn't JSON", () => {
    const schema = { properties: { remark: { type: "string", description: "A form's field." } } };
    const form = { ...operations[0], method: "post", requestBody: { content: { "text/form": { schema } } } };
    const texts = operationPages({ ...spec, paths: { "/a": { post: form } } }, language).map(({ text }) => text);
    expect(texts.join()).toContain("A form's field.");
  });

  it("list every operation and every message code", () => {
    for (const { operationId } of operations) expect(textOf("index")).toContain(`(${operationId}.md)`);
    const { TokenMessageCode, TradeMessageCode } = spec.components.schemas;
    const codes = [TokenMessageCode, TradeMessageCode].flatMap((schema) => schema?.anyOf?.[0]?.enum ?? []);
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !textOf("message-codes").includes(`\`${code}\``))).toEqual([]);
  });
});

describe("the texts of the spec", () => {
  it("contain no markup in a title, and no HTML in a menu, also in code", () => {
    expect(plain("a [b](c) <d> {{ e }}")).not.toMatch(/[[\]()<>{}]/);
    const text = "# a <b> `<img src=x onerror=y>`";
    expect(menuTitleOf({ path: "a.md", text })).toBe("a &lt;b> `&lt;img src=x onerror=y>`");
  });

  it.each([
    "<img src=x>",
    "\\` <img src=x> \\`",
    "x ``` <img src=x>",
    "`\n\n<img src=x>\n\n`",
    "<script setup>x</script>",
    "a {onclick=x}",
    '**a**{onclick="x"}',
    "`<!--@include: ../package.json-->`",
    "a\n\n<<< @/package.json\n\nb",
    "\n\n::: tip <img src=x>\n:::\n\n",
    "\n\n::: details <img src=x>\n:::\n\n",
    "\n\n> [!NOTE] <img src=x>\n\n",
    "\n\n::: code-group\n```js [<img src=x>]\n```\n:::\n\n",
    "\n\n```<img/src=x>\n```\n\n",
    "\n\n## <img src=x>\n\n[[toc]]\n\n",
  ])("stay text on the page of an operation, wherever they are: %j", async (planted) => {
    const { render } = await createMarkdownRenderer(resolve("."), markdown);
    const [path] = Object.keys(spec.paths);
    const hostile = JSON.parse(
      JSON.stringify({ ...spec, paths: { [`${path}`]: spec.paths[`${path}`] } }),
      (key, value) => {
        const isFact = /^(?:operationId|name|in|type|format|tags|const|rc|url|x-.*-for-.*)$/.test(key);
        if (typeof value === "string" && !isFact) return `${value} ${planted}`;
        const meanings = key === "x-enumDescriptions" && { ...value, [planted]: planted };
        return meanings || value;
      },
    );
    for (const { path, text } of operationPages({ ...hostile, tags: spec.tags }, "en")) {
      expect(text).not.toContain("<!--@include");
      const html = render(text, { path: resolve(path), relativePath: path, cleanUrls: false });
      expect(html.match(/<(?:img|script)[\s/>]|<[^>]* onclick=.*|devDependencies/)).toBeNull();
    }
  });
});

it("what a path and the spec say for all belongs to each operation, and is no operation itself", () => {
  const [shared, own] = [{ name: "shared" }, { name: "own" }];
  const paths = { "/a": { summary: "A path.", parameters: [shared], get: { parameters: [own] }, post: {} } };
  const ofSpec = { path: "/a", tags: [], security: [{ signature: [] }] };
  expect(operationsOf({ paths, security: ofSpec.security })).toEqual([
    { ...ofSpec, method: "GET", parameters: [shared, own] },
    { ...ofSpec, method: "POST", parameters: [shared] },
  ]);
});

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
