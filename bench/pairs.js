/**
 * Two things measured side by side. Each reading is taken in a process of its own, against a fresh process of the other, one
 * right after the other: a machine that is busy for a while is busy for both, and no process is warmer than its counterpart.
 */

/**
 * @template Thing, Reading
 * @param {{ one: Thing, other: Thing }[]} pairs
 * @param {number} rounds
 * @param {(thing: Thing) => Promise<Reading>} measure
 * @returns {Promise<{ one: Reading, other: Reading }[][]>} for each pair its rounds
 */
export async function measurePairs(pairs, rounds, measure) {
  /** @type {{ one: Reading, other: Reading }[][]} */
  const readings = pairs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`  round ${round + 1} of ${rounds}\r`);
    for (const [at, { one, other }] of pairs.entries()) {
      // Whoever comes second finds the caches as the first has left them, so that everyone comes first as often.
      if (round % 2 === 0) {
        const reading = await measure(other);
        readings[at]?.push({ other: reading, one: await measure(one) });
      } else {
        readings[at]?.push({ one: await measure(one), other: await measure(other) });
      }
    }
  }
  process.stderr.write("\x1b[K");
  return readings;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/**
 * How many times the other's the one's reading is: the median of the rounds, and from where to where they reach.
 *
 * @param {{ one: number, other: number }[]} rounds
 */
export function ratio(rounds) {
  const ratios = rounds.map(({ one, other }) => one / other);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return { middle: median(ratios).toFixed(2), spread };
}
