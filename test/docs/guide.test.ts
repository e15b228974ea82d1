/** Tests the guide: both languages have the same content, and its tables agree with the code. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { guidePages, order } from "../../scripts/docs/guide.js";
import { folders, type Language, languages, type Page } from "../../scripts/docs/markdown.js";
import { operationPages } from "../../scripts/docs/operations.js";
import { inlined } from "../../scripts/generate/resolve.js";
import { blocksIn, longLinesIn } from "./run-examples.js";

const spec = inlined(JSON.parse(await readFile("generated/openapi.json", "utf8")));
const pages: Record<Language, Page[]> = { en: guidePages("en", spec), zh: guidePages("zh", spec) };

const page = (language: Language, path: string) => pages[language].find((one) => one.path === path)?.text ?? "";
const sourceOf = (name: string) => readFile(`src/${name}.ts`, "utf8");
const anchorsIn = (text: string) => [...text.matchAll(/\{#([\w-]+)\}$/gm)].map(([, id]) => id);
/** Returns the code blocks. Terminal output doesn't count, because the doctor prints it in the reader's language. */
const codeIn = (text: string) =>
  [...text.matchAll(/^```(?!console)(\w+)\n([\s\S]*?)^```/gm)].map(([, , code = ""]) => code);
const rowsIn = (text: string) =>
  [...text.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = ""]) => row.split(/ (?<!\\)\| /))
    .filter(([cell]) => !/^-+:?$/.test(`${cell}`));
const namesIn = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

describe("the guide", () => {
  it("has the same pages with the same anchors in both languages", () => {
    const anchors = (language: Language) =>
      Object.fromEntries(pages[language].map(({ path, text }) => [path, anchorsIn(text)]));
    expect(anchors("zh")).toEqual(anchors("en"));
    expect(pages.en.length).toBeGreaterThan(12);
  });

  it("shows the same code in both languages, except for comments and the language", () => {
    const code = (language: Language) =>
      pages[language].map(({ path, text }) => ({
        path,
        code: codeIn(text).map((block) => block.replace(/ *(?:\/\/|#|\/\*\*) .*$/gm, "").replaceAll("zh-CN", "en")),
      }));
    expect(code("zh")).toEqual(code("en"));
  });

  it("replaces each include", () => {
    const left = languages.flatMap((language) =>
      pages[language].filter(({ text }) => /<!-- (?!keywords: )/.test(text)),
    );
    expect(left.map(({ path }) => path)).toEqual([]);
  });

  it("has each file of docs/ as a page, in reading order", async () => {
    const files = (await readdir("docs")).filter((name) => name.endsWith(".md"));
    const named = Object.values(order)
      .flat()
      .map((name) => `${name}.md`);
    expect([...named, "index.md"].sort()).toEqual(files.sort());
    expect(pages.en.map(({ path }) => path)).toEqual(["index.md", ...named]);
  });

  it("has code of at most 80 columns; only terminal output and plain text may be longer", () => {
    const texts = languages.flatMap((language) => [
      ...pages[language].flatMap(({ text }) => blocksIn(text, "(?!console|text)\\w+")),
      ...operationPages(spec, language).flatMap(({ text }) => blocksIn(text, "(?:ts|python)")),
    ]);
    expect(longLinesIn(texts)).toEqual([]);
  });

  it("links the first mention of a function on a page to its page", async () => {
    const [page] = guidePages("en", spec, ["redisStore"]).filter(({ path }) => path === "runtimes.md");
    expect(page?.text).toContain("[`redisStore`](./functions/redisStore.md)");
    expect(page?.text.split("(./functions/redisStore.md)")).toHaveLength(2);
  });
});

const errors = (
  await Promise.all(["index", "request-errors", "xt-error"].map((name) => sourceOf(`errors/${name}`)))
).join("\n");
/** The strings of a union type, or of a type with a name. */
const stringsOf = (type: string) => {
  const [, union = type] = new RegExp(`^export type ${type} =([^;]*);`, "m").exec(errors) ?? [];
  return [...union.matchAll(/"([\w-]+)"/g)].map(([, text = ""]) => text);
};
const outcomes = stringsOf("XtOutcome");
const classes = [...errors.matchAll(/^export class (\w+) extends XtError<([^>]*)>/gm)];
const codes = Object.fromEntries(classes.map(([, name = "", type = ""]) => [name, stringsOf(type).sort()]));

describe("the errors of the guide", () => {
  /** The outcomes of each code of each class. */
  const shownIn = (language: Language): Record<string, Record<string, string[]>> => {
    const parts = page(language, "errors.md").split(/^### /m).slice(1);
    const tables = parts.map((part): [string, Record<string, string[]>] => {
      const rows = rowsIn(part.split(/^## /m)[0] ?? "").slice(1);
      const outcomesOf = rows.map(([code, , outcome]) => [namesIn(code)[0], namesIn(outcome).sort()]);
      return [part.split(" ")[0] ?? "", Object.fromEntries(outcomesOf)];
    });
    return Object.fromEntries(tables);
  };

  it("are all classes and codes, each with outcomes that exist, and the same in both languages", () => {
    const shown = shownIn("en");
    const shownCodes = Object.entries(shown).map(([name, table]) => [name, Object.keys(table).sort()]);
    expect(Object.fromEntries(shownCodes)).toEqual(codes);
    for (const cell of Object.values(shown).flatMap((table) => Object.values(table))) {
      expect(cell).not.toEqual([]);
      expect(outcomes).toEqual(expect.arrayContaining(cell));
    }
    expect(shownIn("zh")).toEqual(shown);
  });
});

describe("the guide and the READMEs", () => {
  const files = ["README.md", "README.zh-CN.md", "docs/errors.md", "docs/zh/errors.md"];
  it.each(files)("explain every outcome: %s", async (file) => {
    const explained = rowsIn(await readFile(file, "utf8")).flatMap(([outcome = ""]) => namesIn(outcome));
    expect(explained).toEqual(expect.arrayContaining(outcomes));
  });

  it.each(languages)("name every code of XtTokensError on the page about tokens: %s", (language) => {
    const text = page(language, "tokens.md");
    expect(codes.XtTokensError?.filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });

  it.each(languages)("give remedies only for codes that XT documents: %s", (language) => {
    const [, remedies = ""] = /\{#xt-codes\}([\s\S]*?)^## /m.exec(page(language, "errors.md")) ?? [];
    const named = remedies.match(/\b(?:AUTH|ORDER|SYMBOL|COMMON)_\w+/g) ?? [];
    const known = spec.components.schemas.TradeMessageCode.anyOf[0].enum;
    expect(named.length).toBeGreaterThan(12);
    expect(named.filter((code) => !known.includes(code))).toEqual([]);
  });

  it.each(languages)("name every state of an order: %s", (language) => {
    const rows = rowsIn(page(language, "orders.md")).flatMap(([cell = ""]) => namesIn(cell));
    expect(rows).toEqual(expect.arrayContaining(spec.components.schemas.OrderState.anyOf[0].enum));
  });
});

describe("the page of the options", () => {
  it.each(languages)(
    "lists every option of the clients, token managers, sign-ins and their calls: %s",
    async (language) => {
      const ofCalls = ["call/options", "oauth", "client", "call/authenticate"];
      const sources = [...ofCalls, "tokens/token-events", "tokens/token-manager", "tokens/sign-in"];
      const taken = [
        "XtConnectionOptions",
        "XtCallOptions",
        "XtOAuthOptions",
        "XtAuthorizationRequest",
        "XtClientOptions",
      ].concat(["XtCredentials", "XtTokensOptions", "Listeners", "XtSignInOptions"]);
      const texts = await Promise.all(sources.map(sourceOf));
      const interfaces = texts
        .flatMap((text) => [...text.matchAll(/^(?:export )?interface (\w+)[^{]*\{\n(.*?)^\}/gms)])
        .filter(([, name = ""]) => taken.includes(name));
      const names = interfaces.flatMap(([, , members = ""]) => [...members.matchAll(/^ {2}(\w+)\??[:(]/gm)]);
      expect(interfaces).toHaveLength(taken.length);
      const shown = rowsIn(page(language, "options.md")).flatMap(([cell]) => namesIn(cell));
      expect(names.length).toBeGreaterThan(30);
      expect(names.map(([, name = ""]) => name).filter((name) => !shown.includes(name))).toEqual([]);
    },
  );
});

describe("the contradictions of XT's documentation", () => {
  it("are the same in both languages, row by row", () => {
    const quotesIn = (language: Language) => {
      const [, ...tables] = page(language, "contradictions.md").split(/^## /m);
      const rows = tables.flatMap((table) => rowsIn(table).slice(1));
      return rows.map((row) => new Set([...row.join().matchAll(/`[^`]+`|§[\d.]+|\d{4,}/g)].map(([quote]) => quote)));
    };
    expect(quotesIn("en").length).toBeGreaterThan(20);
    expect(quotesIn("zh")).toEqual(quotesIn("en"));
  });
});

/** Words that the Chinese texts must not use, and the term to use instead. */
const glossary: [wrong: RegExp, term: string][] = [
  [/令牌/, "token"],
  [/续订|自动刷新|自动更新 token/, "自动续期"],
  [/落后的从库|滞后的从库/, "有复制延迟的从库"],
  [/超时期限|截止时间|最后期限/, "超时时间"],
  [/拆包|开箱|拆封|拆开|拆好/, "解包"],
  [/(?<!触发)回调函数|回呼/, "触发回调"],
  [/响应值|回应(?!速度)|回复(?!制)|返回体|应答/, "响应"],
  [/假服务|仿真服务|伪 XT|假的 XT|替身|模拟(?:的)?接口/, "模拟服务"],
  [/端点/, "接口"],
  [/必传/, "必填"],
  [/重新发起登录/, "重新登录"],
  // A user agrees to a scope; XT's answer is a success.
  [/同意(?!授权)/, "成功"],
  [/信封/, "外层结构"],
  [/描述/, "OpenAPI 规范"],
];

describe("the Chinese texts", () => {
  it.each([
    "README.zh-CN.md",
    "spec/zh.overlay.yaml",
    "scripts/docs/words.json",
    "scripts/docs/docstrings.zh.json",
    "docs/.vitepress/zh.json",
    "docs/sequence.zh.svg",
    "src/doctor/messages.json",
    ...pages.zh.map(({ path }) => join("docs", folders.zh, path)),
  ])("use the terms of the glossary: %s", async (file) => {
    // Keywords of the search and the titles of XT's pages may be other words.
    const text = (await readFile(file, "utf8")).replace(/<!-- keywords: .* -->|「[^」]*」/g, "");
    expect(glossary.filter(([wrong]) => wrong.test(text)).map(([wrong, term]) => `${wrong}: ${term}`)).toEqual([]);
  });

  it.each(pages.zh)(
    "have no line break between Chinese characters, which readers would see as a space: $path",
    ({ text }) => {
      const prose = text.replace(/^```[\s\S]*?^```$|^<!--.*-->$/gm, "");
      expect(prose.match(/.{0,5}[\p{Script=Han}，。：；、）]\n[\p{Script=Han}（“].{0,5}/gu) ?? []).toEqual([]);
    },
  );

  it.each(pages.zh)("have a space between Chinese and Latin characters: $path", ({ text }) => {
    const words = text
      .split(/^```[\s\S]*?^```$/m)
      .join()
      // XT's own titles are quoted unchanged.
      .replace(/\[[^\]]*\]\(https:[^)]*\)|「[^」]*」|<[^>]*>|\{#[^}]*\}/g, "");
    expect(words.match(/.{0,5}(?:\p{Script=Han}[`\w]|[`\w]\p{Script=Han}).{0,5}/gu) ?? []).toEqual([]);
  });
});
