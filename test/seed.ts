/** One seed for every property test of a run, printed so that a failure can be played again. */
export default function seed(): void {
  process.env.FC_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`fast-check seed: ${process.env.FC_SEED} (set FC_SEED to play it again)`);
}
