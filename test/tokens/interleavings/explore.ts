/**
 * Runs a function once for every possible order of its actions. Orders that differ only in the order of independent actions have the same
 * result, so one of them is enough. The algorithm uses sleep sets with state matching (Godefroid, Partial-Order Methods for the
 * Verification of Concurrent Systems). A run ends when it reaches a state of an earlier run, unless the earlier run skipped an action in
 * this state that this run has to try.
 */
import { createHash } from "node:crypto";

/** An action that can happen next. The same action has the same name in each run. */
export interface Action {
  readonly name: string;
  /** Whether the order of the two actions makes no difference. */
  isIndependentOf(other: Action): boolean;
}

/** Returns one of the actions. Throws if the run repeats an earlier run. `state` returns everything that determines the rest of the run. */
export type Choose = <A extends Action>(actions: readonly A[], state: () => string) => A;

interface Step {
  readonly actions: readonly Action[];
  taken: number;
  /** The actions that this step skips, because an earlier run has tried them before an independent action. */
  readonly asleep: Action[];
}

/** Thrown to end a run that repeats another run. */
const pruned = new Error("like another run");

/** The names of the sleeping actions of each visit, by state. */
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
    while (path.length > 0 && !navigate(path.at(-1))) path.pop();
    if (path.length === 0) return count;
  }
}

function stepAfter(before: Step | undefined, actions: readonly Action[]): Step {
  const last = before?.actions[before.taken];
  const asleep = (before?.asleep ?? []).filter((one) => last?.isIndependentOf(one));
  const step = { actions, taken: -1, asleep };
  navigate(step);
  return step;
}

/** Whether an earlier run has tried in this state everything that this run would try. If not, it records this visit. */
function isExplored(visits: Visits, state: string, asleep: readonly Action[]): boolean {
  const key = createHash("sha256").update(state).digest("base64");
  const names = new Set(asleep.map(({ name }) => name));
  const before = visits.get(key) ?? [];
  if (before.some((slept) => [...slept].every((name) => names.has(name)))) return true;
  visits.set(key, [...before, names]);
  return false;
}

/** Takes the next action that isn't asleep. Returns false if there is none. */
function navigate(step: Step | undefined): boolean {
  if (!step) return false;
  const done = step.actions[step.taken];
  if (done) step.asleep.push(done);
  const next = step.actions.findIndex((one, at) => at > step.taken && !has(step.asleep, one));
  step.taken = next < 0 ? step.actions.length : next;
  return next >= 0;
}
