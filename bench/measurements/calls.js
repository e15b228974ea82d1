/** The tables that both measurements of a call print: everyone against the floor, and ours against its two nearest. */
import { markdownTable } from "markdown-table";
import { measurePairs, median, ratio } from "../pairs.js";
import { floor, floorWithDeadline, names, ours, title, underOurs } from "../subjects/index.js";

const rounds = 7;

/**
 * @typedef {{ cpu: number, perSecond?: number }} Reading CPU per call in µs, and calls per second where there are any
 * @param {(name: string) => Promise<Reading>} measure
 */
export async function measureCalls(measure) {
  // The first pair is the floor against itself: what the noise of the machine makes of a ratio of 1.
  const everyone = names.map((one) => ({ one, other: floor }));
  const nearest = [floorWithDeadline, underOurs].map((other) => ({ one: ours, other }));
  const readings = await measurePairs([...everyone, ...nearest], rounds, measure);
  return `${table(everyone, readings.slice(0, everyone.length))}\n\n${table(nearest, readings.slice(everyone.length))}`;
}

/**
 * @param {{ one: string, other: string }[]} pairs
 * @param {{ one: Reading, other: Reading }[][]} readings
 */
function table(pairs, readings) {
  const sent = readings.flat().some(({ one }) => one.perSecond !== undefined);
  const head = [
    "",
    "against",
    "ratio",
    "spread",
    "µs of CPU a call",
    "the other's",
    ...(sent ? ["calls a second"] : []),
  ];
  const rows = pairs.map(({ one, other }, at) => {
    const rounds = readings[at] ?? [];
    const cpu = rounds.map(({ one, other }) => ({ one: one.cpu, other: other.cpu }));
    const { middle, spread } = ratio(cpu);
    const perSecond = median(rounds.map(({ one }) => one.perSecond ?? 0));
    return [
      title(one),
      title(other),
      middle,
      spread,
      median(cpu.map(({ one }) => one)).toFixed(1),
      median(cpu.map(({ other }) => other)).toFixed(1),
      ...(sent ? [perSecond.toFixed(0)] : []),
    ];
  });
  return markdownTable([head, ...rows], { align: ["l", "l", ...head.slice(2).map(() => "r")] });
}
