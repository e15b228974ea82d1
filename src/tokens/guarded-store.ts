/** A store with a deadline for each call, errors of this package, and a way to write over anything. */
import { isXtError, type XtAnyError, type XtErrorCause, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";
import type { XtTokenStore } from "./store.js";
import { withDeadline } from "./timers.js";

export interface GuardedStore {
  get: XtTokenStore["get"];
  replace: XtTokenStore["replace"];
  /** Puts `to` under the key, or nothing, over whatever is there, whether it can be read or not. */
  overwrite(key: string, to: string | undefined, options?: { endsAt?: number | undefined }): Promise<void>;
}

/** How long a call of the store may take, in milliseconds. */
const storeDeadlineMs = 5_000;

/** Gives up after this many lost compare-and-set races: so many can't be lost by chance. */
export const maxRaces = 100;

export function guardStore(store: XtTokenStore): GuardedStore {
  const get = async (key: string) => {
    const text = await guarded(() => store.get(key));
    if (text === undefined || typeof text === "string") return text;
    throw new XtTokensError("store_failed", "not-sent", "get() of the store must resolve to a text or to undefined");
  };
  const replace: XtTokenStore["replace"] = (...change) => guarded(() => store.replace(...change));
  return {
    get,
    replace,
    async overwrite(key, to, options) {
      for (let race = 0; race < maxRaces; race += 1) {
        let from: string | undefined;
        let unread: unknown;
        try {
          from = await get(key);
        } catch (error) {
          // What can't be read counts as nothing: a store may be able to write over it all the same.
          unread = error;
        }
        if (from === undefined && to === undefined && unread === undefined) return;
        if (await replace(key, from, to, options)) return;
        if (unread !== undefined) throw unread;
      }
      throw tooManyRaces();
    },
  };
}

export function tooManyRaces(): XtTokensError {
  const message = "the store refuses every change: does replace() compare with what get() returns?";
  return new XtTokensError("store_failed", "not-sent", message);
}

function guarded<T>(call: () => Promise<T>): Promise<T> {
  // What a store throws at once counts as a rejection.
  const calling = new Promise<T>((resolve) => resolve(call()));
  return withDeadline(calling, storeDeadlineMs, () => new StoreTimeout()).catch((error) => {
    throw storeError(error);
  });
}

class StoreTimeout extends Error {
  override name = "TimeoutError";
}

/** Whether an error says that a call of the store took too long. */
export function isTimeout(error: unknown): boolean {
  return isXtError(error) && error.code === "store_failed" && error.cause?.name === "TimeoutError";
}

/** What a store throws may quote anything, its address and password too: only the name and the code are kept. */
export function storeError(error: unknown): XtAnyError {
  if (isXtError(error)) return error;
  const cause = storeCause(error);
  const why = cause ? ` (${cause.code ?? cause.name})` : "";
  return new XtTokensError("store_failed", "not-sent", `the store failed${why}; nothing was sent to XT`, { cause });
}

/** The codes of databases may begin with a digit, as PostgreSQL's (SQLSTATE) do. */
const codeOfDatabase = /^[A-Za-z0-9][A-Za-z0-9_]{1,31}$/;

function storeCause(error: unknown): XtErrorCause | undefined {
  const cause = causeOf(error, []);
  try {
    const { code }: { code?: unknown } = Object(error);
    return typeof code === "string" && codeOfDatabase.test(code) ? { name: cause?.name ?? "Error", code } : cause;
  } catch {
    return cause; // A getter threw.
  }
}
