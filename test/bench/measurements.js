/** What `npm run bench` measures. A measurement returns a table whose words are keys of `report.js`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { child, compare, fresh, inRounds, median, withServer } from "./compare.js";
import { jobs } from "./jobs.js";

/** The CPU time of a call over loopback. */
function calls(job) {
  return () =>
    withServer(async (baseUrl) => {
      const clients = Object.keys(jobs[job].clients);
      const [base] = clients;
      const readings = await inRounds(7, clients, (client) => fresh("calls.js", job, client, baseUrl));
      const rows = clients.map((client) => {
        const cpu = compare(readings, client, base, (reading) => reading.cpu);
        const rate = compare(readings, client, base, (reading) => reading.perSecond);
        return [client, cpu.ratio, cpu.range, cpu.value.toFixed(0), rate.ratio];
      });
      return { head: ["client", "ratio", "range", "µsCpu", "callsRatio"], rows };
    });
}

/** The first token of a fresh process. */
function firstToken() {
  return withServer(async (baseUrl) => {
    const clients = Object.keys(jobs.token.clients);
    const [base] = clients;
    const readings = await inRounds(15, clients, (client) => fresh("first-token.js", client, baseUrl));
    const rows = clients.map((client) => {
      const cpu = compare(readings, client, base, (reading) => reading.cpu);
      const elapsed = ["fromImport", "afterImport"].map((from) => median(readings[client].map((one) => one[from])));
      return [client, cpu.ratio, cpu.range, ...[cpu.value, ...elapsed].map((ms) => ms.toFixed(1))];
    });
    return { head: ["client", "ratio", "range", "msCpu", "msFromImport", "msFromCreation"], rows };
  });
}

/** A valid access token, from a store in memory, and from a Redis that it starts, if `redis-server` is installed. */
async function accessToken() {
  const memory = await fresh("access-token.js");
  const rows = [["memory", median(memory.accessToken).toFixed(2), "–", "–", "–"]];
  await withRedis(async (port) => {
    const readings = await fresh("access-token.js", `${port}`);
    const { value, ratio, range } = compare(readings, "accessToken", "get");
    rows.push(["Redis", value.toFixed(2), median(readings.get).toFixed(2), ratio, range]);
  });
  return { head: ["store", "µs", "get", "ratio", "range"], rows };
}

async function withRedis(use) {
  const reserved = createServer().listen(0, "127.0.0.1");
  await once(reserved, "listening");
  const { port } = reserved.address();
  reserved.close();
  const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const redis = spawn("redis-server", options, { stdio: ["ignore", "pipe", "ignore"] });
  const isReady = await new Promise((resolve) => {
    for (const end of ["error", "exit"]) redis.once(end, () => resolve(false));
    redis.stdout.on("data", (chunk) => /ready to accept/i.test(chunk) && resolve(true));
  });
  try {
    if (isReady) await use(port);
    else console.error("redis-server is missing or doesn't start: accessToken is measured in memory only");
  } finally {
    redis.kill();
  }
}

/** The bytes of a program that exchanges a code, with everything that it imports. */
async function bundle() {
  const rows = [];
  for (const [client, place] of Object.entries(jobs.token.clients)) {
    const [file, create] = place.split(":");
    const { outputFiles } = await build({
      stdin: {
        contents: `export { ${create} } from "./clients/${file}.js";`,
        resolveDir: fileURLToPath(new URL(".", import.meta.url)),
      },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      external: ["node:*"],
      tsconfigRaw: {}, // The project's own tsconfig resolves the package to its sources.
      write: false,
    });
    const [{ contents }] = outputFiles;
    const gzipped = gzipSync(contents, { level: 9 }).byteLength;
    rows.push([client, contents.byteLength.toLocaleString("en"), gzipped.toLocaleString("en")]);
  }
  return { head: ["client", "minified", "gzip"], rows };
}

/** Generating everything in `generated/`, compared with generating only the types. */
async function generation() {
  const names = ["openapi-typescript", "generate"];
  const readings = await inRounds(7, names, async (name) => {
    const folder = `.tmp/bench/${name}`;
    const startedAt = performance.now();
    const script = "test/bench/processes/generate.js";
    const cpu = await child("--import", "tsx/esm", script, name, "spec/openapi.yaml", folder);
    return { cpu, elapsed: performance.now() - startedAt };
  });
  await rm(new URL("../../.tmp/bench", import.meta.url), { recursive: true, force: true });
  const rows = names.map((name) => {
    const cpu = compare(readings, name, "openapi-typescript", (reading) => reading.cpu);
    const elapsed = compare(readings, name, "openapi-typescript", (reading) => reading.elapsed);
    return [name, cpu.ratio, cpu.range, cpu.value.toFixed(0), elapsed.value.toFixed(0)];
  });
  return { head: ["generator", "ratio", "range", "msCpu", "ms"], rows };
}

export const measurements = {
  call: calls("token"),
  "passed-fetch": calls("passedFetch"),
  page: calls("page"),
  order: calls("order"),
  "first-token": firstToken,
  "access-token": accessToken,
  bundle,
  generation,
};
