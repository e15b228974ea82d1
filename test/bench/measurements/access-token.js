/** What a valid access token costs. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { markdownTable } from "markdown-table";
import { child } from "../child.js";

export const heading = "An access token that is valid";

export const explanation = `
Microseconds of \`accessToken(key)\` for a user whose token is valid for a day, one call after the other in one process: with
\`memoryStore()\`, and with \`redisStore()\` and node-redis on this machine, beside a bare GET of a value of the same size. Medians of 21
rounds of each, by turns.`;

/** @param {import("../nodes.js").Node} node */
export async function measure(node) {
  const rows = [row("memory", await child(node, "access-token.js"), false)];
  const port = await freePort();
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const redis = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  try {
    for await (const chunk of redis.stdout.iterator({ destroyOnReturn: false })) {
      if (/ready to accept/i.test(`${chunk}`)) break;
    }
    redis.stdout.resume();
    rows.push(row("Redis", await child(node, "access-token.js", [`${port}`]), true));
  } finally {
    redis.kill();
  }
  return markdownTable([["store", "µs a call", "a bare GET", "ratio"], ...rows], { align: ["l", "r", "r", "r"] });
}

/**
 * @param {string} store
 * @param {[mine: number, bare: number][]} readings
 * @param {boolean} isCompared
 */
function row(store, readings, isCompared) {
  const mine = median(readings.map(([one]) => one)).toFixed(2);
  if (!isCompared) return [store, mine, "–", "–"];
  const bare = median(readings.map(([, other]) => other)).toFixed(2);
  return [store, mine, bare, median(readings.map(([one, other]) => one / other)).toFixed(2)];
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = Object(server.address());
  server.close();
  return port;
}
