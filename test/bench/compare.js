/** Compares candidates: each round measures every candidate once, and ratios are taken within a round. */
import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs Node with these arguments, and returns the JSON that it prints. */
export async function child(...args) {
  const { stdout } = await execute(process.execPath, args, { cwd: root });
  return JSON.parse(stdout);
}

/** Runs a file of `processes/` in a fresh process. */
export const fresh = (file, ...args) => child(`test/bench/processes/${file}`, ...args);

/** Starts the server in a process of its own, so that its CPU time isn't counted. */
export async function withServer(use) {
  const server = fork(fileURLToPath(new URL("processes/server.js", import.meta.url)));
  try {
    const [port] = await once(server, "message");
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.disconnect();
  }
}

/** Reads every candidate in each round. The order is reversed every second round, so that no candidate is always measured before another. */
export async function inRounds(count, names, read) {
  const readings = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const name of round % 2 ? names.toReversed() : names) readings[name].push(await read(name));
  }
  return readings;
}

/** The median of a candidate's readings, the median of the rounds' ratios to `base`, and the range of these ratios. */
export function compare(readings, name, base, value = (reading) => reading) {
  const values = readings[name].map(value);
  const ratios = readings[base].map((reading, round) => values[round] / value(reading));
  return {
    value: median(values),
    ratio: median(ratios).toFixed(2),
    range: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
  };
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}
