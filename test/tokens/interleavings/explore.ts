/**
 * Runs something once for every way in which it can go. Orders that differ only in steps which don't touch each other have the same result, so
 * one of them is enough: the algorithm is that of sleep sets, with state matching (Godefroid, Partial-Order Methods for the Verification of
 * Concurrent Systems). A run that comes to a state of an earlier one ends there, unless the earlier one skipped there what this one has to try.
 */
import { createHash } from "node:crypto";

/** Something that can happen next. Its name says the same thing in each run. */
export interface Action {
  readonly name: string;
  /** Whether the order of the two makes no difference. */
  isIndependentOf(other: Action): boolean;
}

/** Returns one of the actions; rejects the whole run if it is like an earlier one. `state` says all that decides how it goes on. */
export type Choose = <A extends Action>(actions: readonly A[], state: () => string) => A;

interface Step {
  readonly actions: readonly Action[];
  taken: number;
  /** What needn't be taken here: it was, before something that doesn't touch it. */
  readonly asleep: Action[];
}

/** Thrown in a run that is like another one. */
const pruned = new Error("like another run");

/** For each state, what was asleep each time that a run came there. */
type Visits = Map<string, ReadonlySet<string>[]>;

const has = (actions: readonly Action[], { name }: Action) => actions.some((one) => one.name === name);

export async function everyRun(run: (choose: Choose) => Promise<void>): Promise<number> {
  const path: Step[] = [];
  const visits: Visits = new Map();
  let count = 0;
  for (;;) {
    let depth = 0;
    const choose: Choose = (actions, state) => {
      const step = path[depth] ?? stepAfter(path.at(-1), actions);
      if (!path[depth] && isExplored(visits, state(), step.asleep)) throw pruned;
      path[depth] = step;
      depth += 1;
      const taken = actions[step.taken];
      if (!taken) throw pruned;
      return taken;
    };
    try {
      await run(choose);
      count += 1;
    } catch (error) {
      if (error !== pruned) throw error;
    }
    while (path.length > 0 && !goOn(path.at(-1))) path.pop();
    if (path.length === 0) return count;
  }
}

function stepAfter(before: Step | undefined, actions: readonly Action[]): Step {
  const last = before?.actions[before.taken];
  const asleep = (before?.asleep ?? []).filter((one) => last?.isIndependentOf(one));
  const step = { actions, taken: -1, asleep };
  goOn(step);
  return step;
}

/** Whether a run was in this state before, and everything was tried there that would be tried now; notes this visit if not. */
function isExplored(visits: Visits, state: string, asleep: readonly Action[]): boolean {
  const key = createHash("sha256").update(state).digest("base64");
  const names = new Set(asleep.map(({ name }) => name));
  const before = visits.get(key) ?? [];
  if (before.some((slept) => [...slept].every((name) => names.has(name)))) return true;
  visits.set(key, [...before, names]);
  return false;
}

/** Takes the next action that isn't asleep; false if there is none. */
function goOn(step: Step | undefined): boolean {
  if (!step) return false;
  const done = step.actions[step.taken];
  if (done) step.asleep.push(done);
  const next = step.actions.findIndex((one, at) => at > step.taken && !has(step.asleep, one));
  step.taken = next < 0 ? step.actions.length : next;
  return next >= 0;
}
