/** Tests the doc comments of the packed declarations. Editors show them on hover, so each must be at the same name as in the source. */
import { readdir, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, it } from "vitest";

/** Every doc comment of a text, with the name that it describes: `price: The limit price.` */
function docComments(text: string): string[] {
  const described =
    /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*(?:(?:export|declare|default|readonly|async|static|abstract|override|get|type|interface|class|const|let|function) )*(["\w$]+|\[|\()/g;
  return [...text.matchAll(described)].map(([, comment = "", name = ""]) => {
    const words = comment
      .replaceAll(/^\s*\*/gm, "")
      .replaceAll(/\s+/g, " ")
      .trim();
    // A bundler adds a number to one of two equal names.
    return `${name.replace(/\$\d+$/, "")}: ${words}`;
  });
}

const textsIn = async (folder: string, ending: string): Promise<Map<string, string>> => {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const)),
  );
};

it("the packed declarations have the doc comments of the sources, at the same names", async () => {
  const dist = await realpath(join(inject("consumer"), "node_modules/xt-oauth/dist"));
  const declarations = await textsIn(dist, ".d.ts");
  const packed = [...declarations.values()].flatMap(docComments);
  const sources = [...(await textsIn("src", ".ts")).values(), ...(await textsIn("generated", ".ts")).values()];
  const written = new Set(sources.flatMap(docComments));
  expect(packed.filter((comment) => !written.has(comment))).toEqual([]);
  // No description of the spec's fields is missing.
  const types = docComments(await readFile("generated/types.ts", "utf8"));
  expect(types.length).toBeGreaterThan(100);
  expect(types.filter((comment) => !packed.includes(comment))).toEqual([]);
  // The declarations for require() differ only in the names of files.
  const forRequire = await textsIn(dist, ".d.cts");
  for (const [name, text] of declarations) {
    expect(forRequire.get(name.replace(".d.ts", ".d.cts"))?.replaceAll(".cjs", ".js"), name).toBe(text);
  }
});
