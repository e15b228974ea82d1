/** The doc comments of the packed declarations. An editor shows them on hover: each must stand at the same field as in the source. */
import { readdir, readFile, realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, inject, it } from "vitest";
import config from "../../tsdown.config.js";

const [imported] = config;

interface DocComment {
  /** The path of the member that it describes, and its text: `PlaceOrderInput.price: The limit price.` */
  documented: string;
  /** The file that holds it. */
  file: string;
}

/**
 * Every doc comment that a caller can reach from the entries: of each exported declaration, of the declarations that it refers to,
 * and of their members at any depth.
 */
function docComments(entries: string[], folder: string, options: ts.CompilerOptions): DocComment[] {
  const program = ts.createProgram(entries, options);
  const checker = program.getTypeChecker();
  const found: DocComment[] = [];
  const reached = new Set<ts.Node>();

  function reach(symbol: ts.Symbol | undefined): void {
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of target?.declarations ?? []) {
      const file = relative(folder, declaration.getSourceFile().fileName);
      if (/^\.\.|node_modules/.test(file) || !isTopLevel(declaration) || reached.has(declaration)) continue;
      reached.add(declaration);
      visit(declaration, [], file);
    }
  }

  function visit(node: ts.Node, parents: string[], file: string): void {
    if (isPrivate(node)) return;
    if (ts.isIdentifier(node)) reach(checker.getSymbolAtLocation(node));
    const path = isNamed(node) ? [...parents, nameOf(node)] : parents;
    const comment = isNamed(node) && ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
    if (comment) found.push({ documented: `${path.join(".")}: ${textOf(comment)}`, file });
    // Declaration files have neither bodies nor values.
    const { body, initializer } = node as { body?: ts.Node; initializer?: ts.Node };
    ts.forEachChild(node, (child) => {
      if (child !== body && child !== initializer) visit(child, path, file);
    });
  }

  for (const entry of entries) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry) ?? expect.unreachable(`no ${entry}`));
    for (const symbol of checker.getExportsOfModule(module ?? expect.unreachable(`${entry} exports nothing`))) {
      reach(symbol);
    }
  }
  return found;
}

const isTopLevel = (node: ts.Node) =>
  ts.isSourceFile(node.parent) || (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent));

const isPrivate = (node: ts.Node) =>
  ts.isClassElement(node) &&
  (ts.isPrivateIdentifier(node.name ?? node) || (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0);

const isNamed = (node: ts.Node): node is ts.NamedDeclaration =>
  ts.isTypeElement(node) ||
  ts.isClassElement(node) ||
  ts.isParameter(node) ||
  ts.isEnumMember(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isDeclarationStatement(node);

function nameOf({ name, kind }: ts.NamedDeclaration): string {
  if (!name) return ts.SyntaxKind[kind];
  // A bundler tells two declarations of one name apart by a number.
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text.replace(/\$\d+$/, "") : name.getText();
}

/** The comment's words, however its lines are indented and broken. */
const textOf = (comment: ts.JSDoc) =>
  comment
    .getText()
    .slice("/**".length, -"*/".length)
    .replaceAll(/^\s*\*/gm, "")
    .replaceAll(/\s+/g, " ")
    .trim();

const sorted = (comments: DocComment[]) => comments.map(({ documented }) => documented).sort();

const { exports } = JSON.parse(await readFile("package.json", "utf8"));
/** The source of each entry that callers import, by its name in `dist/`. */
const sources = Object.entries<string>(Object(imported?.entry)).filter(
  ([name]) => (name === "index" ? "." : `./${name}`) in exports,
);
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile("tsconfig.build.json", ts.sys.readFile).config,
  ts.sys,
  ".",
);
const written = docComments(
  sources.map(([, source]) => resolve(source)),
  resolve(),
  options,
);

describe("the doc comments of the public API", () => {
  it("are all read from the generated types", async () => {
    const file = "generated/types.ts";
    const comments = (await readFile(file, "utf8")).match(/\/\*\*/g);
    expect(written.filter((comment) => comment.file === file)).toHaveLength(comments?.length ?? 0);
  });

  it("stand at the same fields in the packed declarations, which are the same for import and require()", async () => {
    const dist = await realpath(join(inject("consumer"), "node_modules/xt-oauth/dist"));
    const entries = sources.map(([name]) => join(dist, `${name}.d.ts`));
    const packed = docComments(entries, dist, { module: ts.ModuleKind.NodeNext, types: [] });
    expect(sorted(packed)).toEqual(sorted(written));
    const files = (await readdir(dist)).filter((name) => name.endsWith(".d.ts"));
    const text = async (name: string) => (await readFile(join(dist, name), "utf8")).replaceAll(".cjs", ".js");
    for (const file of files) expect(await text(file.replace(".d.ts", ".d.cts")), file).toBe(await text(file));
  });
});
