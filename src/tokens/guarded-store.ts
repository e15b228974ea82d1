/** A store with a deadline for each call, and with errors of this package. */
import { isXtError, type XtAnyError, type XtErrorCause, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";
import type { XtTokenStore } from "./store.js";
import { withDeadline } from "./timers.js";

/** How long a call of the store may take, in milliseconds. */
const storeDeadlineMs = 5_000;

export function guardStore(store: XtTokenStore): XtTokenStore {
  return {
    async get(key) {
      const text = await guarded(() => store.get(key));
      if (text === undefined || typeof text === "string") return text;
      throw new XtTokensError("store_failed", "not-sent", "get() of the store must resolve to a text or to undefined");
    },
    replace: (...change) => guarded(() => store.replace(...change)),
  };
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
