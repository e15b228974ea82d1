/** Tests that the first call of an operation loads only this operation. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { limitOrder } from "../client-with-responses.js";

const run = promisify(execFile);

/** The files of `dist/operations/` that a program has loaded, from V8's coverage report. */
async function operationsLoadedBy(format: "module" | "commonjs", program: string): Promise<string[]> {
  const dist = await realpath(join(inject("consumer"), "node_modules/xt-oauth/dist"));
  const load = format === "module" ? 'import("xt-oauth")' : 'require("xt-oauth")';
  const text = `(async () => { const { createXtClient } = await ${load}; ${program} })();`;
  const coverage = await mkdtemp(join(tmpdir(), "xt-oauth-loaded-"));
  await run(process.execPath, [`--input-type=${format}`, "--eval", text], {
    cwd: inject("consumer"),
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  });
  const reports = await Promise.all((await readdir(coverage)).map((file) => readFile(join(coverage, file), "utf8")));
  await rm(coverage, { recursive: true });
  const files = reports
    .flatMap((report): { url: string }[] => JSON.parse(report).result)
    .filter(({ url }) => url.startsWith("file:"))
    .map(({ url }) => relative(dist, fileURLToPath(url)));
  const entry = format === "module" ? "index.js" : "index.cjs";
  expect(files).toContain(entry);
  return files.filter((file) => file.startsWith("operations/")).sort();
}

const calls = [
  { id: "getOrder", input: { orderId: "6216559590087220004" }, loads: ["Order", "getOrder"] },
  { id: "getTrades", input: { limit: 100 }, loads: ["getTrades"] },
  { id: "placeOrder", input: limitOrder, loads: ["placeOrder"] },
];

describe.each([
  { format: "module", extension: "js" },
  { format: "commonjs", extension: "cjs" },
] as const)("as $format", ({ format, extension }) => {
  it("a client loads no operation", async () => {
    const program = `createXtClient({ appKey: "a-key", secretKey: "a-secret" }).forUser("a-token");`;
    expect(await operationsLoadedBy(format, program)).toEqual([]);
  });

  it.each(calls)("the first call of $id loads what it needs, and no other operation", async ({ id, input, loads }) => {
    const program = `
      const fetch = async () => Response.json(${JSON.stringify(exampleOf(id, "success"))});
      const user = createXtClient({ appKey: "a-key", secretKey: "a-secret", fetch }).forUser("a-token");
      await user.${id}(${JSON.stringify(input)});`;
    expect(await operationsLoadedBy(format, program)).toEqual(loads.map((name) => `operations/${name}.${extension}`));
  });
});
