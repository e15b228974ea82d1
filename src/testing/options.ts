/** The options of the fake: whom it knows, how it behaves where XT's pages are silent, and how long things last. */
import { compare, type Decimal, decimal, zero } from "../decimal.js";
import type { XtFakeSymbol } from "./market.js";
import { unusable } from "./misuse.js";

/** Behavior that XT's pages don't document. The fake can behave in each way, so that an app can be tested with all of them. */
export interface XtFakeMood {
  /** Whether the consent page returns the `state`. `returned`, as RFC 6749 §4.1.2 has it, unless given. */
  state?: "returned" | "dropped" | undefined;
  /** The unit of `expires_in`. `seconds`, as RFC 6749 §5.1 has it, unless given. */
  expiresIn?: "seconds" | "milliseconds" | undefined;
  /**
   * What happens to a refresh token that was used (RFC 6749 §6, RFC 9700 §4.14.2):
   *
   * - `rotated`: each response has another one, and the old one is refused; the default
   * - `revoking`: the same, and using an old one again ends the whole sign-in, as if it had been stolen
   * - `kept`: it works until it expires
   * - `unsent`: the same, and the response of a renewal has `null` in its place
   */
  refreshTokens?: "rotated" | "revoking" | "kept" | "unsent" | undefined;
}

/** An institution that may sign users in. */
export interface XtFakeClient {
  /** Its secret. */
  secret: string;
  /** Where users may be sent back to; anywhere unless given. */
  redirectUris?: readonly string[] | undefined;
}

/** Whom the fake knows, its time, and how it behaves. */
export interface XtFakeOptions {
  /**
   * Whether to accept only what the fake issued itself: codes of its consent page, tokens of those codes, orders placed on it. Unless
   * given, an unknown code or token counts as the first user's, and orders are those of the spec's examples until one is placed: so a
   * test needs no sign-in.
   */
  strict?: boolean | undefined;
  /** The secret key of each app key. Without them any pair is accepted, and its signature can't be checked. */
  keys?: Readonly<Record<string, string>> | undefined;
  /** The access tokens that are valid, besides those that the fake issued. Without them any unknown one is valid. */
  accessTokens?: readonly string[] | undefined;
  /** The institutions that may sign users in, by their `client_id`. Without them any may. */
  clients?: Readonly<Record<string, XtFakeClient>> | undefined;
  /** The ids of the users of whom one signs in, the first unless another is chosen. The user of the spec's example unless given. */
  users?: readonly string[] | undefined;
  /**
   * The trading pairs, each with its price, such as `{ symbol: "btc_usdt", price: "40000" }`. What else is given of a pair is as
   * `getSymbols` answers; the rest is usual. Without them there are `btc_usdt`, `eth_usdt` and `xt_usdt`, and unless it is `strict`, orders
   * of any other pair are taken, too.
   */
  symbols?: readonly XtFakeSymbol[] | undefined;
  /**
   * What each user has at the beginning, by the currency, such as `{ usdt: "1000" }`. An open order freezes what it may cost, and one
   * that can't be paid is refused with `ORDER_002`. Without them any order can be paid, and balances are those of the spec's examples.
   */
  balances?: Readonly<Record<string, string>> | undefined;
  /** How long an access token is valid, in milliseconds; a day unless given, as XT's page has it. */
  accessTokenMs?: number | undefined;
  /** How long a refresh token is valid, in milliseconds; 180 days unless given, as XT's page has it. */
  refreshTokenMs?: number | undefined;
  /** How long a code is valid, in milliseconds; ten minutes unless given, the most that RFC 6749 §4.1.2 recommends. */
  codeMs?: number | undefined;
  /** How it behaves where XT's pages are silent. */
  mood?: XtFakeMood | undefined;
  /** The time in milliseconds since 1970; `Date.now` unless given. */
  now?: (() => number) | undefined;
}

const moods: { [Name in keyof XtFakeMood]-?: readonly NonNullable<XtFakeMood[Name]>[] } = {
  state: ["returned", "dropped"],
  expiresIn: ["seconds", "milliseconds"],
  refreshTokens: ["rotated", "revoking", "kept", "unsent"],
};

const negative: Decimal = { digits: -1n, scale: 0 };

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isDuration = (value: unknown): boolean => typeof value === "number" && value > 0 && Number.isFinite(value);
const isClient = (value: unknown): boolean => {
  const { secret, redirectUris = [] } = Object(value);
  return isText(secret) && areTexts(redirectUris);
};

const isAmount = (value: unknown): boolean => compare(decimal(value) ?? negative, zero) >= 0;
const isSymbol = (value: unknown): boolean => {
  const { symbol, price } = Object(value);
  return isText(symbol) && isAmount(price);
};

const duration = { isRight: isDuration, takes: "must be a number of milliseconds, over 0" };

const rules: { [Name in keyof XtFakeOptions]-?: { isRight: (value: unknown) => boolean; takes: string } } = {
  strict: { isRight: (value) => typeof value === "boolean", takes: "must be true or false" },
  keys: {
    isRight: (value) => isObject(value) && Object.values(Object(value)).every(isText),
    takes: "must have the secret key of each app key",
  },
  accessTokens: { isRight: areTexts, takes: "must be a list of access tokens" },
  clients: {
    isRight: (value) => isObject(value) && Object.values(Object(value)).every(isClient),
    takes: "must have { secret, redirectUris? } of each client_id",
  },
  users: { isRight: (value) => areTexts(value) && Object(value).length > 0, takes: "must be a list of users' ids" },
  symbols: {
    isRight: (value) => Array.isArray(value) && value.every(isSymbol),
    takes: "must be a list of { symbol, price, … }, the price as decimal text",
  },
  balances: {
    isRight: (value) => isObject(value) && Object.values(Object(value)).every(isAmount),
    takes: "must have an amount, as decimal text, of each currency",
  },
  accessTokenMs: duration,
  refreshTokenMs: duration,
  codeMs: duration,
  mood: { isRight: isObject, takes: `must be an object of ${Object.keys(moods).join(", ")}` },
  now: { isRight: (value) => typeof value === "function", takes: "must be a function" },
};

/** Throws where an option can't be used or doesn't exist: a mistake must not look like a test that passed. */
export function checkOptions(options: XtFakeOptions): void {
  const known: Record<string, (typeof rules)["strict"]> = rules;
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!rule) throw unusable(`${name} is no option; there are ${Object.keys(rules).join(", ")}`, "invalid_option");
    if (value !== undefined && !rule.isRight(value)) throw unusable(`${name} ${rule.takes}`, "invalid_option");
  }
  const behaviours: Record<string, readonly string[]> = moods;
  for (const [name, value] of Object.entries(options.mood ?? {})) {
    const takes = Object.hasOwn(behaviours, name) ? behaviours[name] : undefined;
    if (!takes) throw unusable(`mood.${name} is none; there are ${Object.keys(moods).join(", ")}`, "invalid_option");
    if (value !== undefined && !takes.includes(value)) {
      throw unusable(`mood.${name} must be ${takes.join(" or ")}`, "invalid_option");
    }
  }
}
