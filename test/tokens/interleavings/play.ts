/** Runs one schedule of the model to its end. It calls the token managers, and checks each result against what they guarantee. */
import { accessTokenExpiresAt, isXtError, type XtTokensErrorCode } from "../../../src/index.js";
import { createXtTokens } from "../../../src/tokens/index.js";
import { recordOf } from "../../../src/tokens/token-record.js";
import { hour, pair } from "../token-pairs.js";
import type { Choose } from "./explore.js";
import { Schedule, type Setting } from "./schedule.js";
import { createModelStore } from "./store.js";
import { createModelXt } from "./xt.js";

const user = "user";

/** Runs the schedule. If a guarantee is broken, it rejects with the history of the run. */
export async function play(setting: Setting, choose: Choose): Promise<void> {
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
