/** Checks what an editor shows on hover: every export of every entry has a docstring, and so does every public member. */
import { readFile } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import wordings from "../../scripts/docs/docstrings.zh.json" with { type: "json" };
import { docstrings, functionPages, readFunctions } from "../../scripts/docs/functions.js";
import { guidePages } from "../../scripts/docs/guide.js";
import { inlined } from "../../scripts/generate/resolve.js";

const entries = ["src/index.ts", "src/openapi-fetch.ts", "src/testing/index.ts", "src/tokens/index.ts"];
const { config } = ts.readConfigFile("tsconfig.build.json", ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
const extended = ts.parseJsonConfigFileContent(ts.readConfigFile("tsconfig.json", ts.sys.readFile).config, ts.sys, ".");
const program = ts.createProgram(entries, { ...extended.options, ...options, noEmit: true });
const checker = program.getTypeChecker();

const ours = (symbol: ts.Symbol) =>
  symbol.declarations?.some((declaration) => {
    const path = relative(resolve("."), declaration.getSourceFile().fileName);
    // Generated code takes its descriptions from the spec, so it isn't checked here.
    return path.startsWith("src/");
  }) ?? false;

const isPublic = (symbol: ts.Symbol) =>
  !symbol.declarations?.some((declaration) => {
    const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
    const name = ts.getNameOfDeclaration(declaration);
    // Users of the package can't hover over a name that isn't an identifier (#private, [symbol]).
    return (ts.getCombinedModifierFlags(declaration) & hidden) !== 0 || (name !== undefined && !ts.isIdentifier(name));
  });

function membersOf(symbol: ts.Symbol): ts.Symbol[] {
  const shape = symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias);
  if (!shape) return [];
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const types = type.isUnion() ? type.types : [type];
  return types
    .filter(({ flags }) => flags & ts.TypeFlags.Object)
    .flatMap((one) => checker.getPropertiesOfType(one))
    .filter((member) => ours(member) && isPublic(member));
}

// The generated types have the spec's descriptions in this tag.
const documented = (symbol: ts.Symbol) =>
  symbol.getDocumentationComment(checker).length > 0 ||
  symbol.getJsDocTags(checker).some(({ name, text }) => name === "description" && text !== undefined);

function exportsOf(entry: string): ts.Symbol[] {
  const file = program.getSourceFile(entry);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${entry} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter(ours);
}

describe.each(entries)("%s", (entry) => {
  it("explains every export, and its public members", () => {
    const undocumented = exportsOf(entry).flatMap((symbol) =>
      [symbol, ...membersOf(symbol)]
        .filter((one) => !documented(one))
        .map((one) => (one === symbol ? symbol.name : `${symbol.name}.${one.name}`)),
    );
    expect([...new Set(undocumented)]).toEqual([]);
  });
});

// The build of the site writes these pages beforehand.
const functions = readFunctions();

describe("the pages of the functions", () => {
  it("name in no alias a type that the reader can't look up", () => {
    const own = functions.pages.map(({ path }) => basename(path, ".md"));
    const known = [
      "Promise",
      "Readonly",
      "Record",
      "Response",
      "RequestInit",
      "URL",
      "Id",
      "Input",
      "Result",
      "Options",
    ];
    const unknown = functions.pages.flatMap(({ path, text }) => {
      const [, alias = ""] = /^> \*\*\w+\*\*.* = (.*)$/m.exec(text) ?? [];
      const names = alias.replace(/\[`[^`]*`\]\([^)]*\)/g, "").match(/(?<=`)[A-Z]\w*(?=`)/g) ?? [];
      return names.filter((name) => !known.includes(name) && !own.includes(name)).map((name) => `${path}: ${name}`);
    });
    expect(unknown).toEqual([]);
    expect(functions.pages.filter(({ text }) => text.includes("`Done`")).map(({ path }) => path)).toEqual([]);
  });

  it("have code of at most 80 columns", async () => {
    const spec = inlined(JSON.parse(await readFile("generated/openapi.json", "utf8")));
    const pages = functionPages(functions, "en", guidePages("en", spec));
    const lines = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/^```\w+\n([\s\S]*?)^```/gm)].flatMap(([, code = ""]) =>
        code.split("\n").map((line) => ({ path, line })),
      ),
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter(({ line }) => line.length > 80)).toEqual([]);
  });

  it.each([
    "createXtOAuth",
    "createXtSignIn",
    "createXtTokens",
    "createXtClient",
    "createClient",
    "fakeXt",
    "placeOrderOnce",
  ])("begin with a whole example of %s, and lead to its guide", async (name) => {
    const spec = inlined(JSON.parse(await readFile("generated/openapi.json", "utf8")));
    const pages = functionPages(functions, "en", guidePages("en", spec));
    const text = pages.find(({ path }) => path === `functions/${name}.md`)?.text ?? "";
    expect(text).toMatch(/^# .*\n\n\[Guide: [^\]]+\]\(\.\.\/[\w-]+\.md#[\w-]+\)\n\n```ts\nimport /);
    expect(text.split("```ts")).toHaveLength(2);
  });
});

describe("the Chinese pages of the functions", () => {
  it("have a wording of each docstring in docstrings.zh.json, which has no others", () => {
    const pages = functionPages(functions, "zh", []);
    expect(pages.length).toBeGreaterThan(60);
    expect([...docstrings].filter((text) => !(text in wordings))).toEqual([]);
    expect(Object.keys(wordings).filter((text) => !docstrings.has(text))).toEqual([]);
  });

  it("say in Chinese what a function does, and keep its code and its links", () => {
    const pages = functionPages(functions, "zh", []);
    const text = pages.find(({ path }) => path === "functions/settleOrder.md")?.text ?? "";
    expect(text).toMatch(/^## 参数$/m);
    expect(text).toContain("[placeOrderOnce](placeOrderOnce.md) 的后半部分");
    expect(text).toContain("`sentAt`");
  });
});
