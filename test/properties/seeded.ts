/** Property tests that all take the seed of the run, which test/seed.ts prints. */
import fc from "fast-check";

const seed = Number(process.env.FC_SEED);
if (!Number.isInteger(seed)) throw new Error("FC_SEED must be an integer");

/** Fails with the smallest counterexample, the seed and the path to it. */
export function holds<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  check: (value: T) => Promise<void> | void,
): Promise<void> {
  return fc.assert(
    fc.asyncProperty(arbitrary, async (value) => {
      await check(value);
    }),
    { seed, numRuns },
  );
}
