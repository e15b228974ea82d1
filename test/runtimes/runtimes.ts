/** Runs a function of a module in this folder on each runtime, with the installed package. */
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { inject } from "vitest";
import { installed } from "../package/tools.js";

const run = promisify(execFile);

const { platform, arch } = process;

/** The npm package with a runtime's binary for this platform, and the path of the binary in it. */
interface Binary {
  name: string;
  version: string;
  file: string;
}

export interface Runtime {
  binary: Binary;
  /** The arguments that run a module. workerd has none: it needs a configuration file. */
  args?: string[];
}

const node = (version: string): Runtime => ({
  binary: { name: `node-${platform}-${arch}`, version, file: "bin/node" },
  args: [],
});

/** The runtimes that the package is tested on, with their versions and start arguments. */
export const runtimes: Record<string, Runtime> = {
  // The oldest that package.json supports.
  "Node 20.19": node("20.19.0"),
  "Node 22": node("22.23.3"),
  "Node 24": node("24.21.0"),
  "Node 26": node("26.10.0"),
  Bun: {
    binary: { name: `@oven/bun-${platform}-${arch === "arm64" ? "aarch64" : arch}`, version: "1.4.5", file: "bin/bun" },
    args: ["run"],
  },
  Deno: {
    binary: {
      name: `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}`,
      version: "2.9.6",
      file: "deno",
    },
    // Only network access: the client needs no file and no environment variable.
    args: ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-net"],
  },
  workerd: {
    binary: {
      name: `@cloudflare/workerd-${platform}-${arch === "x64" ? "64" : arch}`,
      version: "1.20261117.1",
      file: "bin/workerd",
    },
  },
};

/** Returns the path of a runtime's binary, and installs it if necessary. */
async function binaryOf({ binary: { name, version, file } }: Runtime): Promise<string> {
  return join(await installed(name, version), name, file);
}

export interface Task {
  /** The name of a file in this folder, without `.js`, and of the function that it exports. */
  name: string;
  /** The argument of the function; it is passed as JSON. */
  argument?: unknown;
  /** The path of a certificate to trust. */
  certificate?: string;
  env?: Record<string, string>;
}

/** Returns the result of the function. */
export async function runOn(runtime: Runtime, task: Task): Promise<unknown> {
  const binary = await binaryOf(runtime);
  for (const file of [`runtimes/${task.name}.js`, "package/consumer/program.cjs"])
    await cp(resolve("test", file), join(inject("consumer"), basename(file)));
  return runtime.args ? runModule(binary, runtime.args, task) : runWorker(binary, task);
}

async function runModule(binary: string, args: string[], { name, argument, certificate, env }: Task) {
  const cwd = inject("consumer");
  // One for each task, because test files run in parallel.
  const main = `${name}-main.js`;
  const call = `${name}(${JSON.stringify(argument)})`;
  await writeFile(
    join(cwd, main),
    `import { ${name} } from "./${name}.js"; console.log(JSON.stringify(await ${call}));`,
  );
  // The first is for Node and Bun, the second for Deno.
  const trust = certificate === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificate, DENO_CERT: certificate };
  const { stdout, stderr } = await run(binary, [...args, main], {
    cwd,
    // Deno would ask for a newer version over the network.
    env: { ...process.env, DENO_NO_UPDATE_CHECK: "1", ...trust, ...env },
    timeout: 60_000,
    maxBuffer: 2 ** 24,
  });
  const [result = "", ...printed] = stdout.trim().split("\n").reverse();
  checkPrinted(`${stderr} ${printed}`);
  return JSON.parse(result);
}

function checkPrinted(text: string): void {
  if (text.includes("planted")) throw new Error(`a secret was printed: ${text}`);
}

const configuration = (trust: string) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.mjs", esModule = embed "worker.mjs")],
      compatibilityDate = "2026-01-01",
    )),
    (name = "internet", network = (allow = ["public", "private", "local"]${trust})),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);`;

/** Bundles the module into a Worker, serves it with workerd, and sends it a request. */
async function runWorker(binary: string, { name, argument, certificate, env }: Task): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-worker-"));
  await build({
    stdin: {
      contents: `import { ${name} } from "./${name}.js";
        export default { async fetch() { return Response.json(await ${name}(${JSON.stringify(argument)})); } };`,
      resolveDir: inject("consumer"),
    },
    outfile: join(folder, "worker.mjs"),
    bundle: true,
    format: "esm",
    platform: "neutral",
    conditions: ["workerd", "worker"],
    mainFields: ["module", "main"],
    logLevel: "silent",
  });
  if (certificate !== undefined) await cp(certificate, join(folder, "certificate.pem"));
  const trust = certificate === undefined ? "" : ', tlsOptions = (trustedCertificates = [embed "certificate.pem"])';
  await writeFile(join(folder, "config.capnp"), configuration(trust));
  // workerd writes its port to file descriptor 3.
  const workerd = spawn(binary, ["serve", join(folder, "config.capnp"), "--control-fd=3"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let printed = "";
  for (const output of [workerd.stdout, workerd.stderr]) {
    output?.on("data", (text) => {
      printed += text;
    });
  }
  try {
    const port = await new Promise<number>((resolve, reject) => {
      workerd.once("exit", (code) => reject(new Error(`workerd ended with exit code ${code}: ${printed}`)));
      workerd.stdio[3]?.once("data", (line: Buffer) => resolve(JSON.parse(line.toString()).port));
    });
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${text} ${printed}`);
    checkPrinted(printed);
    return JSON.parse(text);
  } finally {
    workerd.kill();
    await rm(folder, { recursive: true });
  }
}
