/** A fake store for the model. The schedule chooses how each call ends. Each stored record is checked. */
import type { XtToken } from "../../../src/index.js";
import type { XtTokenStore } from "../../../src/tokens/index.js";
import { event, fault, type Schedule, type Setting } from "./schedule.js";

export function createModelStore(schedule: Schedule, setting: Setting, first: XtToken) {
  const records = new Map<string, string>();
  /** The access tokens that XT issued and that were never stored. */
  const unsaved = new Set<string>();
  /** What each manager has read since its call began: the last record, and whether a read failed. */
  const reads: { text?: string | undefined; isFailed?: boolean }[] = [];
  const cutOff = new Error("the connection was cut");

  function write(key: string, from: string | undefined, to: string | undefined): boolean {
    if (records.get(key) !== from) return false;
    const { token } = JSON.parse(`${to}`);
    if (token.user_id !== first.user_id) schedule.reportViolation("another user's tokens were stored");
    if (!token.refresh_token) schedule.reportViolation("a pair without a refresh token was stored");
    records.set(key, `${to}`);
    unsaved.delete(token.access_token);
    return true;
  }

  function writeLater(name: string, change: Parameters<typeof write>): void {
    const store = setting.managers + 1;
    schedule.learn(store, `${name}: ${JSON.stringify(change)}`);
    void schedule.happens(store, (done) => [event(`${name}, late`, store, () => done(write(...change)))]);
  }

  function storeOf(manager: number): XtTokenStore {
    return {
      get: (key) =>
        schedule.happens(manager, (done, fail) => {
          const read = () => {
            reads[manager] = { ...reads[manager], text: records.get(key) };
            return done(records.get(key));
          };
          const failRead = () => {
            reads[manager] = { ...reads[manager], isFailed: true };
            return fail(cutOff);
          };
          return [event(`${manager} gets`, manager, read), fault(`${manager} gets, cut off`, manager, failRead)];
        }),
      replace: (key, from, to) =>
        schedule.happens(manager, (done, fail) => {
          const name = `${manager} replaces`;
          const cutOffAfterWrite = () => {
            write(key, from, to);
            return fail(cutOff);
          };
          const timeOut = () => {
            writeLater(name, [key, from, to]);
            return fail(cutOff);
          };
          return [
            event(name, manager, () => done(write(key, from, to))),
            fault(`${name}, cut off before`, manager, () => fail(cutOff)),
            fault(`${name}, cut off after`, manager, cutOffAfterWrite),
            ...(setting.hasLateWrites ? [fault(`${name}, times out`, manager, timeOut)] : []),
          ];
        }),
    };
  }

  return { records, unsaved, reads, storeOf };
}
