/** `npm run generate`: the same bytes each time, and clear refusals. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { getToken } from "../../generated/operations/getToken.js";
import { generate } from "../../scripts/generate.js";

let folder: string;
beforeEach(async () => {
  // Inside the project, so that what is compiled there finds the packages.
  await mkdir(".tmp", { recursive: true });
  folder = await mkdtemp(".tmp/generate-");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function contentsOf(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = files.map((file) => relative(directory, join(file.parentPath, file.name))).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), "utf8")])),
  );
}

/** Writes the real spec, changed by `edit`, and generates from it. */
async function generateEdited(edit: (spec: Record<string, never>) => void): Promise<void> {
  const spec = parse(await readFile("spec/openapi.yaml", "utf8"));
  edit(spec);
  await writeFile(join(folder, "openapi.yaml"), stringify(spec));
  await generate(join(folder, "openapi.yaml"), join(folder, "generated"));
}

describe("generated/", () => {
  it("is what the spec gives, byte for byte", async () => {
    await generate("spec/openapi.yaml", folder);
    expect(await contentsOf(folder)).toEqual(await contentsOf("generated"));
  });

  it("needs nothing at run time", async () => {
    const sources = Object.entries(await contentsOf("generated")).filter(([name]) => name.endsWith(".js"));
    const imports = sources.flatMap(([, text]) => [...text.matchAll(/(?:from|import|require)\s*\(?"([^"]+)"/g)]);
    expect(
      imports
        .map(([, name]) => name)
        .filter((name) => !/^\.\.?\/(?:operations|validated|inputs|results|message-codes)\//.test(`${name}`)),
    ).toEqual([]);
  });
});

describe("a spec that can't be generated from", () => {
  const { path } = getToken;

  it("is refused for an operation without an operationId", async () => {
    const edited = generateEdited((spec) => delete Object(spec).paths[path].get.operationId);
    await expect(edited).rejects.toThrow(`get ${path}: give it an operationId`);
  });

  it("is refused for an answer outside the envelope", async () => {
    const edited = generateEdited((spec) => {
      Object(spec).components.schemas.TokenSuccess.properties = { returnCode: { type: "integer" } };
    });
    await expect(edited).rejects.toThrow("with a branch whose property rc is");
  });

  it("is refused without a server", async () => {
    await expect(generateEdited((spec) => Object.assign(spec, { servers: [] }))).rejects.toThrow("names no server");
  });

  it("is refused for a reference into nowhere", async () => {
    const edited = generateEdited((spec) => {
      Object(spec).components.schemas.TokenSuccess.properties.result.$ref = "#/components/schemas/Nothing";
    });
    await expect(edited).rejects.toThrow("TokenSuccess/properties/result: Can't resolve $ref");
  });

  it("is refused for a keyword that the validators would pass over", async () => {
    const edited = generateEdited((spec) => {
      Object(spec).components.schemas.Token.unevaluatedProperties = false;
    });
    await expect(edited).rejects.toThrow('unknown keyword: "unevaluatedProperties"');
  });

  it("leaves what was generated before as it was", async () => {
    await generate("spec/openapi.yaml", join(folder, "generated"));
    const before = await contentsOf(join(folder, "generated"));
    await generateEdited((spec) => delete Object(spec).paths[path].get.operationId).catch(() => undefined);
    expect(await contentsOf(join(folder, "generated"))).toEqual(before);
  });
});
