/** Copies of this project to generate in, with its own spec or a larger one: what generates knows its own places only. */
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { tokenPath } from "./exchange.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

// openapi-typescript reads Redocly's configuration, and doesn't understand it; the script doesn't read it.
const left = ["node_modules", ".git", ".tmp", "dist", "site", "test", "redocly.yaml"];

/**
 * @param {string} name
 * @param {(spec: string) => string} [changed]
 */
export async function copyProject(name, changed = (spec) => spec) {
  const copy = join(root, "test/bench/.tmp/generation", name);
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  const parts = (await readdir(root)).filter((part) => !left.includes(part));
  for (const part of parts) await cp(join(root, part), join(copy, part), { recursive: true });
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
  for (let more = 1; more < size; more += 1) {
    spec.paths[`${tokenPath}/${more}`] = { get: { ...get, operationId: `another${more}` } };
  }
  return stringify(spec, { aliasDuplicateObjects: false });
}
