/** The guide: both languages say the same, what is known elsewhere is in it, and its code compiles. */
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { folders, type Language, languages, type Page } from "../../scripts/docs/markdown.js";
import { operationPages } from "../../scripts/docs/operations.js";
import { guidePages, section } from "../../scripts/docs/pages.js";
import { filledIn } from "../../scripts/docs/spec.js";
import { catalogue, outcomes } from "./catalogue.js";

const spec = filledIn(JSON.parse(await readFile("generated/openapi.json", "utf8")));
const pages: Record<Language, Page[]> = { en: await guidePages("en", spec), zh: await guidePages("zh", spec) };
const operations = operationPages(spec, "en");

const page = (language: Language, path: string) => pages[language].find((one) => one.path === path)?.text ?? "";
const anchorsIn = (text: string) => [...text.matchAll(/\{#([\w-]+)\}$/gm)].map(([, id]) => id);
const codeIn = (text: string) => [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, , code = ""]) => code);
const rowsIn = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = ""]) => row.split(/ (?<!\\)\| /))
    .filter(([cell]) => !/^-+:?$/.test(`${cell}`));
const namesIn = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

describe("the guide", () => {
  it("has the same pages, with the same places in them, in both languages", () => {
    const places = (language: Language) =>
      Object.fromEntries(pages[language].map(({ path, text }) => [path, anchorsIn(text)]));
    expect(places("zh")).toEqual(places("en"));
    expect(pages.en.length).toBeGreaterThan(12);
  });

  it("shows the same code in both languages, but for the comments", () => {
    const code = (language: Language) =>
      pages[language].map(({ path, text }) => ({
        path,
        code: codeIn(text).map((block) => block.replace(/ *(?:\/\/|#|\/\*\*) .*$/gm, "").replaceAll("zh-CN", "en")),
      }));
    expect(code("zh")).toEqual(code("en"));
  });

  it.each(languages)("leads to pages and places that there are: %s", (language) => {
    const all = [...pages[language], ...operations];
    for (const { path, text } of pages[language]) {
      const links = [...text.matchAll(/\]\((\.{1,2}\/[^)#]*)(?:#([^)]*))?\)/g)];
      for (const [link, target = "", anchor] of links) {
        const found = all.find((one) => one.path === normalize(join(dirname(path), target)));
        if (/functions\//.test(target)) continue;
        expect(found, `${link} in ${path}`).toBeDefined();
        if (anchor) expect(anchorsIn(found?.text ?? ""), `${link} in ${path}`).toContain(anchor);
      }
    }
  });

  it("leaves no include unfilled", () => {
    const left = languages.flatMap((language) => pages[language].filter(({ text }) => text.includes("<!--")));
    expect(left.map(({ path }) => path)).toEqual([]);
  });
});

describe.each(languages)("the errors of the guide: %s", (language) => {
  const text = page(language, "errors.md");

  it("are every class and code that there is, each with what can have become of the request", () => {
    const shown = text
      .split(/^### /m)
      .slice(1)
      .map((part) => {
        const [name = ""] = part.split(" ");
        const codes = rowsIn(part.split(/^## /m)[0] ?? "").slice(1);
        return [
          name,
          Object.fromEntries(codes.map(([code, , outcome]) => [namesIn(code)[0], namesIn(outcome).sort()])),
        ];
      });
    const known = Object.entries(catalogue).map(([name, codes]) => [
      name,
      Object.fromEntries(Object.entries(codes).map(([code, each]) => [code, [...each].sort()])),
    ]);
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(known));
  });

  it("explain each outcome", () => {
    const [table = ""] = text.split(/^## /m).slice(1);
    expect(
      rowsIn(table)
        .slice(1)
        .map(([outcome]) => namesIn(outcome)[0]),
    ).toEqual(Object.keys(outcomes));
  });
});

describe("the error catalogue", () => {
  it.each([
    ["README.md", "When a call fails"],
    ["README.zh-CN.md", "调用失败时"],
  ])("agrees with the table of %s on which class has which outcome", async (readme, heading) => {
    const pairs = rowsIn(await section(readme, heading)).flatMap(([, name = "", outcome = ""]) =>
      name.startsWith("`Xt") ? [`${name} ${outcome}`.replaceAll("`", "")] : [],
    );
    const known = Object.entries(catalogue).flatMap(([name, codes]) =>
      Object.values(codes).flatMap((each) => each.map((outcome) => `${name} ${outcome}`)),
    );
    // An answer with an rc of its own breaks the spec, too: the README leaves that corner out. Tokens have a section of their own.
    const isElsewhere = (pair: string) => pair === "XtResponseError rejected" || pair.startsWith("XtTokensError ");
    expect(new Set(pairs)).toEqual(new Set(known.filter((pair) => !isElsewhere(pair))));
  });

  it.each([
    ["README.md", "Keep tokens fresh"],
    ["README.zh-CN.md", "让 token 保持有效"],
  ])("agrees with the section of %s on why there is no token", async (readme, heading) => {
    const text = await section(readme, heading);
    expect(Object.keys(catalogue.XtTokensError).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });
});

describe("the options of the guide", () => {
  it.each(languages)("are every option that there is: %s", async (language) => {
    const sources = [
      "call/options",
      "oauth",
      "client",
      "call/authenticate",
      "tokens/token-manager",
      "tokens/renewal",
      "tokens/sign-in",
    ].map((name) => `src/${name}.ts`);
    const taken = [
      "XtConnectionOptions",
      "XtCallOptions",
      "XtOAuthOptions",
      "XtAuthorizationRequest",
      "XtClientOptions",
      "XtCredentials",
      "XtTokensOptions",
      "Listeners",
      "XtSignInOptions",
    ];
    const texts = await Promise.all(
      sources.map(async (file) => ts.createSourceFile(file, await readFile(file, "utf8"), ts.ScriptTarget.Latest)),
    );
    const interfaces = texts
      .flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration))
      .filter(({ name }) => taken.includes(name.text));
    const names = interfaces.flatMap(({ members }) =>
      members.map((member) => member.name && ts.isIdentifier(member.name) && member.name.text),
    );
    expect(interfaces).toHaveLength(taken.length);
    expect(
      names.filter(
        (name) =>
          !namesIn(
            rowsIn(page(language, "options.md"))
              .map(([cell]) => cell)
              .join(),
          ).includes(`${name}`),
      ),
    ).toEqual([]);
  });
});

describe("the contradictions of XT's documentation", () => {
  it("are the same in both languages, row by row", () => {
    const quotesIn = (language: Language) => {
      const [, decided = ""] = page(language, "contradictions.md").split(/^## /m);
      const rows = rowsIn(decided).slice(1);
      return rows.map((row) => new Set([...row.join().matchAll(/`[^`]+`|§[\d.]+|\d{4,}/g)].map(([quote]) => quote)));
    };
    expect(quotesIn("en").length).toBeGreaterThan(3);
    expect(quotesIn("zh")).toEqual(quotesIn("en"));
  });

  it("lead to XT's page for each operation, in the reader's language", () => {
    for (const language of languages) {
      const links =
        page(language, "contradictions.md").match(/https:\/\/github\.com\/[\w/-]+\/blob\/main\/[^)]+/g) ?? [];
      expect(links.length).toBeGreaterThanOrEqual(Object.keys(spec.paths).length);
      expect(links.some((link) => link.includes("i18n/zh-CN"))).toBe(language === "zh");
    }
  });
});

/** One word for one thing: what is said instead of what. */
const glossary: [instead: RegExp, say: string][] = [
  [/令牌/, "token"],
  [/端点/, "接口"],
  [/必传/, "必填"],
  [/重新发起登录/, "重新登录"],
  // A user agrees to a scope; XT's answer is a success.
  [/同意(?!授权)/, "成功"],
  [/返回体|应答/, "响应"],
  [/信封/, "外层结构"],
  [/拆封|拆开|拆好/, "解包"],
  [/描述/, "OpenAPI 规范"],
  [/替身|模拟(?:的)?接口/, "模拟服务"],
];

describe("the Chinese texts", () => {
  it.each([
    "README.zh-CN.md",
    "spec/zh.overlay.yaml",
    "scripts/docs/words.json",
    "docs/.vitepress/zh.json",
    "docs/sequence.zh.svg",
    "src/doctor/messages.json",
    ...pages.zh.map(({ path }) => join("docs", folders.zh, path)),
  ])("say one word for one thing: %s", async (file) => {
    const text = await readFile(file, "utf8");
    expect(glossary.filter(([instead]) => instead.test(text)).map(([instead, say]) => `${instead}: ${say}`)).toEqual(
      [],
    );
  });

  it.each(pages.zh)("have a blank between Chinese and Latin: $path", ({ text }) => {
    const words = text
      .split(/^```[\s\S]*?^```$/m)
      .join()
      // XT's own titles stand as they are.
      .replace(/\[[^\]]*\]\(https:[^)]*\)|<[^>]*>/g, "");
    expect(words.match(/.{0,5}(?:\p{Script=Han}[`\w]|[`\w]\p{Script=Han}).{0,5}/gu) ?? []).toEqual([]);
  });
});
