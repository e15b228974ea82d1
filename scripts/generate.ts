/**
 * Makes `generated/` out of `spec/openapi.yaml`: the flow runs from top to bottom in `generatedFiles`, one room of `generate/` a
 * step. The same spec always gives the same bytes: nothing here reads the clock, the network or the order of a folder.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { banner } from "./generate/banner.js";
import { exampleFiles } from "./generate/examples.js";
import { messageCodeFiles } from "./generate/message-codes.js";
import { operationFiles } from "./generate/operations.js";
import { findOperations, readSpec } from "./generate/spec.js";

// Imported, it would take TypeScript's nine megabytes with it through Node's ESM loader, which reads them three times over.
const require = createRequire(import.meta.url);
const { default: openapiTS, astToString }: typeof import("openapi-typescript") = require("openapi-typescript");

/** What a spec generates: each file's text by its name below `generated/`. Nothing is written. */
export async function generatedFiles(specFile: string): Promise<ReadonlyMap<string, string>> {
  const spec = await readSpec(specFile);
  const operations = findOperations(spec);
  const server = spec.servers?.[0]?.url;
  if (server === undefined) throw new Error("the spec names no server: the first one is the client's default");
  return new Map([
    ["openapi.json", `${JSON.stringify(spec, null, 2)}\n`],
    ["types.ts", `${banner}\n${astToString(await openapiTS(structuredClone(spec)))}`],
    ["server.ts", `${banner}\n/** The spec's first server. */\nexport const server = ${JSON.stringify(server)};\n`],
    ...operationFiles(spec, operations),
    ...messageCodeFiles(spec),
    ...exampleFiles(spec, operations),
  ]);
}

/** Writes all that a spec generates in place of what stands in `outDir`; nothing is touched where the spec is refused. */
export async function generate(specFile: string, outDir: string): Promise<void> {
  const files = await generatedFiles(specFile);
  // An operation that the spec no longer has must not live on.
  await rm(outDir, { recursive: true, force: true });
  for (const name of files.keys()) await mkdir(dirname(join(outDir, name)), { recursive: true });
  await Promise.all([...files].map(([name, text]) => writeFile(join(outDir, name), text)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await generate("spec/openapi.yaml", "generated");
