/**
 * Runs a function once for every possible order of its actions. A run ends early when it reaches a state of an earlier run, because
 * everything that can follow is explored from there.
 */
import { createHash } from "node:crypto";

/** Returns one of the actions. Throws if the run repeats an earlier run. `state` returns everything that determines the rest of the run. */
export type Choose = <A>(actions: readonly A[], state: () => string) => A;

/** Thrown to end a run that repeats another run. */
const pruned = new Error("the run repeats another run");

/** Resolves to the number of runs that reached their end. */
export async function everyRun(run: (choose: Choose) => Promise<void>): Promise<number> {
  let ended = 0;
  const states = new Set<string>();
  /** The choices of the current run: the index of the action that is taken, and the highest index. */
  const path: { taken: number; last: number }[] = [];
  do {
    let depth = 0;
    const choose: Choose = (actions, state) => {
      if (depth === path.length) {
        const key = createHash("sha256").update(state()).digest("base64");
        if (states.has(key)) throw pruned;
        states.add(key);
        path.push({ taken: 0, last: actions.length - 1 });
      }
      const action = actions[path[depth]?.taken ?? 0];
      if (action === undefined) throw new Error("the same choices led to another state");
      depth += 1;
      return action;
    };
    try {
      await run(choose);
      ended += 1;
    } catch (error) {
      if (error !== pruned) throw error;
    }
  } while (takeNext(path));
  return ended;
}

/** Takes the next action of the last choice that has one. Returns false if there is none. */
function takeNext(path: { taken: number; last: number }[]): boolean {
  for (let choice = path.at(-1); choice; choice = path.at(-1)) {
    choice.taken += 1;
    if (choice.taken <= choice.last) return true;
    path.pop();
  }
  return false;
}
