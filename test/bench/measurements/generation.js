/** How long generating takes, and how that grows with the spec. */
import { execFile } from "node:child_process";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { markdownTable } from "markdown-table";
import { copyProject, grown } from "../copies.js";
import { compare, measurePairs } from "../pairs.js";

export const heading = "Generation";

export const explanation = `
\`npm run generate\`, which writes the types, the client, validators, examples and the bundled spec, against openapi-typescript's
command line, which writes the types, on the same spec. By itself means as npm starts it, without npm. The second table has
milliseconds of CPU, for specs that hold the operation again and again under other paths: all of them by operation, and what
each further operation has added since the row above, which stays the same where the cost is linear.`;

const execute = promisify(execFile);

/** @type {{ scripts: { generate: string } }} */
const { scripts } = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8"));

const cli = ["spec/openapi.yaml", "--output", "types.ts"];
// What npm starts, without the start of npm itself, which is the same on either side.
const [, ...generate] = scripts.generate.split(" ");
const ours = [process.execPath, ...generate];
const theirs = [process.execPath, "node_modules/openapi-typescript/bin/cli.js", ...cli];
const oursByNpm = ["npm", "run", "generate"];
const theirsByNpm = ["npx", "openapi-typescript", ...cli];

const sizes = [10, 50, 100, 200, 300];

export async function measure() {
  const real = await copyProject("real");
  const copies = await Promise.all(sizes.map((size) => copyProject(`${size}`, (spec) => grown(spec, size))));
  const byItself = await measurePairs([pair(real, ours, theirs)], 9, milliseconds);
  const byNpm = await measurePairs([pair(real, oursByNpm, theirsByNpm)], 5, milliseconds);
  const pairs = copies.map((copy) => pair(copy, ours, theirs));
  const grownUp = await measurePairs(pairs, 3, milliseconds);
  // A command that does nothing is fast, too.
  for (const copy of [real, ...copies]) {
    for (const types of ["generated/types.ts", "types.ts"]) await access(join(copy, types));
  }
  return `${onceTable([...byItself, ...byNpm])}\n\n${growthTable(grownUp)}`;
}

/** @typedef {{ cwd: string, command: string[] }} Run */

/** @type {(cwd: string, one: string[], other: string[]) => import("../pairs.js").Pair<Run>} */
const pair = (cwd, one, other) => ({ one: { cwd, command: one }, other: { cwd, command: other } });

// The npm that runs the bench tells those below it where it stands; they are to look for themselves.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));

/** @typedef {{ elapsed: number, cpu: number }} Milliseconds */

/**
 * @param {Run} run
 * @returns {Promise<Milliseconds>}
 */
async function milliseconds({ cwd, command }) {
  const before = performance.now();
  const { stdout } = await execute("sh", ["-c", '"$@" >&2 && times', "sh", ...command], { cwd, env });
  const elapsed = performance.now() - before;
  // The shell's own times, then those of what it started: user and system, each as 0m1.234s.
  const times = [...(stdout.split("\n")[1] ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
  return {
    elapsed,
    cpu: 1000 * times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0),
  };
}

const columns = ["`generate`", "openapi-typescript", "ratio", "spread"];

/** @typedef {{ rounds: import("../pairs.js").Pair<Milliseconds>[] }} Measured */

/** @param {Measured[]} measured */
function onceTable([byItself, byNpm]) {
  const rows = [
    ["ms by itself", ...cells(byItself, "elapsed")],
    ["ms of CPU by itself", ...cells(byItself, "cpu")],
    ["ms through npm, and npx", ...cells(byNpm, "elapsed")],
  ];
  return markdownTable([["this project's spec", ...columns], ...rows], { align: ["l", "r", "r", "r", "r"] });
}

/** @param {Measured[]} measured */
function growthTable(measured) {
  const totals = measured.map(({ rounds }) => compare(rounds, ({ cpu }) => cpu));
  const rows = sizes.map((size, at) => {
    /** @param {"one" | "other"} side */
    const further = (side) => {
      if (at === 0) return "";
      return ((totals[at][side] - totals[at - 1][side]) / (size - sizes[at - 1])).toFixed(1);
    };
    const each = (totals[at].one / size).toFixed(1);
    return [`${size}`, ...cells(measured[at], "cpu"), each, further("one"), further("other")];
  });
  const perOperation = ["`generate` by operation", "`generate`, each further", "openapi-typescript, each further"];
  const head = ["operations", ...columns, ...perOperation];
  return markdownTable([head, ...rows], { align: head.map(() => "r") });
}

/**
 * @param {Measured} measured
 * @param {keyof Milliseconds} what
 */
function cells({ rounds }, what) {
  const { one, other, ratio, spread } = compare(rounds, (reading) => reading[what]);
  return [one.toFixed(0), other.toFixed(0), ratio, spread];
}
