/**
 * Makes `generated/` out of `spec/openapi.yaml`: the flow runs from top to bottom in `generatedFiles`, one room of `generate/` a
 * step. The same spec always gives the same bytes: nothing here reads the clock, the network or the order of a folder.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenAPI3 } from "openapi-typescript";
import { exampleFiles } from "./generate/examples.js";
import { renewedPages } from "./generate/mentions.js";
import { messageCodeFiles } from "./generate/message-codes.js";
import { operationFiles, serverSource } from "./generate/operations.js";
import { findOperations, readSpec } from "./generate/spec.js";
import { typeFiles } from "./generate/types.js";

/** What a spec generates: each file's text by its name below `generated/`. Nothing is written. */
export async function generatedFiles(specFile: string): Promise<ReadonlyMap<string, string>> {
  return filesOf(await readSpec(specFile));
}

/** What a spec changes in the project at `root`: `generated/` as it is to be, and what our own pages show of the spec. */
export async function filesToRenew(root: string, specFile: string): Promise<ReadonlyMap<string, string>> {
  const before: OpenAPI3 = JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8"));
  const spec = await readSpec(specFile);
  const pages = await renewedPages(root, before, spec);
  const generated = [...(await filesOf(spec))].map(([name, text]): [string, string] => [`generated/${name}`, text]);
  return new Map([...pages, ...generated]);
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

/** Writes all that a spec generates in place of what stands in `outDir`; nothing is touched where the spec is refused. */
export async function generate(specFile: string, outDir: string): Promise<void> {
  const files = await generatedFiles(specFile);
  // An operation that the spec no longer has must not live on.
  await rm(outDir, { recursive: true, force: true });
  await write(outDir, files);
}

async function write(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const name of files.keys()) await mkdir(dirname(join(root, name)), { recursive: true });
  await Promise.all([...files].map(([name, text]) => writeFile(join(root, name), text)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = await filesToRenew(".", "spec/openapi.yaml");
  await rm("generated", { recursive: true });
  await write(".", files);
}
