/** Checks of options and arguments, shared by stores, sign-ins and token managers. */
import { checkedTime, configError, type ErrorContext } from "../call/options.js";
import { hasMethods } from "../call/own-properties.js";
import type { XtTokenStore } from "./store.js";

export function checkXt<T>(xt: T | undefined, methods: (keyof T)[], context: ErrorContext): asserts xt is T {
  if (!hasMethods(xt, ...methods)) throw configError(context, "xt must be the result of createXtOAuth");
}

export function checkStore(store: XtTokenStore, context: ErrorContext): void {
  if (!hasMethods(store, "get", "replace")) throw configError(context, "store must have the methods get and replace");
}

/** Checks that each value is a function or `undefined`. */
export function checkFunctions(functions: Record<string, unknown>, context: ErrorContext): void {
  for (const [name, value] of Object.entries(functions)) {
    if (value !== undefined && typeof value !== "function") throw configError(context, `${name} must be a function`);
  }
}

/** Checks the option `now`, and returns a clock that checks each value that `now` returns. */
export function checkedClock(now: () => number = Date.now, context: ErrorContext): () => number {
  checkFunctions({ now }, context);
  return () => checkedTime(now(), context);
}

export function checkDuration(ms: unknown, name: string, context: ErrorContext, most = Number.POSITIVE_INFINITY): void {
  if (typeof ms === "number" && ms >= 0 && ms <= most) return;
  const limit = Number.isFinite(most) ? `, and at most ${most}` : "";
  throw configError(context, `${name} must be a number of milliseconds, 0 or more${limit}`);
}

/** Keys that every database accepts and keeps distinct: PostgreSQL refuses NUL, and UTF-8 maps all lone surrogates to one character. */
const usableKey = /^[^\0\p{Surrogate}]{1,500}$/u;

export function checkKey(key: unknown, context: ErrorContext): void {
  if (typeof key !== "string" || !usableKey.test(key)) {
    throw configError(context, "key must be a string of 1 to 500 characters, without NUL and lone surrogates");
  }
}
