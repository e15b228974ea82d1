/** Copies of this project to generate in, with its own spec or a larger one: `scripts/generate.ts` knows its own places only. */
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { tokenPath } from "./exchange.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What generating needs, and no more: the script doesn't read Redocly's configuration, and openapi-typescript, which does,
 * doesn't understand it.
 *
 * @param {string} name
 * @param {(spec: string) => string} [changed]
 */
export async function copyProject(name, changed = (spec) => spec) {
  const copy = join(root, "bench/.tmp/generation", name);
  await rm(copy, { recursive: true, force: true });
  await mkdir(join(copy, "spec"), { recursive: true });
  for (const part of ["package.json", "tsconfig.json", "scripts"]) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  const spec = await readFile(join(root, "spec/openapi.yaml"), "utf8");
  await writeFile(join(copy, "spec/openapi.yaml"), changed(spec));
  return copy;
}

/**
 * A spec that holds this spec's operation again and again, under other paths.
 *
 * @param {string} text
 * @param {number} size
 */
export function grown(text, size) {
  const spec = parse(text);
  const { get } = spec.paths[tokenPath];
  const operations = Array.from({ length: size }, (_, at) => ({ ...get, operationId: `${get.operationId}${at}` }));
  spec.paths = Object.fromEntries(operations.map((get, at) => [`${tokenPath}/${at}`, { get }]));
  return stringify(spec, { aliasDuplicateObjects: false });
}
