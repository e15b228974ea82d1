/** How much longer a process takes that imports a subject. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { markdownTable } from "markdown-table";
import { compare, measurePairs } from "../pairs.js";
import { names, ours, title } from "../subjects/index.js";

export const heading = "Import";

export const explanation = `
Milliseconds from start to end of a process that imports a subject and creates a client with it, over a process that does
neither: the median of the rounds' differences. *within* is the part that the process itself sees around the import and the
creation, without its own start and end. *undici* says whether that made Node load its \`fetch\`, which otherwise the first
call does. The first row is nothing against nothing: the noise of this run.`;

const rounds = 25;

/** @typedef {{ title: string, file?: string }} Program */

/** @param {import("../nodes.js").Node} node */
export async function measure(node) {
  /** @type {Program} */
  const nothing = { title: "nothing" };
  const programs = names.map((name) => ({ title: title(name), file: `../subjects/${name}.js` }));
  const alone = { title: "openapi-fetch alone, no client", file: "./openapi-fetch-only.js" };
  const pairs = [
    ...[nothing, ...programs, alone].map((one) => ({ one, other: nothing })),
    { one: { title: title(ours), file: `../subjects/${ours}.js` }, other: alone },
  ];
  const rows = (await measurePairs(pairs, rounds, (program) => start(node, program))).map(({ one, other, rounds }) => {
    const { difference } = compare(rounds, ({ whole }) => whole);
    const { difference: within } = compare(rounds, (reading) => reading.within);
    const undici = rounds.some(({ one }) => one.undici) ? "yes" : "no";
    return [one.title, other.title, difference.toFixed(1), within.toFixed(1), undici];
  });
  return markdownTable([["", "over", "ms", "within", "undici"], ...rows], { align: ["l", "l", "r", "r", "l"] });
}

const script = fileURLToPath(new URL("../processes/import.js", import.meta.url));

/**
 * Waits in the way that leaves this process nothing else to do meanwhile.
 *
 * @param {import("../nodes.js").Node} node
 * @param {Program} program
 * @returns {Promise<{ whole: number, within: number, undici: boolean }>}
 */
async function start({ binary }, { file }) {
  const before = performance.now();
  const { stdout } = spawnSync(binary, [script, ...(file === undefined ? [] : [file])], { encoding: "utf8" });
  const whole = performance.now() - before;
  return { whole, ...JSON.parse(stdout) };
}
