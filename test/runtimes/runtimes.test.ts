/** The packed package on every runtime that it is said to work on: `npm run test:runtimes`. */
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { binaryOf, type Runtime, runtimes } from "./runtimes.js";
import { type Api, startApi } from "./server.js";

const run = promisify(execFile);
const consumer = inject("consumer");

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

/** Runs the module in the stranger's folder, beside the installed package. */
async function runModule(binary: string, args: string[]): Promise<unknown> {
  await cp(resolve("test/runtimes/smoke.js"), join(consumer, "smoke.js"));
  const where = JSON.stringify({ api: api.url, nobody: api.nobody });
  const main = `import { smoke } from "./smoke.js"; console.log(JSON.stringify(await smoke(${where})));`;
  await writeFile(join(consumer, "main.js"), main);
  const { stdout } = await run(binary, [...args, "main.js"], { cwd: consumer, timeout: 30_000 });
  return JSON.parse(stdout);
}

const configuration = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);`;

/** Bundles the module into a Worker, serves that, and asks it. */
async function runWorker(binary: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-worker-"));
  const where = JSON.stringify({ api: api.url, nobody: api.nobody });
  await cp(resolve("test/runtimes/smoke.js"), join(consumer, "smoke.js"));
  await build({
    stdin: {
      contents: `import { smoke } from "./smoke.js";
        export default { async fetch() { return Response.json(await smoke(${where})); } };`,
      resolveDir: consumer,
    },
    outfile: join(folder, "worker.mjs"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    conditions: ["workerd", "worker"],
    mainFields: ["module", "main"],
    logLevel: "silent",
  });
  await writeFile(join(folder, "config.capnp"), configuration);
  // Descriptor 3 is where workerd tells the port that it was given.
  const workerd = spawn(binary, ["serve", join(folder, "config.capnp"), "--control-fd=3"], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      workerd.once("exit", (code) => reject(new Error(`workerd ended with exit code ${code}`)));
      workerd.stdio[3]?.once("data", (line: Buffer) => resolve(JSON.parse(line.toString()).port));
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return JSON.parse(text);
  } finally {
    workerd.kill();
    await rm(folder, { recursive: true });
  }
}

/** These send a GET again by themselves when a kept connection dies under it, and fetch has nothing to stop them with. */
const resends = ["workerd"];

describe.each(Object.entries(runtimes))("%s", (name, runtime: Runtime) => {
  it("signs a user in, and knows what became of a request that failed", async () => {
    const binary = await binaryOf(runtime);
    const result = runtime.args ? await runModule(binary, runtime.args) : await runWorker(binary);
    const lost = { name: "XtNetworkError", code: "connection_lost", outcome: "unknown", leaks: false };
    const notSent = { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent", leaks: false };
    expect(result).toMatchObject({
      user: "12345678",
      renewed: "12345678",
      // A Worker is told "Network connection lost." of either.
      refused: name === "workerd" ? lost : notSent,
      redirected: { name: "XtHttpError", code: "redirect_refused", outcome: "unknown", leaks: false },
      lost,
      stalled: { name: "XtTimeoutError", code: "timeout", outcome: "unknown", leaks: false },
    });
    const lostOnes = resends.includes(name) ? ["/lost", "/lost"] : ["/lost"];
    const prefixes = ["", "", "/redirected", ...lostOnes, "/stalled"];
    expect(api.asked).toEqual(prefixes.map((prefix) => `${prefix}${getToken.path}`));
  }, 120_000);
});

it("is every runtime that the README names", async () => {
  const readme = await readFile("README.md", "utf8");
  const named =
    /tested on Node ([\d, and]+),\s+Bun, Deno and Cloudflare's workerd/.exec(readme)?.[1]?.match(/\d+/g) ?? [];
  expect([...named.map((version) => `Node ${version}`), "Bun", "Deno", "workerd"]).toEqual(Object.keys(runtimes));
});
