/**
 * Two things measured side by side. Each reading is taken in a process of its own, against a fresh process of the other, one
 * right after the other: a machine that is busy for a while is busy for both, and no process is warmer than its counterpart.
 */

/**
 * @template Thing
 * @typedef {{ one: Thing, other: Thing }} Pair
 */

/**
 * @template Thing, Reading
 * @param {Pair<Thing>[]} pairs
 * @param {number} rounds
 * @param {(thing: Thing) => Promise<Reading>} measure
 * @returns {Promise<(Pair<Thing> & { rounds: Pair<Reading>[] })[]>}
 */
export async function measurePairs(pairs, rounds, measure) {
  /** @type {(Pair<Thing> & { rounds: Pair<Reading>[] })[]} */
  const measured = pairs.map((pair) => ({ ...pair, rounds: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { one, other, rounds: readings }] of measured.entries()) {
      if (process.stderr.isTTY)
        process.stderr.write(`\rround ${round + 1} of ${rounds}, pair ${at + 1} of ${pairs.length} `);
      // Whoever comes second finds the machine as the first has left it, so everyone comes first as often.
      if (round % 2 === 0) {
        const reading = await measure(other);
        readings.push({ one: await measure(one), other: reading });
      } else {
        readings.push({ one: await measure(one), other: await measure(other) });
      }
    }
  }
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  return measured;
}

/**
 * The medians of what is read from both, of their ratio and of their difference in each round, and the ratio's spread.
 *
 * @template Reading
 * @param {Pair<Reading>[]} rounds
 * @param {(reading: Reading) => number} read
 */
export function compare(rounds, read) {
  const ones = rounds.map(({ one }) => read(one));
  const others = rounds.map(({ other }) => read(other));
  const ratios = ones.map((one, at) => one / others[at]);
  return {
    one: median(ones),
    other: median(others),
    difference: median(ones.map((one, at) => one - others[at])),
    ratio: median(ratios).toFixed(2),
    spread: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
  };
}

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
