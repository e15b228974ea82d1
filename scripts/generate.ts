/**
 * Generates `generated/` from `spec/openapi.yaml`. `filesOf` calls the steps, one file of `generate/` each. The same spec always gives
 * the same bytes: nothing here depends on the time, the network or the order of files in a folder.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenAPI3 } from "openapi-typescript";
import { exampleFiles } from "./generate/examples.js";
import { messageCodeFiles } from "./generate/message-codes.js";
import { operationFiles, serverSource } from "./generate/operations.js";
import { updatedReferences } from "./generate/path-references.js";
import { findOperations, readSpec } from "./generate/spec.js";
import { typeFiles } from "./generate/types.js";

/** Returns the contents of the generated files of a spec, by their names below `generated/`. Writes nothing. */
export async function generatedFiles(specFile: string): Promise<ReadonlyMap<string, string>> {
  return filesOf(await readSpec(specFile));
}

/** Returns the files that a spec changes in the project at `root`: `generated/`, and files that refer to paths or hosts of the spec. */
export async function filesToUpdate(root: string, specFile: string): Promise<ReadonlyMap<string, string>> {
  const before: OpenAPI3 = JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8"));
  const spec = await readSpec(specFile);
  const references = await updatedReferences(root, before, spec);
  const generated = [...(await filesOf(spec))].map(([name, text]): [string, string] => [`generated/${name}`, text]);
  return new Map([...references, ...generated]);
}

async function filesOf(spec: OpenAPI3): Promise<ReadonlyMap<string, string>> {
  const operations = findOperations(spec);
  return new Map([
    ["openapi.json", `${JSON.stringify(spec, null, 2)}\n`],
    ["server.ts", serverSource(spec)],
    ...operationFiles(spec, operations),
    ...messageCodeFiles(spec, operations),
    ...exampleFiles(spec, operations),
    ...(await typeFiles(spec, operations)),
  ]);
}

/** Replaces the contents of `outDir` with the generated files of a spec. If the spec is invalid, it changes nothing. */
export async function generate(specFile: string, outDir: string): Promise<void> {
  const files = await generatedFiles(specFile);
  // Files of operations that were removed from the spec must go.
  await rm(outDir, { recursive: true, force: true });
  await write(outDir, files);
}

async function write(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const name of files.keys()) await mkdir(dirname(join(root, name)), { recursive: true });
  await Promise.all([...files].map(([name, text]) => writeFile(join(root, name), text)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = await filesToUpdate(".", "spec/openapi.yaml");
  await rm("generated", { recursive: true });
  await write(".", files);
}
