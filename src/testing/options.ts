/** The options of the fake, and their validation. */
import { checkNames, configError, type ErrorContext, ownOptions } from "../call/options.js";
import { deepCopy, isPlain } from "../call/own-properties.js";
import { decimal } from "../decimal.js";
import { checkFieldNames, isReadablePair } from "./check-symbols.js";
import type { XtFakeSymbol } from "./market.js";

/** Behavior that XT doesn't document. Test your app with each value. */
export interface XtFakeBehavior {
  /** Whether the callback contains the `state`. Default: `returned`, as RFC 6749 §4.1.2 requires. */
  state?: "returned" | "dropped" | undefined;
  /** The unit of `expires_in`. Default: `seconds`, as RFC 6749 §5.1 requires. */
  expiresIn?: "seconds" | "milliseconds" | undefined;
  /**
   * What happens to a used refresh token (RFC 6749 §6, RFC 9700 §4.14.2):
   *
   * - `rotated`: each renewal returns a new refresh token and invalidates the old one; the default
   * - `revoking`: like `rotated`, and reusing an old refresh token revokes the sign-in with all its tokens
   * - `kept`: the refresh token stays valid until it expires
   * - `unsent`: like `kept`, and `refresh_token` is `null` in the response of a renewal
   */
  refreshTokens?: "rotated" | "revoking" | "kept" | "unsent" | undefined;
}

/** An institution that may sign users in. */
export interface XtFakeClient {
  /** The client secret. */
  secret: string;
  /** The allowed redirect URIs. Default: any. */
  redirectUris?: readonly string[] | undefined;
}

/** The options of `fakeXt`. */
export interface XtFakeOptions {
  /**
   * Whether the fake accepts only the codes and tokens that it issued and the orders that were placed on it. Default: `false`, so that a
   * test needs no sign-in: an unknown code or refresh token belongs to the first user, each unknown access token is a separate user, and
   * until the first order is placed, the orders are the spec's examples.
   */
  strict?: boolean | undefined;
  /** The secret key of each app key. By default, any key pair is accepted, and signatures are not checked. */
  keys?: Readonly<Record<string, string>> | undefined;
  /**
   * Access tokens that are valid in addition to those that the fake issues; others are refused. By default, a fake that is not `strict`
   * accepts every unknown access token.
   */
  accessTokens?: readonly string[] | undefined;
  /** The institutions that may sign users in, by `client_id`. Default: any. */
  clients?: Readonly<Record<string, XtFakeClient>> | undefined;
  /** The ids of the users who can sign in. If a test chooses none, the first one signs in. Default: the user of the spec's example. */
  users?: readonly string[] | undefined;
  /**
   * The trading pairs, such as `{ symbol: "btc_usdt", price: "40000" }`. A pair may have any field that `getSymbols` returns; the other
   * fields have default values. Default: `btc_usdt`, `eth_usdt` and `xt_usdt`. Without this option, a fake that is not
   * `strict` also accepts orders of other pairs.
   */
  symbols?: readonly XtFakeSymbol[] | undefined;
  /**
   * The initial balances of each user, by currency, such as `{ usdt: "1000" }`; amounts are decimal strings. An open order freezes its
   * maximum cost. An order that exceeds the balance is refused with `ORDER_002`. By default, no order is refused for its cost, and the
   * balances are those of the spec's examples.
   */
  balances?: Readonly<Record<string, string>> | undefined;
  /** The lifetime of an access token, in milliseconds, at least 1,000; rounded down to whole seconds. Default: one day, as XT documents. */
  accessTokenMs?: number | undefined;
  /** Behavior that XT doesn't document. */
  behavior?: XtFakeBehavior | undefined;
  /** Returns the current time, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

const behaviors: { [Name in keyof XtFakeBehavior]-?: readonly NonNullable<XtFakeBehavior[Name]>[] } = {
  state: ["returned", "dropped"],
  expiresIn: ["seconds", "milliseconds"],
  refreshTokens: ["rotated", "revoking", "kept", "unsent"],
};

type IsValid = (value: unknown) => boolean;
const isString: IsValid = (value) => typeof value === "string" && value !== "";
const isStringList: IsValid = (value) => Array.isArray(value) && value.every(isString);
const isDuration: IsValid = (value) => typeof value === "number" && value >= 1_000 && Number.isFinite(value);
const isClient: IsValid = (value) => {
  const { secret, redirectUris = [], ...others } = Object(value);
  return isString(secret) && isStringList(redirectUris) && Object.keys(others).length === 0;
};
const isAmount: IsValid = (value) => (decimal(value)?.digits ?? -1n) >= 0n;
const isSymbol: IsValid = (value) => {
  const { symbol, price } = Object(value);
  return isString(symbol) && isAmount(price) && Number(price) > 0 && isReadablePair(Object(value));
};
const isRecordOf =
  (isValid: IsValid): IsValid =>
  (value) =>
    isPlain(value) && Object.values(value).every(isValid);

const rules: { [Name in keyof XtFakeOptions]-?: readonly [isValid: IsValid, requirement: string] } = {
  strict: [(value) => typeof value === "boolean", "must be true or false"],
  keys: [isRecordOf(isString), "must be an object with the secret key of each app key"],
  accessTokens: [isStringList, "must be a list of access tokens"],
  clients: [isRecordOf(isClient), "must be an object with { secret, redirectUris? } for each client_id"],
  users: [(value) => isStringList(value) && Object(value).length > 0, "must be a non-empty list of user ids"],
  symbols: [
    (value) => Array.isArray(value) && value.every(isSymbol),
    "must be a list of { symbol, price, … }: price is a decimal string greater than 0, the values of filters are decimal strings, and precisions are integers. The other rules have the types of getSymbols",
  ],
  balances: [isRecordOf(isAmount), "must be an object with the amount of each currency, a decimal string"],
  accessTokenMs: [isDuration, "must be a number of milliseconds, at least 1,000"],
  behavior: [isPlain, `must be an object; its names are ${Object.keys(behaviors).join(", ")}`],
  now: [(value) => typeof value === "function", "must be a function"],
};

/** Returns a copy of the options. Throws if one is invalid or unknown: otherwise a misspelled option would let a test pass by mistake. */
export function checkOptions(options: XtFakeOptions): XtFakeOptions {
  const context: ErrorContext = { code: "invalid_option", caller: "fakeXt" };
  const given = ownOptions(options, context);
  checkNames(given, Object.keys(rules), context);
  const own = Object(deepCopy(given));
  for (const [name, [isValid, requirement]] of Object.entries(rules)) {
    if (own[name] !== undefined && !isValid(own[name])) throw configError(context, `${name} ${requirement}`);
  }
  const { symbols = [], behavior = {} } = own;
  checkFieldNames(symbols, context);
  checkNames(behavior, Object.keys(behaviors), context, "behavior");
  for (const [name, values] of Object.entries<readonly string[]>(behaviors)) {
    if (behavior[name] !== undefined && !values.includes(behavior[name]))
      throw configError(context, `behavior.${name} must be ${values.join(" or ")}`);
  }
  return own;
}
