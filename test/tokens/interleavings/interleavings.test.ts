/**
 * Several token managers, one store and one XT, in every order in which they can act, faults included. In each of them holds what
 * is promised: no token is returned that has ended, that XT refuses, or that is another user's; a valid one is returned though the store
 * can't write; a refresh token isn't sent while it is under way, nor at once after a refusal, nor in doubt while there is something to
 * lose; and at the end the user has fresh tokens, or has lost them with an answer that could not be stored.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { everyRun } from "./explore.js";
import { type End, play } from "./play.js";
import { clockwork, type Manner, type Setting } from "./schedule.js";

vi.mock("../../../src/tokens/timers.js", () => ({
  sleep: () => clockwork.sleep(),
  // A store call that takes too long is an event of the model's own.
  withDeadline: <T>(call: () => Promise<T>, _: number, errorOf: (failure: unknown) => Error) =>
    call().catch((failure: unknown) => {
      throw errorOf(failure);
    }),
  settlesWithin: (promise: Promise<unknown>) =>
    promise.then(
      () => true,
      () => true,
    ),
}));

beforeAll(() => {
  vi.spyOn(performance, "now").mockImplementation(() => clockwork.time());
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => clockwork.newId() as ReturnType<Crypto["randomUUID"]>);
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterAll(() => {
  vi.restoreAllMocks();
});

type Bounds = Omit<Setting, "manner">;

const hour = 3_600_000;
const manners: Manner[] = ["keeps", "rotates", "rotates and revokes"];

let runs = 0;
let lost = 0;
let unsaved = 0;
const count = ({ isLost, unsaved: answers }: End) => {
  runs += 1;
  lost += isLost ? 1 : 0;
  unsaved += answers > 0 ? 1 : 0;
};
afterEach(({ task }) => {
  console.log(`${task.name}: ${runs} runs, ${lost} users lost, an answer unsaved in ${unsaved}`);
  [runs, lost, unsaved] = [0, 0, 0];
});

/** One manager at a time; two at once; and what takes minutes, for which `EVERY_INTERLEAVING=1` has the time. */
const alone: Bounds[] = [
  { managers: 1, calls: 3, faults: 2, standstills: 2, leftMs: 0 },
  { managers: 1, calls: 3, faults: 2, standstills: 2, leftMs: 25_000 },
  { managers: 1, calls: 3, faults: 2, standstills: 1, leftMs: hour, isRefused: true },
  { managers: 1, calls: 2, faults: 2, standstills: 1, leftMs: 0, hasLateWrites: true },
];
const together: Bounds[] = [
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: 0 },
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: 25_000 },
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: hour, isRefused: true },
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: 0, hasLateWrites: true },
  { managers: 2, calls: 1, faults: 0, standstills: 1, leftMs: 0, writesLater: true },
];
const stopped: Bounds[] = [
  { managers: 2, calls: 1, faults: 1, standstills: 1, leftMs: 0 },
  { managers: 2, calls: 1, faults: 1, standstills: 1, leftMs: 25_000 },
];
const isWhole = Boolean(process.env.EVERY_INTERLEAVING);
const boundsOf = (manner: Manner): Bounds[] => {
  // The strictest XT leaves the least room, so it is the one that each save is tried with.
  if (manner === "rotates and revokes") return [...alone, ...together, ...(isWhole ? stopped : [])];
  return isWhole ? [...alone, ...together] : alone;
};

describe.each(manners)("with an XT that %s its refresh tokens", (manner) => {
  it.each(boundsOf(manner))(
    "every run of %j",
    async (bounds) => {
      await everyRun(async (choose) => count(await play({ ...bounds, manner }, choose)));
      expect(runs).toBeGreaterThan(300);
      expect(lost).toBeLessThanOrEqual(unsaved);
    },
    1_800_000,
  );
});
