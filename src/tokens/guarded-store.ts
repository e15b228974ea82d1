/** A store with a deadline for each call, and with errors of this package. */
import { isXtError, type XtAnyError, type XtErrorCause, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";
import type { XtTokenStore } from "./store.js";
import { withDeadline } from "./timers.js";

/** How long a call of the store may take, in milliseconds. */
const storeDeadlineMs = 5_000;

export function guardStore(store: XtTokenStore): XtTokenStore {
  return {
    get: (key) => withDeadline(() => store.get(key), storeDeadlineMs, storeError),
    replace: (...change) => withDeadline(() => store.replace(...change), storeDeadlineMs, storeError),
  };
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
