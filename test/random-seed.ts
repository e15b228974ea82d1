/** Runs property tests. All tests of a run use the same seed, which is printed, so that a failure can be repeated. */
import fc from "fast-check";

/** The global setup: chooses the seed. */
export default function chooseSeed(): void {
  process.env.FC_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`fast-check seed: ${process.env.FC_SEED} (set FC_SEED to repeat it)`);
}

/** Checks a property. A failure shows the smallest counterexample, with its seed and path. */
export function checkProperty<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  check: (value: T) => Promise<void> | void,
): Promise<void> {
  const seed = Number(process.env.FC_SEED);
  if (!Number.isInteger(seed)) throw new Error("FC_SEED must be an integer");
  const property = fc.asyncProperty(arbitrary, async (value) => {
    await check(value);
  });
  return fc.assert(property, { seed, numRuns });
}
