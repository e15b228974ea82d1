/**
 * Tests several token managers, one store and one XT in every order of their actions, with faults. These guarantees must hold in each
 * order. A manager returns no token that has expired, that XT refuses, or that belongs to another user. It returns a valid token even
 * if the store can't write. It doesn't send a refresh token again while a request with it is in progress, or immediately after a
 * refusal. It doesn't send a refresh token in doubt while the access token is usable. At the end, the user has fresh tokens, unless a
 * response couldn't be stored.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { accessTokenExpiresAt, isXtError, type XtTokensErrorCode } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { recordOf } from "../../../src/tokens/token-record.js";
import { hour, pair } from "../token-pairs.js";
import { type Choose, everyRun } from "./explore.js";
import { clockwork, type Rotation, Schedule, type Setting } from "./schedule.js";
import { createModelStore } from "./store.js";
import { createModelXt } from "./xt.js";

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

const user = "user";

/** Runs one schedule to its end, and checks each result. If a guarantee is broken, it rejects with the history of the run. */
async function play(setting: Setting, choose: Choose): Promise<void> {
  let called = 0;
  const schedule = new Schedule(setting, choose, () => [
    called,
    [...store.records],
    [...store.unsaved],
    store.reads,
    xt.state(),
  ]);
  const pairOf = (name: string, leftMs = hour) =>
    pair(name, { accessEndsAt: schedule.time + leftMs, refreshEndsAt: schedule.time + 1000 * hour });
  const first = pairOf("0", setting.leftMs);
  const store = createModelStore(schedule, setting, first);
  const xt = createModelXt(schedule, setting, store, first, pairOf);
  // The token is due for renewal from the start, even if it is still valid for long.
  const record = { ...recordOf(first, schedule.time), lifeMs: 2 * setting.leftMs, jitter: 0 };
  store.records.set(user, JSON.stringify(record));

  /** The managers of the setting, and one that is called only at the end. It knows only the store. */
  const managers = Array.from({ length: setting.managers + 1 }, (_, manager) =>
    createXtTokens({ xt: xt.xtOf(manager, user), store: store.storeOf(manager), now: () => schedule.time }),
  );

  async function callOnce(manager: number): Promise<"fresh" | XtTokensErrorCode> {
    called += 1;
    xt.sent[manager] = 0;
    store.reads[manager] = {};
    const refused = setting.isRefused ? first.access_token : undefined;
    try {
      const token = await managers[manager]?.token(user, { refused });
      schedule.history.push(`${manager} has a token`);
      const endsAt = token && accessTokenExpiresAt(token)?.getTime();
      if ((endsAt ?? 0) <= schedule.time) schedule.reportViolation("an expired token was returned");
      if (token?.access_token === refused) schedule.reportViolation("a token that XT refuses was returned");
      if (token?.user_id !== first.user_id) schedule.reportViolation("another user's token was returned");
      return "fresh";
    } catch (error) {
      if (!isXtError(error) || error.name !== "XtTokensError") throw error;
      schedule.history.push(`${manager} gets ${error.code}`);
      const { text = "{}", isFailed = false } = store.reads[manager] ?? {};
      const { token, endsAt } = JSON.parse(text);
      const isValid = !isFailed && endsAt > schedule.time && token.access_token !== refused;
      if (isValid) schedule.reportViolation("a valid token wasn't returned");
      return error.code;
    }
  }

  let calling = setting.managers;
  for (let manager = 0; manager < setting.managers; manager += 1) {
    void (async () => {
      for (let call = 0; call < setting.calls; call += 1) await callOnce(manager);
      calling -= 1;
    })();
  }
  await schedule.until(() => calling === 0);

  schedule.faults = 0;
  let end: "fresh" | XtTokensErrorCode | undefined;
  for (const manager of managers.keys()) {
    if (schedule.dead.has(manager)) continue;
    schedule.time += 2 * hour;
    end = undefined;
    void callOnce(manager).then((result) => {
      end = result;
    });
    await schedule.until(() => end !== undefined);
  }

  if (end === "fresh") return;
  if (end !== "sign_in_needed") throw schedule.violation("the user has no fresh tokens, and doesn't have to sign in");
  if (store.unsaved.size + xt.late.size === 0)
    throw schedule.violation("a user has to sign in although all new tokens were stored");
  if (setting.rotation === "keeps")
    throw schedule.violation("a user has to sign in although the refresh token is still valid");
}
