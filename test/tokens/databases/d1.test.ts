/** Tests `d1Store` inside a Cloudflare Worker: workerd and its D1 run on this machine. */
import { resolve } from "node:path";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { d1Store, postgresStore } from "../../../src/tokens/index.js";

/** D1 writes to the disk, which takes long on a busy machine. */
const timeout = 180_000;

let worker: Miniflare;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ["test/tokens/databases/d1-worker.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    alias: { "#adapter": resolve("src/http/adapters/fetch.ts") },
    logLevel: "warning",
  });
  const script = outputFiles[0]?.text ?? "";
  const options = { modules: true, script, compatibilityDate: "2026-01-01", compatibilityFlags: ["nodejs_compat"] };
  worker = new Miniflare({ ...options, d1Databases: ["DB"], host: "127.0.0.1" });
});
afterAll(() => worker?.dispose());

it.each([
  ["meets the requirements of a token store", "requirements", "met"],
  ["rejects with SQLite's code if the table is missing", "withoutTable", "SQLITE_ERROR"],
  ["deletes expired records with its statement, and no others", "cleanUp", [null, "a", "b"]],
])("d1Store() in a Worker %s", { timeout }, async (_, check, result) => {
  const response = await worker.dispatchFetch(`http://127.0.0.1/${check}`);
  expect(await response.json()).toEqual({ result });
});

it.each([undefined, {}, { prepare: 5, query: 5 }])(
  "d1Store() and postgresStore() refuse %j, which is not a database",
  (other) => {
    for (const createStore of [d1Store, postgresStore]) {
      const error = { name: "XtConfigError", code: "invalid_option", operation: createStore.name };
      expect(() => createStore(other as never)).toThrow(expect.objectContaining(error));
    }
  },
);
