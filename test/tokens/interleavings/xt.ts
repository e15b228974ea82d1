/** A fake XT for the model. The schedule chooses how each request ends. Each request is checked against what the managers guarantee. */
import { XtApiError, type XtCallOptions, XtNetworkError, type XtToken } from "../../../src/index.js";
import { leaseMs, requestMs } from "../../../src/tokens/lease.js";
import { event, fault, type Schedule, type Setting } from "./schedule.js";
import type { createModelStore } from "./store.js";

interface Sending {
  readonly manager: number;
  readonly at: number;
  /** The access token in XT's response. */
  answer?: string;
  /** The same refresh token was sent again before the response to this request was stored. */
  isOvertaken: boolean;
  /** The sender never learns what happened to the request. */
  isDoubtful: boolean;
  /** When the sender received XT's refusal. */
  refusedAt?: number;
}

/** The shortest pause before a refused refresh token is sent again. */
const firstPauseMs = 60_000;

const refusal = new XtApiError({
  ...{ operation: "refreshToken", outcome: "rejected", rc: 1, mc: "FAILURE", meaning: undefined, response: {} },
});

/** @param newPair creates the next pair that XT issues */
export function createModelXt(
  schedule: Schedule,
  setting: Setting,
  store: ReturnType<typeof createModelStore>,
  first: XtToken,
  newPair: (name: string) => XtToken,
) {
  const seen = new Set<string>();
  let isRevoked = false;
  let given = 0;
  /** The access tokens that XT issued too late: another manager had taken the lease. */
  const late = new Set<string>();
  const sendings = new Map<string, Sending>();
  /** How many times each manager has sent a refresh token since its call began. */
  const sent: number[] = [];

  /** Processes a refresh token. Returns new tokens, or `undefined` if XT refuses the refresh token. */
  function answerTo(refreshToken: string): XtToken | undefined {
    const isSeen = setting.manner !== "keeps" && seen.has(refreshToken);
    if (isSeen && setting.manner === "rotates and revokes") isRevoked = true;
    if (isSeen || isRevoked) return undefined;
    seen.add(refreshToken);
    given += 1;
    const pair = newPair(`${given}`);
    store.unsaved.add(pair.access_token);
    // RFC 6749 §6: if the response has no new refresh token, the old refresh token stays valid.
    return setting.manner === "keeps" ? { ...pair, refresh_token: "" } : pair;
  }

  /** Marks an earlier request with this refresh token as overtaken: another manager has taken the lease from its sender. */
  function overtake(refreshToken: string): Sending | undefined {
    const before = sendings.get(refreshToken);
    if (!before || setting.manner === "keeps") return before;
    before.isOvertaken = true;
    if (before.answer !== undefined && store.unsaved.has(before.answer)) late.add(before.answer);
    return before;
  }

  /** Checks what managers guarantee for each request. It doesn't depend on how XT treats a refresh token that it receives twice. */
  function checkSending(manager: number, refreshToken: string, user: string): void {
    const before = overtake(refreshToken);
    if (!before || setting.manner === "keeps") return;
    // If a manager couldn't store a refusal, only this manager knows about it.
    const { refusedAt } = before;
    if (refusedAt !== undefined && before.manager === manager && schedule.time - refusedAt < firstPauseMs)
      schedule.breaks("a refresh token was sent again at once that XT had refused");
    const isDead = schedule.dead.has(before.manager);
    const isOver = before.isDoubtful || isDead || refusedAt !== undefined || schedule.time - before.at >= leaseMs;
    if (!isOver) schedule.breaks("a refresh token was sent while it was under way");
    const { token, endsAt } = JSON.parse(`${store.records.get(user)}`);
    const isWorth = endsAt > schedule.time && !(setting.isRefused && token.access_token === first.access_token);
    if (token.refresh_token === refreshToken && isWorth && refusedAt === undefined) {
      schedule.breaks("a refresh token in doubt was sent while there was something to lose");
    }
  }

  /** Sends a refresh token. The request may be lost, and so may the response. */
  function send(manager: number, refreshToken: string): Promise<XtToken> {
    const sending: Sending = { manager, at: schedule.time, isDoubtful: false, isOvertaken: false };
    sendings.set(refreshToken, sending);
    let response: { token: XtToken | undefined } | undefined;

    const answer = (change: Partial<XtToken> = {}) => {
      const token = answerTo(refreshToken);
      response = { token: token && { ...token, ...change } };
      if (!token) return undefined;
      sending.answer = token.access_token;
      if (sending.isOvertaken) late.add(sending.answer);
      return sending.answer;
    };
    const refuse = () => {
      response = { token: undefined };
    };

    return schedule.happens<XtToken>(manager, (done, fail) => {
      const lose = () => {
        sending.isDoubtful = true;
        fail(new XtNetworkError("connection_lost", "refreshToken", undefined));
      };
      const find = () => {
        sendings.delete(refreshToken);
        fail(new XtNetworkError("connect_failed", "refreshToken", undefined));
      };
      if (!response && schedule.time - sending.at >= requestMs) {
        // The timeout closes the connection, so the request can't arrive any more. A response that has arrived can still be read.
        return [event(`${manager} comes to its deadline`, manager, lose)];
      }
      if (!response) {
        return [
          event(`${manager}'s refresh token arrives`, manager, () => answer()),
          fault(`${manager} is refused in a bad hour of XT`, manager, refuse),
          fault(`${manager} is answered with another user's tokens`, manager, () => answer({ user_id: "another" })),
          fault(`${manager} finds no connection`, manager, find),
          fault(`${manager}'s refresh token is lost on its way`, manager, lose),
        ];
      }
      const { token } = response;
      const hear = () => {
        if (token?.user_id === "another") sending.isDoubtful = true;
        if (token) return done(token);
        sending.refusedAt = schedule.time;
        return fail(refusal);
      };
      return [
        event(`${manager} hears ${token ? "yes" : "no"}`, manager, hear),
        fault(`${manager} loses the answer`, manager, lose),
      ];
    });
  }

  /** Returns the XT client of one manager. */
  function xtOf(manager: number, user: string) {
    return {
      async refreshToken(refreshToken: string, { signal }: XtCallOptions = {}): Promise<XtToken> {
        if (setting.writesLater) {
          overtake(refreshToken);
          await schedule.happens<void>(manager, (done, fail) => {
            // The transport also reads the signal when it writes.
            const write = () => (signal?.aborted ? fail(signal.reason) : done());
            return [event(`${manager} writes its request`, manager, write)];
          });
        }
        checkSending(manager, refreshToken, user);
        sent[manager] = (sent[manager] ?? 0) + 1;
        if (sent[manager] > 1) schedule.breaks("one call sent a refresh token twice");
        return send(manager, refreshToken);
      },
    };
  }

  return { late, sent, xtOf, state: () => [[...late], [...seen], isRevoked, given, [...sendings], sent] };
}
