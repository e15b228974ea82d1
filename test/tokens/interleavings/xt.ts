/** A fake XT for the model. The schedule chooses how each request ends. Each request is checked against what the managers guarantee. */
import { XtApiError, type XtCallOptions, XtNetworkError, type XtToken } from "../../../src/index.js";
import { leaseMs, renewalTimeoutMs } from "../../../src/tokens/lease.js";
import { event, fault, type Schedule, type Setting } from "./schedule.js";
import type { createModelStore } from "./store.js";

interface SentRequest {
  readonly manager: number;
  readonly at: number;
  /** The access token in XT's response. */
  issued?: string;
  /** The same refresh token was sent again before the response to this request was stored. */
  isOvertaken: boolean;
  /** The sender never learns what happened to the request. */
  isInDoubt: boolean;
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
  let issuedPairs = 0;
  /** The access tokens that XT issued although their refresh token had been sent again. */
  const late = new Set<string>();
  /** The last request with each refresh token. */
  const requests = new Map<string, SentRequest>();
  /** How many times each manager has sent a refresh token since its call began. */
  const sent: number[] = [];

  /** Processes a refresh token. Returns new tokens, or `undefined` if XT refuses the refresh token. */
  function processRefreshToken(refreshToken: string): XtToken | undefined {
    const isSeen = setting.rotation !== "keeps" && seen.has(refreshToken);
    if (isSeen && setting.rotation === "rotates and revokes") isRevoked = true;
    if (isSeen || isRevoked) return undefined;
    seen.add(refreshToken);
    issuedPairs += 1;
    const pair = newPair(`${issuedPairs}`);
    store.unsaved.add(pair.access_token);
    // RFC 6749 §6: if the response has no new refresh token, the old refresh token stays valid.
    return setting.rotation === "keeps" ? { ...pair, refresh_token: "" } : pair;
  }

  /** Marks an earlier request with this refresh token as overtaken: another manager, or a later call of the same one, sends the token again. */
  function overtake(refreshToken: string): SentRequest | undefined {
    const before = requests.get(refreshToken);
    if (!before || setting.rotation === "keeps") return before;
    before.isOvertaken = true;
    if (before.issued !== undefined && store.unsaved.has(before.issued)) late.add(before.issued);
    return before;
  }

  /** Checks what managers guarantee for each request. It doesn't depend on how XT treats a refresh token that it receives twice. */
  function checkRequest(manager: number, refreshToken: string, user: string): void {
    const before = overtake(refreshToken);
    if (!before || setting.rotation === "keeps") return;
    // If a manager couldn't store a refusal, only this manager knows about it.
    const { refusedAt } = before;
    if (refusedAt !== undefined && before.manager === manager && schedule.time - refusedAt < firstPauseMs)
      schedule.reportViolation("a refused refresh token was sent again immediately");
    const isDead = schedule.dead.has(before.manager);
    const isOver = before.isInDoubt || isDead || refusedAt !== undefined || schedule.time - before.at >= leaseMs;
    if (!isOver) schedule.reportViolation("a refresh token was sent while a request with it was in progress");
    const { token, endsAt } = JSON.parse(`${store.records.get(user)}`);
    const isUsable = endsAt > schedule.time && !(setting.isRefused && token.access_token === first.access_token);
    if (token.refresh_token === refreshToken && isUsable && refusedAt === undefined) {
      schedule.reportViolation("a refresh token in doubt was sent while the access token was usable");
    }
  }

  /** Sends a refresh token. The request may be lost, and so may the response. */
  function send(manager: number, refreshToken: string): Promise<XtToken> {
    const request: SentRequest = { manager, at: schedule.time, isInDoubt: false, isOvertaken: false };
    requests.set(refreshToken, request);
    let response: { token: XtToken | undefined } | undefined;

    const arrive = (change: Partial<XtToken> = {}) => {
      const token = processRefreshToken(refreshToken);
      response = { token: token && { ...token, ...change } };
      if (!token) return undefined;
      request.issued = token.access_token;
      if (request.isOvertaken) late.add(request.issued);
      return request.issued;
    };
    const refuse = () => {
      response = { token: undefined };
    };

    return schedule.happens<XtToken>(manager, (done, fail) => {
      const loseConnection = () => {
        request.isInDoubt = true;
        fail(new XtNetworkError("connection_lost", "refreshToken", undefined));
      };
      const failToConnect = () => {
        requests.delete(refreshToken);
        fail(new XtNetworkError("connect_failed", "refreshToken", undefined));
      };
      if (!response && schedule.time - request.at >= renewalTimeoutMs) {
        // The timeout closes the connection, so the request can't arrive any more. A response that has arrived can still be read.
        return [event(`${manager} reaches its timeout`, manager, loseConnection)];
      }
      if (!response) {
        return [
          event(`${manager}'s refresh token arrives`, manager, () => arrive()),
          fault(`${manager} is refused during an outage of XT`, manager, refuse),
          fault(`${manager} is sent another user's tokens`, manager, () => arrive({ user_id: "another" })),
          fault(`${manager} can't connect`, manager, failToConnect),
          fault(`${manager}'s request is lost`, manager, loseConnection),
        ];
      }
      const { token } = response;
      const receive = () => {
        if (token?.user_id === "another") request.isInDoubt = true;
        if (token) return done(token);
        request.refusedAt = schedule.time;
        return fail(refusal);
      };
      return [
        event(`${manager} receives ${token ? "new tokens" : "a refusal"}`, manager, receive),
        fault(`${manager}'s response is lost`, manager, loseConnection),
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
        checkRequest(manager, refreshToken, user);
        sent[manager] = (sent[manager] ?? 0) + 1;
        if (sent[manager] > 1) schedule.reportViolation("one call sent more than one request");
        return send(manager, refreshToken);
      },
    };
  }

  return { late, sent, xtOf, state: () => [[...late], [...seen], isRevoked, issuedPairs, [...requests], sent] };
}
