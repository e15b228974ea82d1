/** What the first call of a process costs, in which everything is loaded that later calls find there. */
import { markdownTable } from "markdown-table";
import { child } from "../child.js";
import { compare, measurePairs } from "../pairs.js";
import { serving } from "../serving.js";
import { floor, names, title } from "../subjects/index.js";

export const heading = "First token";

export const explanation = `
Milliseconds in a fresh process from before the import to the first token, over loopback; the start of Node itself, which is the
same for everyone, isn't counted.`;

const rounds = 15;

/** @param {import("../nodes.js").Node} node */
export const measure = (node) =>
  serving(async (baseUrl) => {
    const pairs = names.map((one) => ({ one, other: floor }));
    const measured = await measurePairs(pairs, rounds, (name) => child(node, "first-token.js", [name, baseUrl]));
    const rows = measured.map(({ one, other, rounds }) => {
      const token = compare(rounds, ({ milliseconds }) => milliseconds);
      return [title(one), title(other), token.ratio, token.spread, token.one.toFixed(1), token.other.toFixed(1)];
    });
    const head = ["", "against", "ratio", "spread", "ms", "the other's"];
    return markdownTable([head, ...rows], { align: ["l", "l", "r", "r", "r", "r"] });
  });
