/** What is to be done about a user's record: the one place where that is decided. */
import { coolsUntil, isGood, isSpent, type TokenRecord } from "./record.js";

export type Decision =
  /** The access token is good, and nothing is to be done, or can be. */
  | "use"
  /** Send the refresh token. */
  | "ask"
  /** Somebody else sends it: look again. */
  | "wait"
  /** It failed a moment ago. */
  | "cool"
  /** Only the user can help. */
  | "sign in";

export function decide(record: TokenRecord, now: number, hasLapsed: boolean): Decision {
  const isHeld = record.lease !== undefined && !hasLapsed;
  const isInDoubt = record.inDoubt === true || record.lease !== undefined;
  const isCooling = coolsUntil(record, now) !== undefined;
  const isAskable = !isSpent(record, now) && !isHeld && !isCooling;
  if (isGood(record, now)) {
    // A refresh token that XT may have seen isn't sent while there is something to lose by it: who sees it twice may revoke all.
    return record.renewFrom <= now && isAskable && !isInDoubt ? "ask" : "use";
  }
  if (isHeld) return "wait";
  if (isSpent(record, now)) return "sign in";
  return isCooling ? "cool" : "ask";
}
