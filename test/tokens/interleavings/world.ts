/**
 * A model of several token managers, a store, an XT and a clock, in which nothing happens until it is chosen. What can happen next
 * is a list; the explorer chooses from it, and so decides the order of everything and which faults there are.
 */
import {
  accessTokenExpiresAt,
  isXtError,
  XtApiError,
  type XtCallOptions,
  XtNetworkError,
  type XtToken,
} from "../../../src/index.js";
import { createXtTokens, type XtTokenStore, type XtTokens } from "../../../src/tokens/index.js";
import { leaseMs, requestMs } from "../../../src/tokens/lease.js";
import { recordOf } from "../../../src/tokens/token-record.js";
import { pair } from "../pairs.js";
import type { Action, Choose } from "./explore.js";

/** What XT does about a refresh token: the documents say nothing, so each is tried. */
export type Manner = "keeps" | "rotates" | "rotates and revokes";

export interface Setting {
  manner: Manner;
  managers: number;
  /** How often each manager is called for the user's access token, one after the other. */
  calls: number;
  /** How many faults there may be. */
  faults: number;
  /** How often the machine may stand still for longer than a lease lasts, while a caller waits. */
  standstills: number;
  /** How long the access token is good when it begins. */
  leftMs: number;
  /** Whether XT refuses that access token already, and the callers know. */
  isRefused?: boolean;
  /** Whether the store may do a write after its manager has given it up. */
  hasLateWrites?: boolean;
  /** Whether a process may be stopped between the check of its lease and the write of its request to the socket. */
  writesLater?: boolean;
}

/** What an event touches besides its own manager: two that touch nothing in common can change places. */
type Touch = "nothing" | "reads the store" | "writes the store" | "XT" | "everything";

interface ModelEvent extends Action {
  manager: number;
  touches: Touch;
  isFault: boolean;
  /** Returns what its manager is told by it. */
  happen: () => unknown;
}

function event(name: string, manager: number, touches: Touch, happen: () => unknown, isFault = false): ModelEvent {
  const touched = isFault ? "everything" : touches;
  return {
    name,
    manager,
    touches: touched,
    isFault,
    happen,
    isIndependentOf: (other) => areIndependent(touched, manager, other),
  };
}

function areIndependent(touches: Touch, manager: number, other: Action): boolean {
  const { manager: otherKeeper, touches: otherTouches }: Partial<ModelEvent> = other;
  if (manager === otherKeeper || touches === "everything" || otherTouches === "everything") return false;
  const both = [touches, otherTouches];
  if (both.every((one) => one === "XT")) return false;
  return !(both.includes("writes the store") && both.every((one) => one?.endsWith("the store")));
}

interface Pending {
  manager: number;
  options: () => ModelEvent[];
}

const start = Date.parse("2026-01-01T00:00:00Z");
const hour = 3_600_000;
/** How long a refused refresh token isn't sent again, at least. */
const firstPauseMs = 60_000;
/** Longer than a lease lasts: a process was stopped, a network stalled, or a timer fired late. */
const longMs = leaseMs + 5_000;

/** Managers that waited for one another would never end. */
const longestHistory = 500;

const user = "user";

/** Lets every promise go on that can. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Replaces the module `timers.ts`, and chance: the model decides how time passes, and a manager that was told the same does the same. */
export const clockwork: { sleep: () => Promise<void>; time: () => number; newId: () => string } = {
  sleep: () => Promise.resolve(),
  time: () => start,
  newId: () => "",
};

interface Sending {
  readonly manager: number;
  readonly at: number;
  /** The access token that XT answered with. */
  answer?: string;
  /** The same refresh token was sent again before the answer to this one was saved. */
  isOvertaken: boolean;
  /** It is unknown for ever what happened to it. */
  isDoubtful: boolean;
  /** When its sender heard that XT refused it. */
  refusedAt?: number;
}

/** How a run ended for the user, when everything had settled. */
export interface End {
  isLost: boolean;
  /** The answers with new tokens that XT gave and that were not stored, or not before another manager had to take over. */
  unsaved: number;
}

/** Plays one schedule to its end; rejects where a promise is broken, with everything that had happened. */
export async function play(setting: Setting, choose: Choose): Promise<End> {
  let time = start;
  let faults = setting.faults;
  let standstills = 0;
  let pending: Pending[] = [];
  const sleepers: { manager: number; wake: () => void }[] = [];
  let called = 0;
  const dead = new Set<number>();
  const history: string[] = [];
  /** All that each manager was told, and when: it does the same whenever it was told the same. */
  const told: string[] = [];
  const tell = (manager: number, what: string) => {
    told[manager] = `${told[manager]}\n${time} ${what}`;
  };
  /** The manager whose event is the last that happened. */
  let acting = 0;
  const ids: number[] = [];
  const records = new Map<string, string>();

  const pairOf = (name: string, leftMs: number) =>
    pair(name, { accessEndsAt: time + leftMs, refreshEndsAt: time + 1000 * hour });
  const first = pairOf("0", setting.leftMs);
  // It is due for renewal from the beginning, however long it is still good.
  records.set(user, JSON.stringify({ ...recordOf(first, time), lifeMs: 2 * setting.leftMs, jitter: 0 }));

  const xt = { seen: new Set<string>(), isRevoked: false, given: 0 };
  const unsaved = new Set<string>();
  const late = new Set<string>();
  const sendings = new Map<string, Sending>();
  /** How often each manager has sent a refresh token since it was called. */
  const sent: number[] = [];
  const broken = (promise: string) => new Error(`${promise}:\n${history.join("\n")}`);
  let breach: Error | undefined;
  /** What each manager read last, and whether a read of it failed since it was called. */
  const lastRead: (string | undefined)[] = [];
  const isUnread: boolean[] = [];

  clockwork.time = () => time - start;
  clockwork.sleep = () => new Promise((wake) => sleepers.push({ manager: acting, wake }));
  clockwork.newId = () => {
    ids[acting] = (ids[acting] ?? 0) + 1;
    return `${acting}-${ids[acting]}`;
  };

  function happens<T>(
    manager: number,
    options: (done: (value: T) => unknown, fail: (error: unknown) => unknown) => ModelEvent[],
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const over =
        <V>(end: (value: V) => void) =>
        (value: V) => {
          pending = pending.filter((one) => one !== entry);
          end(value);
          return value;
        };
      const entry: Pending = { manager, options: () => options(over(resolve), over(reject)) };
      pending.push(entry);
    });
  }

  /** A write whose manager has given it up, and which the store does all the same, some time. */
  function writeLater(name: string, change: unknown, write: () => boolean): void {
    const store = setting.managers + 1;
    tell(store, `${name}: ${JSON.stringify(change)}`);
    void happens(store, (done) => [event(`${name}, late`, store, "writes the store", () => done(write()))]);
  }

  function storeOf(manager: number): XtTokenStore {
    const cutOff = new Error("the connection was cut");
    return {
      get: (key) =>
        happens(manager, (done, fail) => [
          event(`${manager} gets`, manager, "reads the store", () => {
            lastRead[manager] = records.get(key);
            return done(records.get(key));
          }),
          event(
            `${manager} gets, cut off`,
            manager,
            "reads the store",
            () => {
              isUnread[manager] = true;
              return fail(cutOff);
            },
            true,
          ),
        ]),
      replace(key, from, to) {
        const write = () => {
          if (records.get(key) !== from) return false;
          const { token } = JSON.parse(`${to}`);
          if (token.user_id !== first.user_id) breach ??= broken("another user's tokens were stored");
          if (!token.refresh_token) breach ??= broken("a pair without a refresh token was stored");
          records.set(key, `${to}`);
          unsaved.delete(token.access_token);
          return true;
        };
        const name = `${manager} replaces`;
        return happens(manager, (done, fail) => {
          const giveUp = () => fail([writeLater(name, [from, to], write), cutOff][1]);
          const timesOut = event(`${name}, times out`, manager, "writes the store", giveUp, true);
          return [
            event(name, manager, "writes the store", () => done(write())),
            event(`${name}, cut off before`, manager, "writes the store", () => fail(cutOff), true),
            event(`${name}, cut off after`, manager, "writes the store", () => fail([write(), cutOff][1]), true),
            ...(setting.hasLateWrites ? [timesOut] : []),
          ];
        });
      },
    };
  }

  /** XT sees a refresh token, and answers with new tokens or with a no. */
  function answerTo(refreshToken: string): XtToken | undefined {
    const isSeen = setting.manner !== "keeps" && xt.seen.has(refreshToken);
    if (isSeen && setting.manner === "rotates and revokes") xt.isRevoked = true;
    if (isSeen || xt.isRevoked) return undefined;
    xt.seen.add(refreshToken);
    xt.given += 1;
    const given = pairOf(`${xt.given}`, hour);
    unsaved.add(given.access_token);
    // RFC 6749 §6: without a new refresh token, the old one stays.
    return setting.manner === "keeps" ? { ...given, refresh_token: "" } : given;
  }

  /** A manager has taken the lease from the one that sent this refresh token before, if any: its answer comes too late. */
  function overtake(refreshToken: string): Sending | undefined {
    const before = sendings.get(refreshToken);
    if (!before || setting.manner === "keeps") return before;
    before.isOvertaken = true;
    if (before.answer !== undefined && unsaved.has(before.answer)) late.add(before.answer);
    return before;
  }

  /** What managers promise of each request, whatever XT does about a refresh token that it sees twice. */
  function checkSending(manager: number, refreshToken: string): void {
    const before = overtake(refreshToken);
    if (!before || setting.manner === "keeps") return;
    // A manager that couldn't store a refusal still knows it, and no other does.
    const { refusedAt } = before;
    if (refusedAt !== undefined && before.manager === manager && time - refusedAt < firstPauseMs)
      breach ??= broken("a refresh token was sent again at once that XT had refused");
    const isDoubtful = before.isDoubtful || refusedAt !== undefined || time - before.at >= leaseMs;
    if (!isDoubtful) breach ??= broken("a refresh token was sent while it was under way");
    const { token, endsAt } = JSON.parse(`${records.get(user)}`);
    const isWorth = endsAt > time && !(setting.isRefused && token.access_token === first.access_token);
    if (token.refresh_token === refreshToken && isWorth && refusedAt === undefined) {
      breach ??= broken("a refresh token in doubt was sent while there was something to lose");
    }
  }

  function xtOf(manager: number) {
    return {
      async refreshToken(refreshToken: string, { signal }: XtCallOptions = {}) {
        if (setting.writesLater) {
          overtake(refreshToken);
          await happens<void>(manager, (done, fail) => {
            // As the transport does: it asks the signal when it writes.
            const write = () => (signal?.aborted ? fail(signal.reason) : done());
            return [event(`${manager} writes its request`, manager, "everything", write)];
          });
        }
        checkSending(manager, refreshToken);
        sent[manager] = (sent[manager] ?? 0) + 1;
        if (sent[manager] > 1) breach ??= broken("one call sent a refresh token twice");
        const sending: Sending = { manager, at: time, isDoubtful: false, isOvertaken: false };
        sendings.set(refreshToken, sending);
        let answer: { token: XtToken | undefined } | undefined;
        return happens<XtToken>(manager, (done, fail) => {
          const lose = () => {
            sending.isDoubtful = true;
            fail(new XtNetworkError("connection_lost", "refreshToken", undefined));
          };
          if (!answer && time - sending.at >= requestMs) {
            // Its deadline ends the connection, so it doesn't arrive any more. An answer may still lie there, unread.
            return [event(`${manager} comes to its deadline`, manager, "nothing", lose)];
          }
          if (!answer) {
            const arrive = () => {
              answer = { token: answerTo(refreshToken) };
              if (!answer.token) return undefined;
              sending.answer = answer.token.access_token;
              if (sending.isOvertaken) late.add(sending.answer);
              return sending.answer;
            };
            const refuse = () => {
              answer = { token: undefined };
            };
            const mistake = () => {
              const given = arrive();
              if (answer?.token) answer = { token: { ...answer.token, user_id: "another" } };
              return given;
            };
            const find = () => {
              sendings.delete(refreshToken);
              fail(new XtNetworkError("connect_failed", "refreshToken", undefined));
            };
            return [
              event(`${manager}'s refresh token arrives`, manager, "XT", arrive),
              event(`${manager} is refused in a bad hour of XT`, manager, "XT", refuse, true),
              event(`${manager} is answered with another user's tokens`, manager, "XT", mistake, true),
              event(`${manager} finds no connection`, manager, "XT", find, true),
              event(`${manager}'s refresh token is lost on its way`, manager, "XT", lose, true),
            ];
          }
          const { token } = answer;
          const hear = () => {
            if (token?.user_id === "another") sending.isDoubtful = true;
            if (token) return done(token);
            sending.refusedAt = time;
            fail(
              new XtApiError({
                operation: "refreshToken",
                outcome: "rejected",
                rc: 1,
                mc: "FAILURE",
                meaning: undefined,
                response: {},
              }),
            );
          };
          return [
            event(`${manager} hears ${token ? "yes" : "no"}`, manager, "nothing", hear),
            event(`${manager} loses the answer`, manager, "nothing", lose, true),
          ];
        });
      },
    };
  }

  function kill(manager: number): void {
    dead.add(manager);
    for (const sending of sendings.values()) if (sending.manager === manager) sending.isDoubtful = true;
  }

  function events(): ModelEvent[] {
    const alive = pending.filter(({ manager }) => !dead.has(manager));
    const all = alive.flatMap(({ options }) => options());
    // If a machine stops again and again, no call ends.
    if (sleepers.length > 0 && (standstills < setting.standstills || all.length === 0)) {
      const wake = () => {
        standstills += 1;
        time += longMs;
        for (const { manager, wake } of sleepers.splice(0)) {
          tell(manager, "wakes");
          wake();
        }
      };
      all.push(event("time passes", -1, "everything", wake));
    }
    if (alive.length > 0) {
      const stall = () => {
        time += longMs;
      };
      all.push(event("everything stands still", -1, "everything", stall, true));
    }
    for (const manager of new Set(alive.map((one) => one.manager))) {
      all.push(event(`${manager} is killed`, manager, "everything", () => kill(manager), true));
    }
    return all.filter(({ isFault }) => !isFault || faults > 0);
  }

  /** All that decides how it goes on. What a dead manager was told doesn't. */
  function state(): string {
    const minds = told.map((mind, manager) => (dead.has(manager) ? "dead" : mind));
    const store = [[...records], [...unsaved], [...late]];
    const shared = [store, [...xt.seen], xt.isRevoked, xt.given, [...sendings], sent, lastRead, isUnread];
    const order = [pending.map(({ manager }) => manager), sleepers.map(({ manager }) => manager)];
    return JSON.stringify([time, faults, standstills, called, minds, shared, order]);
  }

  async function until(isOver: () => boolean): Promise<void> {
    for (;;) {
      await settle();
      if (breach) throw breach;
      if (isOver()) return;
      if (history.length > longestHistory) throw broken("it doesn't come to an end");
      const possible = events();
      if (possible.length === 0) return;
      const chosen = choose(possible, state);
      history.push(chosen.name);
      if (chosen.isFault) faults -= 1;
      acting = chosen.manager;
      tell(acting, `${chosen.name}: ${chosen.happen()}`);
    }
  }

  /** Calls a manager, and checks its result against its promises. */
  async function callOnce(manager: number, tokens: XtTokens): Promise<"fresh" | "lost" | "later"> {
    called += 1;
    sent[manager] = 0;
    isUnread[manager] = false;
    lastRead[manager] = undefined;
    const refused = setting.isRefused ? first.access_token : undefined;
    try {
      const token = await tokens.token(user, { refused });
      history.push(`${manager} has a token`);
      if ((accessTokenExpiresAt(token)?.getTime() ?? 0) <= time)
        breach ??= broken("a token was returned that has ended");
      if (token.access_token === refused) breach ??= broken("a token was returned that XT refuses");
      if (token.user_id !== first.user_id) breach ??= broken("another user's token was returned");
      return "fresh";
    } catch (error) {
      if (!isXtError(error) || error.name !== "XtTokensError") throw error;
      history.push(`${manager} gets ${error.code}`);
      const { token, endsAt } = JSON.parse(lastRead[manager] ?? "{}");
      const isGood = !isUnread[manager] && endsAt > time && token.access_token !== refused;
      if (isGood) breach ??= broken("a valid token wasn't returned");
      return error.code === "sign_in_needed" ? "lost" : "later";
    }
  }

  const managers = Array.from({ length: setting.managers }, (_, manager) =>
    createXtTokens({ xt: xtOf(manager), store: storeOf(manager), now: () => time }),
  );
  let calling = managers.length;
  for (const [manager, tokens] of managers.entries()) {
    void (async () => {
      for (let call = 0; call < setting.calls; call += 1) await callOnce(manager, tokens);
      calling -= 1;
    })();
  }
  await until(() => calling === 0);

  // Everything works from here on. Each living manager is called once more, long after; then one that knows nothing but the store.
  faults = 0;
  const living = [...managers.entries()].filter(([manager]) => !dead.has(manager));
  let end: "fresh" | "lost" | "later" | undefined;
  for (const [manager, tokens] of living) {
    time += 2 * hour;
    let isDone = false;
    void callOnce(manager, tokens).then(() => {
      isDone = true;
    });
    await until(() => isDone);
  }
  time += 2 * hour;
  const last = setting.managers;
  void callOnce(last, createXtTokens({ xt: xtOf(last), store: storeOf(last), now: () => time })).then((told) => {
    end = told;
  });
  await until(() => end !== undefined);

  if (end === "later" || end === undefined) throw broken("the user has neither fresh tokens nor to sign in");
  const lostAnswers = new Set([...unsaved, ...late]).size;
  if (end === "lost" && lostAnswers === 0) throw broken("a user was lost though every answer was saved");
  if (end === "lost" && setting.manner === "keeps") throw broken("a user was lost whose refresh token is still good");
  return { isLost: end === "lost", unsaved: lostAnswers };
}
