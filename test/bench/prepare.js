/** Generates the clients of hey-api and orval from the spec, and the JavaScript of both, file by file as a build would. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { build } from "esbuild";
import { generate } from "orval";

const spec = fileURLToPath(new URL("../../generated/openapi.json", import.meta.url));
const folder = fileURLToPath(new URL(".tmp", import.meta.url));

export async function prepare() {
  await rm(folder, { recursive: true, force: true });
  await createClient({
    input: spec,
    output: { path: join(folder, "hey-api"), module: { extension: ".js" } },
    logs: { level: "silent", file: false },
  });
  const target = join(folder, "orval/client.ts");
  const baseUrl = { runtime: "globalThis.orvalBaseUrl" };
  await generate({ input: spec, output: { target, client: "fetch", baseUrl } }, folder, { logLevel: "warn" });
  const files = await readdir(folder, { recursive: true });
  const entryPoints = files.filter((file) => file.endsWith(".ts")).map((file) => join(folder, file));
  await build({ entryPoints, outdir: folder, outbase: folder, format: "esm", target: "es2022" });
}
