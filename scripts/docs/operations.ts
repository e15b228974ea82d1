/** A page for each operation of the spec, in Markdown: its parameters, its response, its error codes, and how to call it. */
import { readFileSync } from "node:fs";
import { fence, type Language, meaningsIn, type Page, plain, prose, table } from "./markdown.js";
import { curlSample, pythonSample, signatureVector, typeScriptSample } from "./samples.js";
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
import words from "./words.json" with { type: "json" };

const code = (text: string) => `\`${text}\``;

export function operationPages(raw: Spec, language: Language): Page[] {
  const spec = withProse(raw);
  const say = (word: keyof typeof words) => words[word][language];
  const columns = (headings: (keyof typeof words)[], rows: string[][]) => table(headings.map(say), rows);
  const operations = operationsOf(spec);
  const host = spec.servers[0].url;
  const [, orderId = ""] = /"orderId":"(\d+)"/.exec(JSON.stringify(spec.paths)) ?? [];
  const documented = new Map(
    meaningsIn(spec.components.schemas.TradeMessageCode ?? {}).map(([mc = "", meaning = ""]) => [mc, meaning]),
  );

  function page(operation: Operation): Page {
    const { method, path, operationId, summary, description, security, responses } = operation;
    const oneOf = operation["x-exactly-one-of"] ?? [];
    const inputRow = ({ name, schema, ...input }: Input) => {
      const grant = input["x-required-for-grant"];
      const needed = oneOf.includes(name) ? say("oneOf") : say(input.required ? "yes" : "no");
      const description = input.description ?? schema.description ?? "";
      const meaning = [meaningOf({ ...schema, description }), ...limitsOf(schema)].filter(Boolean).join("<br>");
      return [code(name), input.in, typeOf(schema), grant ? code(grant) : needed, meaning];
    };
    const inputs = alternativesOf(operation).map(({ description, inputs }, _, { length }) => {
      const rows = columns(["name", "place", "type", "required", "meaning"], inputs.map(inputRow));
      return length > 1 ? `**${description}**\n\n${rows}` : rows;
    });
    const answer = responses["200"]?.content?.["application/json"];
    const success = answer?.schema.oneOf?.find(({ properties }) => properties?.rc?.const === 0);
    const resultSchema = success?.properties?.result ?? {};
    const bytes = operation["x-max-bytes"]?.toLocaleString("en");
    const examples = Object.entries(answer?.examples ?? {}).map(([name, one]) => ({
      name,
      ...one,
      ...Object(one.value),
    }));
    const refusals = examples.filter(({ rc }) => rc !== 0);
    const json = (value: unknown) => fence("json", JSON.stringify(value, null, 2));
    const part = (word: keyof typeof words, anchor: string, ...texts: string[]) =>
      [`## ${say(word)} {#${anchor}}`, ...texts.filter(Boolean)].join("\n\n");
    const codes = new Map([...documented].filter(([mc]) => fits(mc.replaceAll("`", ""), operation)));
    for (const { mc, summary, name } of refusals) {
      const meaning = codes.get(code(mc)) ?? summary;
      codes.set(code(mc), `${meaning} ${say("example")}: ${code(name)}.`);
    }
    const statuses = Object.entries(responses).map(([status, response]) => [code(status), response.description]);
    const server = operation.servers?.[0].url ?? host;
    const sections = [
      `# ${summary}`,
      `<!-- keywords: ${operationId}, ${path} -->`,
      `> \`${method} ${path}\`\n>\n> \`${operationId}\` · ${say(security.length > 0 ? "signed" : "unsigned")}`,
      description,
      part("inputs", "inputs", inputs.join("\n\n") || say("noInputs")),
      part(
        "calling",
        "call",
        `### TypeScript {#typescript}`,
        fence("ts", typeScriptSample(operation, orderId)),
        operation["x-page-id"] ? say("paged").replaceAll("{id}", operationId) : "",
        `### curl {#curl}`,
        fence("sh", curlSample(operation, server, orderId)),
        `### Python {#python}`,
        fence("python", pythonSample(operation, server, orderId)),
      ),
      ...(security.length > 0 ? [part("vector", "vector", signatureVector(spec, language, operation))] : []),
      part(
        "answer",
        "answer",
        say("result"),
        treeOf(resultSchema, say("always")) || (resultSchema.description ?? say("untyped")),
        bytes ? say("bound").replace("{bytes}", bytes) : "",
      ),
      part(
        "examples",
        "examples",
        ...examples
          .filter(({ rc }) => rc === 0)
          .map(({ name, summary, value }) => `### \`${name}\` {#${name}}\n\n${summary}\n\n${json(value)}`),
      ),
      part("codes", "codes", say("allCodes"), columns(["mc", "meaning"], [...codes].sort()), json(refusals[0]?.value)),
      part("statuses", "statuses", columns(["status", "meaning"], statuses)),
      ...sourcesOf(operationId),
    ];
    return { path: `operations/${operationId}.md`, text: sections.join("\n\n") };
  }

  /** XT's pages of an operation in the reader's language, or in the other if this one has no readable page. */
  function sourcesOf(operationId: string): string[] {
    const all = recorded.filter((page) => page.operation === operationId);
    const own = all.filter((page) => page.language.startsWith(language));
    const links = (own.length > 0 ? own : all).map(
      ({ title, address }) => `- [${plain(title)}](${address.replace(rawAddress, "https://github.com/$1/blob/main/")})`,
    );
    return links.length > 0 ? [`## ${say("source")} {#source}`, links.join("\n")] : [];
  }

  const list = spec.tags.map(({ name, description, "x-displayName": title = name }) => {
    const rows = operations
      .filter(({ tags }) => tags.includes(name))
      .map(({ operationId, method, path, summary }) => [
        `[${summary}](${operationId}.md)`,
        code(operationId),
        code(`${method} ${path}`),
      ]);
    return `## ${title} {#${name}}\n\n${description}\n\n${columns(["operations", "name", "path"], rows)}`;
  });
  const codes = (["MessageCode", "TradeMessageCode"] as const).map((name) => {
    return `## ${say(name)} {#${name}}\n\n${columns(["mc", "meaning"], meaningsIn(spec.components.schemas[name] ?? {}))}`;
  });
  return [
    { path: "operations/index.md", text: [`# ${say("operations")}`, say("introduction"), ...list].join("\n\n") },
    ...operations.map(page),
    {
      path: "operations/message-codes.md",
      text: [`# ${say("everyCode")}`, say("codesIntroduction"), ...codes].join("\n\n"),
    },
  ];
}

interface Recorded {
  pages: { address: string; language: string; title: string; operation?: string }[];
}
const { pages: recorded }: Recorded = JSON.parse(readFileSync("spec/upstream.json", "utf8"));
const rawAddress = /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/main\//;

/** Whether a code can come from an operation: XT doesn't say so, but a code about an order needs an order. */
function fits(mc: string, operation: Operation): boolean {
  const names = inputsOf(operation).map(({ name }) => name);
  const takes = (...some: string[]) => some.some((name) => names.includes(name));
  if (operation.security.length > 0 && /^AUTH_/.test(mc)) return true;
  if (/^(?:FAILURE|COMMON_|GATEWAY_)/.test(mc)) return true;
  if (mc === "ORDER_005") return takes("orderId", "orderIds", "clientOrderId") && !takes("quantity");
  if (/^(?:ORDER_|SYMBOL_)/.test(mc)) return takes("quantity") || (mc === "SYMBOL_001" && takes("symbol"));
  return /^CURRENCY_/.test(mc) && takes("currency", "currencies");
}

/** The spec with its texts for readers as a page can hold them. */
function withProse<T>(node: T, isText = false): T {
  if (typeof node === "string") return (isText ? prose(node) : node) as T;
  if (typeof node !== "object" || node === null) return node;
  const texts = ["title", "summary", "description", "x-displayName"];
  const entries = Object.entries(node).map(([key, value]) => {
    // What an example shows is data.
    if (key === "value" || key === "example" || (key === "examples" && Array.isArray(value))) return [key, value];
    const isWords = key === "x-enumDescriptions" || (texts.includes(key) && typeof value === "string");
    return [key, withProse(value, isWords || (isText && typeof value === "string"))];
  });
  return Object.assign(Array.isArray(node) ? [] : {}, Object.fromEntries(entries));
}

/** The fields of a response as nested lists. */
function treeOf(schema: Schema, always: string, indent = ""): string {
  const { properties = {}, required = [] } = schema.items ?? schema;
  const items = Object.entries(properties).map(([name, field]) => {
    const type = [typeOf(field), ...(required.includes(name) ? [`**${always}**`] : [])].join(" · ");
    const own = [field.description ?? "", ...limitsOf(field)].join(" ").trim();
    const values = meaningsIn(field).map(([value, meaning]) => `\n${indent}  - ${value}: ${meaning}`);
    const below = treeOf(field, always, `${indent}  `);
    return `${indent}- ${code(name)} (${type})${own ? `: ${own.replace(/\s*\n\s*/g, " ")}` : ""}${values.join("")}${below ? `\n${below}` : ""}`;
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

/** What the spec says of a value besides its type, in the spec's own words: they are those of every language. */
function limitsOf({ items, ...schema }: Schema): string[] {
  const names = ["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "default"] as const;
  const own = names.flatMap((name) => (schema[name] === undefined ? [] : [`${name}: ${code(`${schema[name]}`)}`]));
  const values =
    schema.enum && !schema["x-enumDescriptions"]
      ? [`enum: ${schema.enum.map((one) => code(`${one}`)).join(", ")}`]
      : [];
  return [...own, ...values, ...(items ? limitsOf(items).map((limit) => `items: ${limit}`) : [])];
}

function meaningOf(schema: Schema): string {
  return [schema.description ?? "", ...meaningsIn(schema).map((meaning) => meaning.join(": "))].join("<br>");
}
