/** Generates from a changed spec, in a folder of its own for each test. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { parse, stringify } from "yaml";
import { getToken } from "../../generated/operations/getToken.js";
import { generate } from "../../scripts/generate.js";

export let folder: string;
beforeEach(async () => {
  // Inside the project, whose package.json makes the generated files modules.
  await mkdir(".tmp", { recursive: true });
  folder = await mkdtemp(".tmp/generate-");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

export async function contentsOf(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((file) => relative(directory, join(file.parentPath, file.name)));
  const texts = names.map(async (name) => [name, await readFile(join(directory, name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

export const { path } = getToken;
const source = await readFile("spec/openapi.yaml", "utf8");

// biome-ignore lint/suspicious/noExplicitAny: each edit changes another part.
export type Spec = any;
export type Parts = { spec: Spec; operation: Spec; schemas: Spec };

/** Generates from a spec that has only the sign-in's operation, changed by `edit`. */
export async function generateEdited(edit: (parts: Parts) => unknown): Promise<void> {
  const spec = parse(source);
  spec.paths = { [path]: spec.paths[path] };
  edit({ spec, operation: spec.paths[path].get, schemas: spec.components.schemas });
  await writeFile(join(folder, "openapi.yaml"), stringify(spec));
  await generate(join(folder, "openapi.yaml"), join(folder, "generated"));
}
