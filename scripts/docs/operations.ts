/** A page for each operation of the spec, in Markdown: what it takes, what it answers, how to call it. */
import { fence, type Language, meaningsIn, type Page, prose, table } from "./markdown.js";
import { curlSample, typeScriptSample } from "./samples.js";
import { alternativesOf, type Input, type Operation, operationsOf, type Schema, type Spec } from "./spec.js";
import words from "./words.json" with { type: "json" };

const code = (text: string) => `\`${text}\``;

export function operationPages(raw: Spec, language: Language): Page[] {
  const spec = withProse(raw);
  const say = (word: keyof typeof words) => words[word][language];
  const yesOrNo = (is = false) => say(is ? "yes" : "no");
  const columns = (headings: (keyof typeof words)[], rows: string[][]) => table(headings.map(say), rows);
  const operations = operationsOf(spec);
  const host = spec.servers[0].url;
  const [, orderId = ""] = /"orderId":"(\d+)"/.exec(JSON.stringify(spec.paths)) ?? [];

  function page(operation: Operation): Page {
    const { method, path, operationId, summary, description, security, responses } = operation;
    const oneOf = operation["x-exactly-one-of"] ?? [];
    const inputRow = ({ name, schema, ...input }: Input) => {
      const grant = input["x-required-for-grant"];
      const description = input.description ?? schema.description ?? "";
      const needed = oneOf.includes(name) ? say("oneOf") : yesOrNo(input.required);
      return [
        code(name),
        input.in,
        typeOf(schema),
        grant ? code(grant) : needed,
        meaningOf({ ...schema, description }),
      ];
    };
    const inputs = alternativesOf(operation).map(({ description, inputs }, _, { length }) => {
      const rows = columns(["name", "place", "type", "required", "meaning"], inputs.map(inputRow));
      return length > 1 ? `**${description}**\n\n${rows}` : rows;
    });
    const answer = responses["200"]?.content?.["application/json"];
    const success = answer?.schema.oneOf?.find(({ properties }) => properties?.rc?.const === 0);
    const resultSchema = success?.properties?.result ?? {};
    const leaves = fieldsOf(resultSchema, "");
    const fields = leaves.map(([name, schema, is]) => [code(name), typeOf(schema), yesOrNo(is), meaningOf(schema)]);
    const result = columns(["name", "type", "always", "meaning"], fields);
    const bytes = operation["x-max-bytes"]?.toLocaleString("en");
    const bound = bytes ? say("bound").replace("{bytes}", bytes) : "";
    const examples = Object.entries(answer?.examples ?? {}).map(([name, one]) => ({
      name,
      ...one,
      ...Object(one.value),
    }));
    const successes = examples.filter(({ rc }) => rc === 0);
    const refusals = examples.filter(({ rc }) => rc !== 0);
    const json = (value: unknown) => fence("json", JSON.stringify(value, null, 2));
    const part = (word: keyof typeof words, anchor: string, ...texts: string[]) =>
      [`## ${say(word)} {#${anchor}}`, ...texts.filter(Boolean)].join("\n\n");
    const codes = refusals.map(({ name, mc, summary }) => [code(mc), summary, code(name)]);
    const statuses = Object.entries(responses).map(([status, response]) => [code(status), response.description]);
    const sections = [
      `# ${summary}`,
      `> \`${method} ${path}\`\n>\n> \`${operationId}\` · ${say(security.length > 0 ? "signed" : "unsigned")}`,
      description,
      part("inputs", "inputs", inputs.join("\n\n") || say("noInputs")),
      part(
        "calling",
        "call",
        fence("ts", typeScriptSample(operation, orderId)),
        operation["x-page-id"] ? say("paged").replaceAll("{id}", operationId) : "",
        fence("sh", curlSample(operation, operation.servers?.[0].url ?? host, orderId)),
      ),
      part("answer", "answer", say("result"), result || (resultSchema.description ?? say("untyped")), bound),
      part(
        "examples",
        "examples",
        ...successes.map(({ name, summary, value }) => `### \`${name}\` {#${name}}\n\n${summary}\n\n${json(value)}`),
      ),
      part("codes", "codes", say("allCodes"), columns(["mc", "meaning", "example"], codes), json(refusals[0]?.value)),
      part("statuses", "statuses", columns(["status", "meaning"], statuses)),
    ];
    return { path: `operations/${operationId}.md`, text: sections.join("\n\n") };
  }

  const list = spec.tags.map(({ name, description, "x-displayName": title = name }) => {
    const rows = operations
      .filter(({ tags }) => tags.includes(name))
      .map(({ operationId, method, path, summary }) => [`[${summary}](${operationId}.md)`, `\`${method} ${path}\``]);
    return `## ${title} {#${name}}\n\n${description}\n\n${columns(["operations", "place"], rows)}`;
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

/** The leaves of an answer, by their paths, and whether each is required where it stands. */
function fieldsOf(schema: Schema, path: string): [name: string, schema: Schema, isRequired: boolean][] {
  if (schema.items) return fieldsOf(schema.items, `${path}[]`);
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = path === "" ? key : `${path}.${key}`;
    const below = fieldsOf(field, name);
    return below.length > 0 ? below : [[name, field, schema.required?.includes(key) ?? false]];
  });
}

function typeOf(schema: Schema): string {
  const { format, items, const: only } = schema;
  if (items) return `${typeOf(items)}[]`;
  if (only !== undefined) return code(JSON.stringify(only));
  const name = format === "int64" ? "string" : [...new Set(typesIn(schema))].join(" / ");
  return format && format !== "password" ? `${name} (${format})` : name;
}

function typesIn({ type = "any", anyOf }: Schema): string[] {
  return anyOf ? anyOf.flatMap(typesIn) : [type].flat();
}

function meaningOf(schema: Schema): string {
  return [schema.description ?? "", ...meaningsIn(schema).map((meaning) => meaning.join(": "))].join("<br>");
}
