/** Generates from a changed spec. */
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parse, stringify } from "yaml";
import { getToken } from "../../generated/operations/getToken.js";
import { generate } from "../../scripts/generate.js";

/** Creates a folder inside the project, whose package.json makes the generated files modules. */
export async function newFolder(): Promise<string> {
  await mkdir(".tmp", { recursive: true });
  return mkdtemp(".tmp/generate-");
}

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
type Spec = any;
export type Parts = { spec: Spec; operation: Spec; schemas: Spec };

/** Generates from a spec that has only the sign-in's operation, changed by `edit`, into `generated/` of a folder. */
export async function generateEdited(folder: string, edit: (parts: Parts) => unknown): Promise<void> {
  const spec = parse(source);
  spec.paths = { [path]: spec.paths[path] };
  edit({ spec, operation: spec.paths[path].get, schemas: spec.components.schemas });
  await writeFile(join(folder, "openapi.yaml"), stringify(spec));
  await generate(join(folder, "openapi.yaml"), join(folder, "generated"));
}
