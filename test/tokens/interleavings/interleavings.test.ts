/**
 * Tests several token managers, one store and one XT in every order of their actions, with faults. These guarantees must hold in each
 * order. A manager returns no token that has expired, that XT refuses, or that belongs to another user. It returns a valid token even
 * if the store can't write. It doesn't send a refresh token again while a request with it is in progress, or immediately after a
 * refusal. It doesn't send a refresh token in doubt while the access token is usable. At the end, the user has fresh tokens, unless a
 * response couldn't be stored.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hour } from "../token-pairs.js";
import { everyRun } from "./explore.js";
import { play } from "./play.js";
import { clockwork, type Rotation, type Setting } from "./schedule.js";

vi.mock("../../../src/tokens/timers.js", () => ({
  sleep: () => clockwork.sleep(),
  // The model has its own event for a store call that times out.
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

type Bounds = Omit<Setting, "rotation">;

const rotations: Rotation[] = ["keeps", "rotates", "rotates and revokes"];

/** Settings with one manager, with two managers, and settings that run for minutes and need `EVERY_INTERLEAVING=1`. */
const alone: Bounds[] = [
  { managers: 1, calls: 3, faults: 2, standstills: 2, leftMs: 0 },
  { managers: 1, calls: 3, faults: 2, standstills: 2, leftMs: 25_000 },
  { managers: 1, calls: 3, faults: 2, standstills: 1, leftMs: hour, isRefused: true },
  { managers: 1, calls: 2, faults: 2, standstills: 1, leftMs: 0, hasLateWrites: true },
];
const together: Bounds[] = [
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: 25_000 },
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: hour, isRefused: true },
  { managers: 2, calls: 1, faults: 1, standstills: 0, leftMs: 0, hasLateWrites: true },
  { managers: 2, calls: 1, faults: 0, standstills: 1, leftMs: 0, writesLater: true },
];
const stopped: Bounds[] = [
  { managers: 2, calls: 1, faults: 1, standstills: 1, leftMs: 0 },
  { managers: 2, calls: 1, faults: 1, standstills: 1, leftMs: 25_000 },
];
const isComplete = Boolean(process.env.EVERY_INTERLEAVING);
const boundsOf = (rotation: Rotation): Bounds[] => {
  // By default, settings with two managers are tested with the strictest XT only, because it tolerates the least.
  if (rotation === "rotates and revokes") return [...alone, ...together, ...(isComplete ? stopped : [])];
  return isComplete ? [...alone, ...together] : alone;
};

describe.each(rotations)("with an XT that %s its refresh tokens", (rotation) => {
  it.each(boundsOf(rotation))(
    "all guarantees hold in every order of actions of %j",
    { timeout: 1_800_000 },
    async (bounds) => {
      expect(await everyRun((choose) => play({ ...bounds, rotation }, choose))).toBeGreaterThan(300);
    },
  );
});
