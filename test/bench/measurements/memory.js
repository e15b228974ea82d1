/** Whether our client leaves anything behind. */
import { markdownTable } from "markdown-table";
import { child } from "../child.js";

export const heading = "Memory";

export const explanation = `
KiB of the heap in use after a full collection, at ten checkpoints over 100,000 calls of xt-oauth in one process, with
the \`fetch\` of *In process*. Those that fail do so with \`rc\` 1, with HTTP 500 and with a lost connection, by turns.
*largest step* is the most that was added between two checkpoints: where memory leaks, every step adds, and the last is
far above the first.`;

/** @param {import("../nodes.js").Node} node */
export async function measure(node) {
  /** @type {number[][]} */
  const [succeeding, failing] = await Promise.all(
    ["succeeding", "failing"].map((how) => child(node, "memory.js", [how], ["--expose-gc"])),
  );
  const rows = [row("succeeding", succeeding), row("failing", failing)];
  const head = ["100,000 calls", "first", "last", "largest step", "bytes added by a call"];
  return markdownTable([head, ...rows], { align: ["l", "r", "r", "r", "r"] });
}

/**
 * @param {string} title
 * @param {number[]} heaps
 */
function row(title, heaps) {
  const [first, ...later] = heaps;
  const last = heaps[heaps.length - 1];
  const steps = later.map((heap, at) => heap - heaps[at]);
  const calls = (100_000 / heaps.length) * steps.length;
  return [title, kib(first), kib(last), kib(Math.max(...steps)), ((last - first) / calls).toFixed(2)];
}

/** @param {number} bytes */
const kib = (bytes) => (bytes / 1024).toFixed(0);
