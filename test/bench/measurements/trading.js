/** What a page of orders and a signed order cost. */
import { markdownTable } from "markdown-table";
import { child } from "../child.js";
import { compare, measurePairs } from "../pairs.js";
import { serving } from "../serving.js";

export const heading = "Orders";

export const explanation = `
CPU of a call with 16 calls in flight, to a server in a process of its own: a page of 100 orders, and an order that is placed, both
signed. \`fetch\` by hand checks nothing but \`rc\`; ccxt's raw call signs and parses; xt-oauth checks every input and every field.`;

const rounds = 5;
const jobs = { page: "a page of 100 orders", order: "an order that is placed" };

/** @param {import("../nodes.js").Node} node */
export const measure = (node) =>
  serving(async (baseUrl) => {
    const rows = [];
    for (const [job, what] of Object.entries(jobs)) {
      const pairs = ["fetch", "ccxt", "xt-oauth"].map((one) => ({ one, other: "fetch" }));
      const measured = await measurePairs(pairs, rounds, (name) => child(node, "trading.js", [name, job, baseUrl]));
      for (const { one, rounds: readings } of measured) {
        const cpu = compare(readings, (/** @type {{ cpu: number }} */ reading) => reading.cpu);
        rows.push([what, one, cpu.ratio, cpu.spread, cpu.one.toFixed(0)]);
      }
    }
    const head = ["", "", "ratio to fetch by hand", "spread", "µs of CPU a call"];
    return markdownTable([head, ...rows], { align: ["l", "l", "r", "r", "r"] });
  }, "trading-server.js");
