/** The tables that both measurements of a call print: everyone against the floor, and ours against its two nearest. */
import { markdownTable } from "markdown-table";
import { compare, measurePairs } from "../pairs.js";
import { floor, floorWithDeadline, names, ours, title, underOurs } from "../subjects/index.js";

const rounds = 7;

/** @typedef {{ cpu: number, perSecond?: number }} Reading CPU of a call in µs, and calls a second where any are sent */

/** @param {(name: string) => Promise<Reading>} measure */
export async function measureCalls(measure) {
  // The first pair is the floor against itself: what the noise of the machine makes of a ratio of 1.
  const everyone = names.map((one) => ({ one, other: floor }));
  const nearest = [floorWithDeadline, underOurs].map((other) => ({ one: ours, other }));
  const measured = await measurePairs([...everyone, ...nearest], rounds, measure);
  return `${table(measured.slice(0, everyone.length))}\n\n${table(measured.slice(everyone.length))}`;
}

/** @param {Awaited<ReturnType<typeof measurePairs<string, Reading>>>} measured */
function table(measured) {
  const sent = measured.some(({ rounds }) => rounds[0].one.perSecond !== undefined);
  const head = ["", "against", "ratio", "spread", "µs of CPU a call", "the other's"];
  const rows = measured.map(({ one, other, rounds }) => {
    const cpu = compare(rounds, (reading) => reading.cpu);
    const row = [title(one), title(other), cpu.ratio, cpu.spread, cpu.one.toFixed(1), cpu.other.toFixed(1)];
    if (!sent) return row;
    const perSecond = compare(rounds, (reading) => reading.perSecond ?? 0);
    return [...row, perSecond.one.toFixed(0), perSecond.ratio];
  });
  return markdownTable([sent ? [...head, "calls a second", "ratio"] : head, ...rows], {
    align: ["l", "l", "r", "r", "r", "r", "r", "r"],
  });
}
