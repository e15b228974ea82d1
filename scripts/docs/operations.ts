/** A page for each operation of the spec: its parameters, how to call it, its response, and its error codes. */
import { readFileSync } from "node:fs";
import { code, fence, type Language, type Page, plain, prose, type Say, table, wordsIn } from "./markdown.js";
import { samplesOf, signatureVector } from "./samples.js";
import {
  alternativesOf,
  type Input,
  inputsOf,
  isId,
  type Operation,
  operationsOf,
  type Schema,
  type Spec,
} from "./spec.js";

const recorded: { address: string; language: string; title: string; operation?: string }[] = JSON.parse(
  readFileSync("spec/upstream.json", "utf8"),
).pages;
const rawAddress = /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/main\//;

export function operationPages(raw: Spec, language: Language): Page[] {
  const spec = withProse(raw);
  const say = wordsIn(language);
  const columns = (headings: Parameters<Say>[0][], rows: string[][]) => table(headings.map(say), rows);
  const heading = (word: Parameters<Say>[0]) => `## ${say(word)} {#${word}}`;
  const operations = operationsOf(spec);
  const { schemas } = spec.components;

  function page(operation: Operation): Page {
    const { method, path, operationId, summary, description, security, responses, servers = spec.servers } = operation;
    const isSigned = security.length > 0;
    const { schema, examples = {} } = responses["200"]?.content?.["application/json"] ?? {};
    const { result = {} } = schema?.oneOf?.find(({ properties }) => properties?.rc?.const === 0)?.properties ?? {};
    const bytes = operation["x-max-bytes"]?.toLocaleString("en");
    const answers = Object.entries(examples).map(([name, one]) => ({ name, ...one, ...Object(one.value) }));
    const refusals = answers.filter(({ rc }) => rc !== 0);
    const json = (value: unknown) => fence("json", JSON.stringify(value, null, 2));
    const results = answers
      .filter(({ rc }) => rc === 0)
      .map(({ name, summary, value }) => `### ${code(name)} {#${name}}\n\n${summary}\n\n${json(value)}`);
    const statuses = Object.entries(responses).map(([status, response]) => [code(status), response.description]);
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
      treeOf(result, say("always")) || (result.description ?? say("untyped")),
      bytes ? say("bound").replace("{bytes}", bytes) : "",
      heading("examples"),
      ...results,
      heading("codes"),
      say("allCodes"),
      columns(["mc", "meaning"], codesOf(operation, refusals)),
      json(refusals[0]?.value),
      heading("statuses"),
      columns(["status", "meaning"], statuses),
      ...sourcesOf(operationId),
    ];
    return { path: `operations/${operationId}.md`, text: sections.filter(Boolean).join("\n\n") };
  }

  /** A table of the inputs for each alternative of the body. */
  function inputTables(operation: Operation): string[] {
    const row = ({ name, schema, ...input }: Input) => {
      const grant = input["x-required-for-grant"];
      const isOneOf = operation["x-exactly-one-of"]?.includes(name);
      const required = say(isOneOf ? "oneOf" : input.required ? "yes" : "no");
      const description = input.description ?? schema.description ?? "";
      const meanings = meaningsIn(schema).map((meaning) => meaning.join(": "));
      const meaning = [description, ...meanings, ...limitsOf(schema)].filter(Boolean).join("<br>");
      return [code(name), input.in, typeOf(schema), grant ? code(grant) : required, meaning];
    };
    return alternativesOf(operation).flatMap(({ description, inputs }, _, { length }) => [
      length > 1 ? `**${description}**` : "",
      columns(["name", "place", "type", "required", "meaning"], inputs.map(row)) || say("noInputs"),
    ]);
  }

  /** The documented codes that fit an operation, and those of its examples. */
  function codesOf(operation: Operation, refusals: { mc: string; summary: string; name: string }[]): string[][] {
    const documented = meaningsIn(schemas.TradeMessageCode ?? {});
    const codes = new Map(documented.filter(([mc]) => fits(mc.replaceAll("`", ""), operation)));
    for (const { mc, summary, name } of refusals)
      codes.set(code(mc), `${codes.get(code(mc)) ?? summary} ${say("example")}: ${code(name)}.`);
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

  const lists = spec.tags.map(({ name, description, "x-displayName": title = name }) => {
    const rows = operations
      .filter(({ tags }) => tags.includes(name))
      .map(({ operationId: id, method, path, summary }) => [
        `[${summary}](${id}.md)`,
        code(id),
        code(`${method} ${path}`),
      ]);
    return `## ${title} {#${name}}\n\n${description}\n\n${columns(["operations", "name", "path"], rows)}`;
  });
  const codes = (["MessageCode", "TradeMessageCode"] as const).flatMap((name) => [
    heading(name),
    columns(["mc", "meaning"], meaningsIn(schemas[name] ?? {})),
  ]);
  const index = [`# ${say("operations")}`, say("introduction"), ...lists];
  const everyCode = [`# ${say("everyCode")}`, say("codesIntroduction"), ...codes];
  return [
    { path: "operations/index.md", text: index.join("\n\n") },
    ...operations.map(page),
    { path: "operations/message-codes.md", text: everyCode.join("\n\n") },
  ];
}

/** The spec with its texts for readers as a page can show them. */
function withProse(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (key, value) => {
    if (key === "x-enumDescriptions")
      return Object.fromEntries(Object.entries<string>(value).map(([name, text]) => [name, prose(text)]));
    const isText = ["title", "summary", "description", "x-displayName"].includes(key) && typeof value === "string";
    return isText ? prose(value) : value;
  });
}

/** Whether an operation may answer with a code. XT doesn't document that, but a code about an order needs an order, for example. */
function fits(mc: string, operation: Operation): boolean {
  const names = inputsOf(operation).map(({ name }) => name);
  const takes = (...some: string[]) => some.some((name) => names.includes(name));
  if (operation.security.length > 0 && /^AUTH_/.test(mc)) return true;
  if (/^(?:FAILURE|COMMON_|GATEWAY_)/.test(mc)) return true;
  if (mc === "ORDER_005") return takes("orderId", "orderIds", "clientOrderId") && !takes("quantity");
  if (/^(?:ORDER_|SYMBOL_)/.test(mc)) return takes("quantity") || (mc === "SYMBOL_001" && takes("symbol"));
  return /^CURRENCY_/.test(mc) && takes("currency", "currencies");
}

/** The fields of a response as nested lists. */
function treeOf(schema: Schema, always: string, indent = ""): string {
  const { properties = {}, required = [] } = schema.items ?? schema;
  const items = Object.entries(properties).map(([name, field]) => {
    const type = [typeOf(field), ...(required.includes(name) ? [`**${always}**`] : [])].join(" · ");
    const text = [field.description ?? "", ...limitsOf(field)]
      .join(" ")
      .trim()
      .replace(/\s*\n\s*/g, " ");
    const values = meaningsIn(field).map(([value, meaning]) => `${indent}  - ${value}: ${meaning}`);
    const head = `${indent}- ${code(name)} (${type})${text ? `: ${text}` : ""}`;
    return [head, ...values, treeOf(field, always, `${indent}  `)].filter(Boolean).join("\n");
  });
  return items.join("\n");
}

function typeOf(schema: Schema): string {
  const { format, items, properties, const: only } = schema;
  if (items) return `${typeOf(items)}[]`;
  if (only !== undefined) return code(JSON.stringify(only));
  const name = isId(schema) ? "string" : [...new Set(typesIn(schema))].join(" / ");
  return format && format !== "password" && !properties ? `${name} (${format})` : name;
}

function typesIn({ type = "any", anyOf }: Schema): string[] {
  return anyOf ? anyOf.flatMap(typesIn) : [type].flat();
}

/** The values of an enumeration, and the meaning of each. */
function meaningsIn({ anyOf = [], "x-enumDescriptions": own = {} }: Schema): [string, string][] {
  const meanings = Object.entries(own).map(([value, meaning]): [string, string] => [code(value), meaning]);
  return [...meanings, ...anyOf.flatMap(meaningsIn)];
}

/** The spec's other keywords about a value. They have no translation. */
function limitsOf({ items, ...schema }: Schema): string[] {
  const names = "minimum maximum minLength maxLength minItems maxItems pattern default".split(" ");
  const own = names.flatMap((name) => (schema[name] === undefined ? [] : [`${name}: ${code(`${schema[name]}`)}`]));
  const values = schema["x-enumDescriptions"] ? [] : (schema.enum ?? []).map((value) => code(`${value}`));
  const enumeration = values.length > 0 ? [`enum: ${values.join(", ")}`] : [];
  return [...own, ...enumeration, ...(items ? limitsOf(items).map((limit) => `items: ${limit}`) : [])];
}
