/** The guide: a Markdown file for each language, with what is known elsewhere filled in from there. */
import { readFile } from "node:fs/promises";
import { catalogue, type Failure, outcomes } from "./errors.js";
import { code, escaped, inlineMarkdown, markdown, table } from "./html.js";
import type { Language, Wording } from "./language.js";
import { beginning, ending, type Page } from "./layout.js";
import { readmeCode, section } from "./readme.js";
import { sequenceList, sequencePicture } from "./sequence.js";

/** What the guide shows of the bundled spec. */
export interface Spec {
  paths: Record<string, { get: { responses: Record<string, Response> } }>;
  components: {
    responses: Record<string, { description: string }>;
    parameters: Record<string, Parameter>;
    schemas: { MessageCode: { anyOf: { "x-enumDescriptions"?: Record<string, string> }[] } };
  };
}

type Response = { description: string } | { $ref: string };

interface Parameter {
  name: string;
  description: string;
  required: boolean;
  "x-required-for-grant"?: string;
  schema: { enum?: string[]; "x-enumDescriptions"?: Record<string, string> };
}

const words = {
  title: { en: "Guide to xt-oauth", zh: "xt-oauth 指南" },
  description: {
    en: "How a sign-in with XT.COM goes, every error and what to do about it, and what XT's documentation contradicts itself on.",
    zh: "XT.COM 登录的完整过程、每种错误及其应对办法，以及 XT 文档的自相矛盾之处。",
  },
  contents: { en: "On this page", zh: "本页内容" },
  parameter: { en: "parameter", zh: "参数" },
  meaning: { en: "what it is", zh: "含义" },
  required: { en: "required", zh: "必传" },
  code: { en: "code", zh: "代码" },
  what: { en: "what happened", zh: "发生了什么" },
  outcome: { en: "outcome", zh: "outcome" },
  advice: { en: "what to do", zh: "怎么办" },
  status: { en: "status", zh: "状态码" },
} satisfies Record<string, Wording>;

/** The section of the README whose code is shown. */
const failing: Wording = { en: "When a call fails", zh: "调用失败时" };

export async function guidePage(language: Language, spec: Spec): Promise<string> {
  const page: Page = {
    name: "guide",
    language,
    title: words.title[language],
    description: words.description[language],
  };
  const parts: Record<string, string> = {
    sequence: `<div class="walk">${sequencePicture(language)}\n${markdown(sequenceList(language))}</div>`,
    grants: grantsTable(language, spec),
    outcomes: outcomeList(language),
    "error-handling": code(await readmeCode(language, failing), "ts"),
    catalogue: catalogueTable(language),
    "message-codes": messageCodesTable(language, spec),
    statuses: statusesTable(language, spec),
    contradictions: markdown(await section("spec/README.md", "Where XT contradicts itself, and what was decided")),
  };
  const text = markdown(await readFile(`scripts/docs/guide.${language}.md`, "utf8"));
  const filled = text.replace(/<p>\{\{([\w-]+)\}\}<\/p>/g, (_, name) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`the guide asks for {{${name}}}, which scripts/docs/guide.ts doesn't have`);
    return part;
  });
  const anchors = [...filled.matchAll(/<h2 id="([\w-]+)">(.*?)<\/h2>/g)];
  return `${beginning(page)}<div class="columns">
<nav class="contents" aria-label="${words.contents[language]}"><p>${words.contents[language]}</p><ul>
${anchors.map(([, id, title]) => `<li><a href="#${id}">${title}</a></li>`).join("\n")}
</ul></nav>
<main id="content">
${filled}</main>
</div>
${ending(page)}`;
}

/** Which parameter goes with which grant, as the spec has it. */
function grantsTable(language: Language, { components }: Spec): string {
  const parameters = Object.values(components.parameters);
  const grantType = parameters.find(({ name }) => name === "grant_type");
  const grants = grantType?.schema.enum ?? [];
  const needs = ({ required, ...parameter }: Parameter, grant: string) =>
    parameter.name === "grant_type"
      ? `<code>${grant}</code>`
      : required || parameter["x-required-for-grant"] === grant
        ? words.required[language]
        : "–";
  const row = (parameter: Parameter) => [
    `<code>${parameter.name}</code>`,
    ...grants.map((grant) => needs(parameter, grant)),
    inlineMarkdown(parameter.description),
  ];
  const headings = [
    words.parameter[language],
    ...grants.map((grant) => `<code>${grant}</code>`),
    words.meaning[language],
  ];
  return table(headings, [{ rows: parameters.map(row) }]);
}

function outcomeList(language: Language): string {
  const items = Object.entries(outcomes).map(
    ([outcome, wording]) => `<div><dt>${badge(outcome)}</dt><dd>${escaped(wording[language])}</dd></div>`,
  );
  return `<dl class="outcomes">\n${items.join("\n")}\n</dl>\n`;
}

function badge(outcome: string): string {
  return `<code class="outcome ${outcome}">${outcome}</code>`;
}

function catalogueTable(language: Language): string {
  const headings = [words.code, words.what, words.outcome, words.advice].map((wording) => wording[language]);
  const row = (name: string, { what, outcome, advice }: Failure) => [
    `<code>${name}</code>`,
    escaped(what[language]),
    [outcome].flat().map(badge).join(" "),
    escaped(advice[language]),
  ];
  const classes = Object.entries(catalogue).map(([name, codes]) => {
    return { name, rows: Object.entries(codes).map(([code, failure]) => row(code, failure)) };
  });
  return `<div class="catalogue">\n${table(headings, classes)}</div>\n`;
}

function messageCodesTable(language: Language, { components }: Spec): string {
  const documented = components.schemas.MessageCode.anyOf.flatMap((branch) =>
    Object.entries(branch["x-enumDescriptions"] ?? {}),
  );
  return table(
    ["<code>mc</code>", words.meaning[language]],
    [{ rows: documented.map(([name, meaning]) => [`<code>${name}</code>`, inlineMarkdown(meaning)]) }],
  );
}

function statusesTable(language: Language, { paths, components }: Spec): string {
  const describe = (response: Response): string => {
    if ("description" in response) return response.description;
    const shared = components.responses[response.$ref.replace("#/components/responses/", "")];
    if (shared === undefined) throw new Error(`the spec has no ${response.$ref}`);
    return shared.description;
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const responses = new Map(operations.flatMap((operation) => Object.entries(operation.responses)));
  const rows = [...responses].map(([status, response]) => [
    `<code>${status}</code>`,
    inlineMarkdown(describe(response)),
  ]);
  return table([words.status[language], words.meaning[language]], [{ rows }]);
}
