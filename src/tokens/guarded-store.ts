/** Wraps a store: each call has a deadline, and each failure becomes an error of this package. */
import type { ErrorContext } from "../call/options.js";
import { isXtError, type XtAnyError, XtTokensError } from "../errors/index.js";
import { causeOf } from "../http/network-error.js";
import { checkStore } from "./check-options.js";
import { memoryStore } from "./memory-store.js";
import type { XtTokenStore } from "./store.js";
import { withDeadline } from "./timers.js";

/** How long a call to the store may take, in milliseconds. */
const storeDeadlineMs = 5_000;

export function guardedStore(store: XtTokenStore = memoryStore(), context: ErrorContext): XtTokenStore {
  checkStore(store, context);
  return {
    async get(key) {
      const text: unknown = await withDeadline(async () => store.get(key), storeDeadlineMs, storeError);
      if (text === undefined || typeof text === "string") return text;
      throw brokenStore("get() of the store must resolve to a string or to undefined");
    },
    async replace(...change) {
      const isReplaced: unknown = await withDeadline(async () => store.replace(...change), storeDeadlineMs, storeError);
      if (typeof isReplaced === "boolean") return isReplaced;
      // If another value counted as true, each process would win each race, and send the same refresh token.
      throw brokenStore("replace() of the store must resolve to true or false");
    },
  };
}

function brokenStore(message: string): XtTokensError {
  return new XtTokensError("store_failed", "not-sent", message);
}

/** A store's error may quote secrets, such as its URL with a password. So only its name and its code are kept. */
export function storeError(error: unknown): XtAnyError {
  if (isXtError(error)) return error;
  const cause = causeOf(error, []);
  const why = cause ? ` (${cause.code ?? cause.name})` : "";
  return new XtTokensError("store_failed", "not-sent", `the store failed${why}`, { cause });
}

/** If a database's error has no code, sets it to what a group of the pattern matches in the message, such as OOM or SQLITE_FULL. */
export function withCode(error: unknown, codePattern: RegExp): unknown {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  const [, ...found] = codePattern.exec(`${message}`.slice(0, 500)) ?? [];
  if (code === undefined) Reflect.set(Object(error), "code", found.find(Boolean));
  return error;
}
