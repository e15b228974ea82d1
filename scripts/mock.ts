/** Starts Prism, the mock of the API, as a child process on a loopback port. `npm run mock [-- PORT]` serves it until it is stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { getToken } from "../generated/operations/getToken.js";
import { servedUntilStopped } from "./serve-until-stopped.js";

export interface Mock {
  /** The base URL of the mock, such as `http://127.0.0.1:4010`. */
  readonly baseUrl: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;
const exitWithParent = new URL("exit-with-parent.js", import.meta.url).href;

/** Starts the mock server. A `port` of 0 is a free port. */
export async function startMock(specFile = "spec/openapi.yaml", port = 0): Promise<Mock> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("@stoplight/prism-cli/package.json");
  const bin = join(dirname(manifest), require(manifest).bin.prism);
  const spec = JSON.stringify(parse(await readFile(specFile, "utf8")), withoutInt64);
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-mock-"));
  const served = join(folder, "openapi.json");
  await writeFile(served, spec);
  const args = [bin, "mock", served, "--host", "127.0.0.1", "--port", `${port}`];
  const prism = spawn(process.execPath, ["--import", exitWithParent, ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, MOCK_FOLDER: folder },
  });
  const exited = new Promise<void>((resolve) => prism.once("exit", () => resolve()));
  // The folder is removed last: Prism watches the file that it serves, and restarts on another port if the file disappears.
  const stop = async () => {
    prism.kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { baseUrl: await listeningAddress(prism), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Prism refuses an `int64` that a JavaScript number can't hold, and XT's ids are such numbers. */
function withoutInt64(key: string, value: unknown): unknown {
  return key === "format" && value === "int64" ? undefined : value;
}

/** Reads the address from the start of Prism's log. What follows is never printed: it contains each request's URL with its secrets. */
function listeningAddress(prism: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = "";
    const timer = setTimeout(() => reject(new Error("Prism did not start within 60 s")), startTimeoutMs);
    const read = (chunk: Buffer) => {
      log += chunk;
      const address = /Prism is listening on (http:\/\/[\d.]+:\d+)/.exec(log)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      // Both pipes must be read, because a full pipe blocks Prism.
      for (const stream of [prism.stdout, prism.stderr]) stream?.off("data", read).resume();
      resolve(address);
    };
    prism.stdout?.on("data", read);
    prism.stderr?.on("data", read);
    prism.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`Prism ended with exit code ${code} before it listened:\n${log}`));
    });
  });
}

/** Serves the mock until the process gets a signal, or its parent ends. */
async function serve(port: number): Promise<void> {
  const mock = await servedUntilStopped(startMock("spec/openapi.yaml", port));
  const query = "client_id=example-client&client_secret=example-secret&grant_type=authorization_code&code=example-code";
  const url = `${mock.baseUrl}${getToken.path}?${query}`;
  console.log(`The mock of the API listens on ${mock.baseUrl}. Press Ctrl-C to stop it.

Exchange a code:
  curl '${url}'

Choose the response by its name in the spec, or by its HTTP status:
  curl -H 'Prefer: example=business-failure' '${url}'
  curl -i -H 'Prefer: code=503' '${url}'`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const port = Number(process.argv[2] ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error("usage: npm run mock [-- PORT]   PORT: 0 to 65535; a free port by default");
    process.exit(2);
  }
  await serve(port);
}
