/** A page for each operation of the spec: its parameters, how to call it, its response, and its error codes. */
import { readFileSync } from "node:fs";
import { code, fence, type Language, oneLine, type Page, plain, table, type Word, wordsIn } from "./markdown.js";
import { samplesOf, signatureVector } from "./samples.js";
import { alternativesOf, inputsOf, isId, type Node, operationsOf } from "./spec.js";

const recorded: { address: string; language: string; title: string; operation?: string }[] = JSON.parse(
  readFileSync("spec/upstream.json", "utf8"),
).pages;
const rawAddress = /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/main\//;

export function operationPages(raw: Node, language: Language): Page[] {
  // VitePress replaces `<!--@include: … -->` by a file, even in code.
  const spec = JSON.parse(JSON.stringify(raw).replaceAll("<!--", "<! --"));
  const say = wordsIn(language);
  const columns = (headings: Word[], rows: string[][]) => table(headings.map(say), rows);
  const heading = (word: Word) => `## ${say(word)} {#${word}}`;
  const operations = operationsOf(spec);
  const { schemas } = spec.components;

  function page(operation: Node): Page {
    const { method, path, operationId, summary, description, security, responses, servers = spec.servers } = operation;
    const isSigned = security.length > 0;
    const { schema, examples = {} } = responses["200"]?.content?.["application/json"] ?? {};
    const success = schema?.oneOf?.find(({ properties }: Node) => properties?.rc?.const === 0);
    const { result = {} } = success?.properties ?? {};
    const bytes = operation["x-max-bytes"]?.toLocaleString("en");
    const answers = Object.entries<Node>(examples).map(([name, one]) => ({ name, ...one }));
    const refusals = answers.filter(({ value }) => value.rc !== 0);
    const json = (value: unknown) => fence("json", JSON.stringify(value, null, 2));
    const results = answers
      .filter(({ value }) => value.rc === 0)
      .map(({ name, summary, value }) => `### ${code(name)} {#${name}}\n\n${summary}\n\n${json(value)}`);
    const statuses = Object.entries<Node>(responses).map(([status, response]) => [code(status), response.description]);
    const samples = samplesOf(operation, servers[0].url);
    const sections = [
      `# ${summary}`,
      `<!-- keywords: ${operationId}, ${path} -->`,
      `> ${code(`${method} ${path}`)}\n>\n> ${code(operationId)} · ${say(isSigned ? "signed" : "unsigned")}`,
      description,
      heading("inputs"),
      ...inputTables(operation),
      heading("call"),
      "### TypeScript {#typescript}",
      fence("ts", samples.ts),
      operation["x-page-id"] ? say("paged").replaceAll("{id}", operationId) : "",
      "### curl {#curl}",
      fence("sh", samples.sh),
      "### Python {#python}",
      fence("python", samples.python),
      ...(isSigned ? [heading("vector"), signatureVector(operation, language)] : []),
      heading("answer"),
      say("result"),
      treeOf(result, say) || (result.description ?? say("untyped")),
      bytes ? say("bound").replace("{bytes}", bytes) : "",
      heading("examples"),
      ...results,
      heading("codes"),
      say("allCodes"),
      columns(["mc", "meaning"], codesOf(operation, refusals)),
      ...refusals.slice(0, 1).map(({ value }) => json(value)),
      heading("statuses"),
      columns(["status", "meaning"], statuses),
      ...sourcesOf(operationId),
    ];
    return { path: `operations/${operationId}.md`, text: sections.filter(Boolean).join("\n\n") };
  }

  /** A table of the inputs for each alternative of the body. */
  function inputTables(operation: Node): string[] {
    const row = ({ name, schema, ...input }: Node) => {
      const grant = input["x-required-for-grant"];
      const isOneOf = operation["x-exactly-one-of"]?.includes(name);
      const required = say(isOneOf ? "oneOf" : input.required ? "yes" : "no");
      const description = input.description ?? schema.description ?? "";
      const meanings = meaningsIn(schema).map((meaning) => meaning.join(say("colon")));
      const meaning = [description, ...meanings, ...limitsOf(schema)].filter(Boolean).join("<br>");
      return [code(name), input.in, typeOf(schema), grant ? code(grant) : required, meaning];
    };
    return alternativesOf(operation).flatMap(({ description, inputs }, _, { length }) => [
      length > 1 ? `**${description}**` : "",
      columns(["name", "place", "type", "required", "meaning"], inputs.map(row)) || say("noInputs"),
    ]);
  }

  /** The documented codes that fit an operation, and those of its examples. */
  function codesOf(operation: Node, refusals: Node[]): string[][] {
    const meanings = new Map(meaningsIn(schemas.TradeMessageCode));
    const codes = new Map([...meanings].filter(([mc]) => fits(mc, operation)));
    for (const { name, summary, value } of refusals) {
      const mc = code(value.mc);
      codes.set(mc, `${codes.get(mc) ?? meanings.get(mc) ?? summary}<br>${say("example")}${say("colon")}${code(name)}`);
    }
    return [...codes].sort();
  }

  /** XT's pages of an operation in the reader's language. If none of them could be read, those in the other language. */
  function sourcesOf(operationId: string): string[] {
    const all = recorded.filter((page) => page.operation === operationId);
    const own = all.filter((page) => page.language.startsWith(language));
    const links = (own.length > 0 ? own : all).map(
      ({ title, address }) => `- [${plain(title)}](${address.replace(rawAddress, "https://github.com/$1/blob/main/")})`,
    );
    return links.length > 0 ? [heading("source"), links.join("\n")] : [];
  }

  const lists = spec.tags.map(({ name, description, "x-displayName": title = name }: Node) => {
    const own = operations.filter(({ tags }) => tags.includes(name));
    const rows = own.map((one) => [
      `[${one.summary}](${one.operationId}.md)`,
      ...[one.operationId, `${one.method} ${one.path}`].map(code),
    ]);
    return `## ${title} {#${name}}\n\n${description}\n\n${columns(["operations", "name", "path"], rows)}`;
  });
  const codes = (["TokenMessageCode", "TradeMessageCode"] as const).flatMap((name) => [
    heading(name),
    columns(["mc", "meaning"], meaningsIn(schemas[name])),
  ]);
  const index = [`# ${say("operations")}`, say("introduction"), ...lists];
  const everyCode = [`# ${say("everyCode")}`, say("codesIntroduction"), ...codes];
  return [
    { path: "operations/index.md", text: index.join("\n\n") },
    ...operations.map(page),
    { path: "operations/message-codes.md", text: everyCode.join("\n\n") },
  ];
}

/**
 * Whether an operation can respond with a message code, which is in backticks. XT doesn't document this. It is derived from the inputs: for
 * example, a code about a currency needs an operation with a currency as input.
 */
function fits(mc: string, operation: Node): boolean {
  const takes = (...names: string[]) => inputsOf(operation).some(({ name }) => names.includes(name));
  if (/^`AUTH_/.test(mc)) return operation.security.length > 0;
  if (mc === "`ORDER_005`") return takes("orderId", "orderIds", "clientOrderId") && !takes("quantity");
  if (mc === "`SYMBOL_001`") return takes("symbol", "quantity");
  if (/^`(?:ORDER_|SYMBOL_)/.test(mc)) return takes("quantity");
  if (/^`CURRENCY_/.test(mc)) return takes("currency", "currencies");
  return /^`(?:FAILURE|COMMON_|GATEWAY_)/.test(mc);
}

/** The fields of a response as nested lists. */
function treeOf(schema: Node, say: (word: Word) => string, indent = ""): string {
  const { properties = {}, required = [] } = schema.items ?? schema;
  const items = Object.entries<Node>(properties).map(([name, field]) => {
    const type = [typeOf(field), ...(required.includes(name) ? [`**${say("always")}**`] : [])].join(" · ");
    const text = oneLine([field.description ?? "", ...limitsOf(field)].join(" "));
    const values = meaningsIn(field).map((meaning) => `${indent}  - ${meaning.join(say("colon"))}`);
    const head = `${indent}- ${code(name)} (${type})${text && say("colon") + text}`;
    return [head, ...values, treeOf(field, say, `${indent}  `)].filter(Boolean).join("\n");
  });
  return items.join("\n");
}

function typeOf(schema: Node): string {
  const { format, items, properties, const: only } = schema;
  if (items) return `${typeOf(items)}[]`;
  if (only !== undefined) return code(JSON.stringify(only));
  const name = isId(schema) ? "string" : [...new Set(typesIn(schema))].join(" / ");
  return format && format !== "password" && !properties ? `${name} (${format})` : name;
}

function typesIn({ type = "any", anyOf }: Node): string[] {
  return anyOf ? anyOf.flatMap(typesIn) : [type].flat();
}

/** The values of an enumeration, and the meaning of each. */
function meaningsIn({ anyOf = [], "x-enumDescriptions": own = {} }: Node): [string, string][] {
  const meanings = Object.entries<string>(own).map(([value, meaning]): [string, string] => [code(value), meaning]);
  return [...meanings, ...anyOf.flatMap(meaningsIn)];
}

const limits = "minimum maximum minLength maxLength minItems maxItems pattern default".split(" ");

/** The limits of a value, such as its minimum. They are the same in all languages. */
function limitsOf({ items, ...schema }: Node): string[] {
  const own = limits.filter((name) => schema[name] !== undefined).map((name) => `${name}: ${code(`${schema[name]}`)}`);
  const values = schema["x-enumDescriptions"] ? [] : (schema.enum ?? []);
  const enumeration = values.length > 0 ? [`enum: ${values.map(code).join(", ")}`] : [];
  return [...own, ...enumeration, ...(items ? limitsOf(items).map((limit) => `items: ${limit}`) : [])];
}
