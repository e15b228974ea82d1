/**
 * A small world for keepers of tokens: a store, an XT and a clock, where nothing happens until it is chosen. What can happen next
 * is a list; whoever chooses from it decides the order of everything, and which faults there are.
 */
import { accessTokenExpiresAt, isXtError, XtApiError, XtNetworkError, type XtToken } from "../../../src/index.js";
import { createXtTokens, type XtTokenStore, type XtTokens } from "../../../src/tokens/index.js";
import { recordOf } from "../../../src/tokens/record.js";
import { leaseMs, renewalMs } from "../../../src/tokens/watch.js";
import { pair } from "../pairs.js";
import type { Action, Choose } from "./explore.js";

/** What XT does about a refresh token: the documents say nothing, so each is tried. */
export type Manner = "keeps" | "rotates" | "rotates and revokes";

export interface Setting {
  manner: Manner;
  keepers: number;
  /** How often each keeper is asked for the user's access token, one after the other. */
  calls: number;
  /** How many faults there may be. */
  faults: number;
  /** How often the machine may stand still for longer than a lease lasts, while somebody waits. */
  standstills: number;
  /** How long the access token is good when it begins. */
  leftMs: number;
}

/** What a happening touches besides its own keeper: two that touch nothing in common can change places. */
type Touch = "nothing" | "reads the store" | "writes the store" | "XT" | "everything";

interface Happening extends Action {
  keeper: number;
  touches: Touch;
  isFault: boolean;
  happen: () => void;
}

function happening(name: string, keeper: number, touches: Touch, happen: () => void, isFault = false): Happening {
  const touched = isFault ? "everything" : touches;
  return {
    name,
    keeper,
    touches: touched,
    isFault,
    happen,
    isIndependentOf: (other) => areIndependent(touched, keeper, other),
  };
}

function areIndependent(touches: Touch, keeper: number, other: Action): boolean {
  const { keeper: otherKeeper, touches: otherTouches }: Partial<Happening> = other;
  if (keeper === otherKeeper || touches === "everything" || otherTouches === "everything") return false;
  const both = [touches, otherTouches];
  if (both.every((one) => one === "XT")) return false;
  return !(both.includes("writes the store") && both.every((one) => one?.endsWith("the store")));
}

interface Pending {
  keeper: number;
  options: () => Happening[];
}

const start = Date.parse("2026-01-01T00:00:00Z");
const hour = 3_600_000;
/** Longer than a lease lasts: a process was stopped, a network stalled, or whoever slept was woken late. */
const longMs = leaseMs + 5_000;

/** Keepers that were to wait for one another would go on for ever. */
const longestHistory = 500;

const user = "user";

/** Lets every promise go on that can. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What the module of the keepers that waits is replaced by: the world that is played decides when. */
export const hands: { sleep: () => Promise<void>; time: () => number } = {
  sleep: () => Promise.resolve(),
  time: () => start,
};

interface Sending {
  readonly keeper: number;
  readonly at: number;
  /** The access token that XT answered with. */
  answer?: string;
  /** Somebody sent the same refresh token after it, before the answer to this one was saved. */
  isOvertaken: boolean;
  /** Nobody can know any more what became of it. */
  isDoubtful: boolean;
  isRefused: boolean;
}

/** What became of the user when everything had settled. */
export interface End {
  isLost: boolean;
  /** The answers with new tokens that XT gave and nobody put into the store, or not before somebody had to take over. */
  unsaved: number;
}

/** Plays one schedule to its end; rejects where a promise is broken, with everything that had happened. */
export async function play(setting: Setting, choose: Choose): Promise<End> {
  let time = start;
  let faults = setting.faults;
  let standstills = 0;
  let pending: Pending[] = [];
  const sleepers: (() => void)[] = [];
  const dead = new Set<number>();
  const history: string[] = [];
  const records = new Map<string, string>();

  const pairOf = (name: string, leftMs: number) =>
    pair(name, { accessEndsAt: time + leftMs, refreshEndsAt: time + 1000 * hour });
  const first = pairOf("0", setting.leftMs);
  records.set(user, JSON.stringify({ ...recordOf(first, time, 300_000), renewFrom: time }));

  const xt = { seen: new Set<string>(), isRevoked: false, given: 0 };
  const unsaved = new Set<string>();
  const late = new Set<string>();
  const sendings = new Map<string, Sending>();
  /** How often each keeper has asked XT since it was asked itself. */
  const asked: number[] = [];
  const broken = (promise: string) => new Error(`${promise}:\n${history.join("\n")}`);
  let breach: Error | undefined;

  hands.time = () => time - start;
  hands.sleep = () => new Promise((resolve) => sleepers.push(resolve));

  function happens<T>(
    keeper: number,
    options: (done: (value: T) => void, fail: (error: unknown) => void) => Happening[],
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const over =
        <V>(end: (value: V) => void) =>
        (value: V) => {
          pending = pending.filter((one) => one !== entry);
          end(value);
        };
      const entry: Pending = { keeper, options: () => options(over(resolve), over(reject)) };
      pending.push(entry);
    });
  }

  function storeOf(keeper: number): XtTokenStore {
    const cutOff = new Error("the connection was cut");
    const step = <T>(what: string, touches: Touch, act: () => T) =>
      happens<T>(keeper, (done, fail) => [
        happening(`${keeper} ${what}`, keeper, touches, () => done(act())),
        happening(`${keeper} ${what}, cut off before`, keeper, touches, () => fail(cutOff), true),
        happening(`${keeper} ${what}, cut off after`, keeper, touches, () => fail([act(), cutOff][1]), true),
      ]);
    return {
      get: (key) => step("gets", "reads the store", () => records.get(key)),
      replace: (key, from, to) =>
        step("replaces", "writes the store", () => {
          if (records.get(key) !== from) return false;
          records.set(key, `${to}`);
          unsaved.delete(JSON.parse(`${to}`).token.access_token);
          return true;
        }),
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
    return setting.manner === "keeps" ? { ...given, refresh_token: refreshToken } : given;
  }

  /** What keepers promise of each sending, whatever XT does about a refresh token that it sees twice. */
  function checkSending(keeper: number, refreshToken: string): void {
    const before = sendings.get(refreshToken);
    if (!before || setting.manner === "keeps") return;
    before.isOvertaken = true;
    if (before.answer !== undefined && unsaved.has(before.answer)) late.add(before.answer);
    // Who was refused and couldn't write it down still knows it, and nobody else does.
    if (before.isRefused && before.keeper === keeper)
      breach ??= broken("a refresh token was sent again that XT had refused");
    const isDoubtful = before.isDoubtful || time - before.at >= leaseMs;
    if (!isDoubtful) breach ??= broken("a refresh token was sent while it was under way");
    const { token, endsAt } = JSON.parse(`${records.get(user)}`);
    if (token.refresh_token === refreshToken && endsAt > time) {
      breach ??= broken("a refresh token in doubt was sent while there was something to lose");
    }
  }

  function xtOf(keeper: number) {
    return {
      refreshToken(refreshToken: string) {
        checkSending(keeper, refreshToken);
        asked[keeper] = (asked[keeper] ?? 0) + 1;
        if (asked[keeper] > 1) breach ??= broken("one call sent a refresh token twice");
        const sending: Sending = { keeper, at: time, isDoubtful: false, isRefused: false, isOvertaken: false };
        sendings.set(refreshToken, sending);
        let answer: { token: XtToken | undefined } | undefined;
        return happens<XtToken>(keeper, (done, fail) => {
          const lose = () => {
            sending.isDoubtful = true;
            fail(new XtNetworkError("connection_lost", "refreshToken", undefined));
          };
          if (!answer && time - sending.at >= renewalMs) {
            // Its deadline ends the connection, so it doesn't arrive any more. An answer may still lie there, unread.
            return [happening(`${keeper} comes to its deadline`, keeper, "nothing", lose)];
          }
          if (!answer) {
            const arrive = () => {
              answer = { token: answerTo(refreshToken) };
              if (!answer.token) return;
              sending.answer = answer.token.access_token;
              if (sending.isOvertaken) late.add(sending.answer);
            };
            const find = () => {
              sendings.delete(refreshToken);
              fail(new XtNetworkError("connect_failed", "refreshToken", undefined));
            };
            return [
              happening(`${keeper}'s refresh token arrives`, keeper, "XT", arrive),
              happening(`${keeper} finds no connection`, keeper, "XT", find, true),
              happening(`${keeper}'s refresh token is lost on its way`, keeper, "XT", lose, true),
            ];
          }
          const { token } = answer;
          const hear = () => {
            if (token) return done(token);
            sending.isRefused = true;
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
            happening(`${keeper} hears ${token ? "yes" : "no"}`, keeper, "nothing", hear),
            happening(`${keeper} loses the answer`, keeper, "nothing", lose, true),
          ];
        });
      },
    };
  }

  function kill(keeper: number): void {
    dead.add(keeper);
    for (const sending of sendings.values()) if (sending.keeper === keeper) sending.isDoubtful = true;
  }

  function happenings(): Happening[] {
    const alive = pending.filter(({ keeper }) => !dead.has(keeper));
    const all = alive.flatMap(({ options }) => options());
    // A machine that stands still again and again lets nobody come to an end.
    if (sleepers.length > 0 && (standstills < setting.standstills || all.length === 0)) {
      const wake = () => {
        standstills += 1;
        time += longMs;
        for (const one of sleepers.splice(0)) one();
      };
      all.push(happening("time passes", -1, "everything", wake));
    }
    if (alive.length > 0) {
      const stall = () => {
        time += longMs;
      };
      all.push(happening("everything stands still", -1, "everything", stall, true));
    }
    for (const keeper of new Set(alive.map((one) => one.keeper))) {
      all.push(happening(`${keeper} is killed`, keeper, "everything", () => kill(keeper), true));
    }
    return all.filter(({ isFault }) => !isFault || faults > 0);
  }

  async function until(isOver: () => boolean): Promise<void> {
    for (;;) {
      await settle();
      if (breach) throw breach;
      if (isOver()) return;
      if (history.length > longestHistory) throw broken("it doesn't come to an end");
      const possible = happenings();
      if (possible.length === 0) return;
      const chosen = choose(possible);
      history.push(chosen.name);
      if (chosen.isFault) faults -= 1;
      chosen.happen();
    }
  }

  /** Asks a keeper, and holds what it says against its promises. */
  async function ask(keeper: number, tokens: XtTokens): Promise<"fresh" | "lost" | "later"> {
    asked[keeper] = 0;
    try {
      const token = await tokens.token(user);
      history.push(`${keeper} has a token`);
      if ((accessTokenExpiresAt(token)?.getTime() ?? 0) <= time)
        breach ??= broken("a token was handed out that has ended");
      return "fresh";
    } catch (error) {
      if (!isXtError(error) || error.name !== "XtTokensError") throw error;
      history.push(`${keeper} is told ${error.code}`);
      return error.code === "sign_in_needed" ? "lost" : "later";
    }
  }

  const keepers = Array.from({ length: setting.keepers }, (_, keeper) =>
    createXtTokens({ xt: xtOf(keeper), store: storeOf(keeper), now: () => time }),
  );
  let asking = keepers.length;
  for (const [keeper, tokens] of keepers.entries()) {
    void (async () => {
      for (let call = 0; call < setting.calls; call += 1) await ask(keeper, tokens);
      asking -= 1;
    })();
  }
  await until(() => asking === 0);

  // Everything works from here on. Whoever lives is asked once more, long after; then a process that knows nothing but the store.
  faults = 0;
  const living = [...keepers.entries()].filter(([keeper]) => !dead.has(keeper));
  let end: "fresh" | "lost" | "later" | undefined;
  for (const [keeper, tokens] of living) {
    time += 2 * hour;
    let isTold = false;
    void ask(keeper, tokens).then(() => {
      isTold = true;
    });
    await until(() => isTold);
  }
  time += 2 * hour;
  const last = setting.keepers;
  void ask(last, createXtTokens({ xt: xtOf(last), store: storeOf(last), now: () => time })).then((told) => {
    end = told;
  });
  await until(() => end !== undefined);

  if (end === "later" || end === undefined) throw broken("the user is neither fresh nor told to sign in");
  const lostAnswers = new Set([...unsaved, ...late]).size;
  if (end === "lost" && lostAnswers === 0) throw broken("a user was lost though every answer was saved");
  if (end === "lost" && setting.manner === "keeps") throw broken("a user was lost whose refresh token is still good");
  return { isLost: end === "lost", unsaved: lostAnswers };
}
