/** Checks of options and arguments that the functions of `xt-oauth/tokens` share. */
import { type Checked, unusable } from "../call/options.js";
import { ownProperties } from "../call/own-properties.js";
import type { XtTokenStore } from "./store.js";

/**
 * The own properties of `options`, all of which have a known name.
 *
 * @throws {@link XtConfigError} a name is unknown: the option would be ignored
 */
export function knownProperties<T extends object>(
  options: T | undefined,
  names: readonly (keyof T & string)[],
  checked: Checked,
): Partial<T> {
  const given = ownProperties(options);
  const known: readonly string[] = names;
  // An unknown name isn't quoted: it may be a value in the wrong place.
  if (Object.keys(given).every((name) => known.includes(name))) return given;
  throw unusable(checked, `there is an unknown option; known are ${known.join(", ")}`);
}

/** Throws unless `store` has the two methods of a store. */
export function checkStore(store: XtTokenStore | undefined, checked: Checked): asserts store is XtTokenStore {
  if (typeof Object(store).get === "function" && typeof Object(store).replace === "function") return;
  throw unusable(checked, "store must have the methods get and replace");
}

/** Throws unless each function that is given is one. */
export function checkFunctions(functions: Record<string, unknown>, checked: Checked): void {
  for (const [name, value] of Object.entries(functions)) {
    if (value !== undefined && typeof value !== "function") throw unusable(checked, `${name} must be a function`);
  }
}

/** Throws unless `ms` is a number of milliseconds, 0 or more. */
export function checkDuration(ms: unknown, name: string, checked: Checked): void {
  if (!(typeof ms === "number" && ms >= 0))
    throw unusable(checked, `${name} must be a number of milliseconds, 0 or more`);
}

/** What every database accepts as a key and keeps apart: PostgreSQL refuses NUL, and UTF-8 maps all lone surrogates to one character. */
const usableKey = /^[^\0\p{Surrogate}]{1,500}$/u;

/** Throws unless `key` can be a key in every database. */
export function checkKey(key: unknown, checked: Checked, name = "key"): asserts key is string {
  if (typeof key === "string" && usableKey.test(key)) return;
  throw unusable(checked, `${name} must be a text of 1 to 500 characters`);
}
