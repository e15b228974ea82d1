/** The options of the `create…` functions and of calls, and their checks. */
import { supportsAgent } from "#adapter";
import { XtConfigError } from "../errors/index.js";
import type { Fetch, XtAgent } from "../http/adapter.js";
import { isHost, parseSecureUrl, withoutSlashes } from "../http/secure-url.js";
import { isPlain, ownProperties } from "./own-properties.js";
import { unknownNameMessage } from "./unknown-names.js";

/** How to reach the API. */
export interface XtConnectionOptions {
  /** The base URL of the API: https, or http on loopback. It may have a path. The spec's first server by default. */
  baseUrl?: string | undefined;
  /** A `fetch` that sends the requests, such as one with a proxy. */
  fetch?: Fetch | undefined;
  /**
   * Node's `http.Agent` or an object of its shape, for a proxy (`https-proxy-agent`) or pinned certificates (`https.Agent`). Node only.
   * The agent decides which connections it reuses. If it reuses a closed one, the call fails with the code `connection_lost` and the
   * outcome `unknown`.
   */
  agent?: XtAgent | undefined;
  /** The timeout of a call for connecting, headers and body together, in milliseconds; 10,000 by default. */
  timeoutMs?: number | undefined;
  /**
   * The hosts of a test network that may receive plain http, such as `["xt.test"]`. Anyone on the network path can read the secret,
   * the codes and the tokens.
   */
  dangerouslyAllowHttpTo?: readonly string[] | undefined;
  /** Allows running in a browser page, where the user can read the secret. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * Called for each difference between a response and the spec that doesn't make the call fail, such as an optional field of another
   * type. Exceptions from this callback, and rejections of its promise, are ignored.
   */
  onDeviation?: ((deviation: XtDeviation) => unknown) | undefined;
}

/** A difference between a response and the spec. It never contains a value. */
export interface XtDeviation {
  /** The operation's id. */
  readonly operation: string;
  /** The field, such as `result.items.0.fee`. */
  readonly field: string;
  /** The rule that it breaks, as a JSON Schema keyword such as `type`. */
  readonly rule: string;
}

/** The names of the options that every client has. */
const connectionNames = ["baseUrl", "fetch", "agent", "timeoutMs", "dangerouslyAllowHttpTo", "dangerouslyAllowBrowser"];

/** The options of a call. */
export interface XtCallOptions {
  /** Aborts the call, which then rejects with `signal.reason`. */
  signal?: AbortSignal | undefined;
  /** The timeout of this call, in milliseconds; the client's option by default. */
  timeoutMs?: number | undefined;
}

/** A user's access token, or a function that returns a valid one or a promise of one. */
export type XtAccessToken = string | (() => string | Promise<string>);

/** The options of any call, for a user or not. */
export interface CallOptions extends XtCallOptions {
  accessToken?: XtAccessToken | undefined;
}

/** The options of a call that acts for a user. */
export interface XtUserCallOptions extends XtCallOptions {
  /** The user's access token, or a sync or async function that returns it. */
  accessToken: XtAccessToken;
}

/** Checked options with defaults filled in. */
export interface ClientSettings {
  readonly fetch: Fetch | undefined;
  readonly agent: XtAgent | undefined;
  readonly timeoutMs: number;
  readonly onDeviation: (deviation: XtDeviation) => unknown;
  /** The hosts besides this machine that may receive plain http. */
  readonly httpHosts: readonly string[];
}

/** The code and the function name of the error that a failed check throws. */
export interface ErrorContext {
  readonly code: "invalid_option" | "invalid_argument";
  readonly caller: string;
}

/**
 * Checks the options of a `create…` function except `baseUrl`, and fills in defaults.
 *
 * @param otherNames the function's options besides those of the connection
 */
export function checkedSettings(
  options: Omit<XtConnectionOptions, "baseUrl">,
  otherNames: readonly string[],
  context: ErrorContext,
): ClientSettings {
  const {
    fetch,
    agent,
    timeoutMs = 10_000,
    dangerouslyAllowHttpTo = [],
    dangerouslyAllowBrowser,
    onDeviation = () => undefined,
  } = options;
  checkNames(options, [...connectionNames, ...otherNames], context);
  if (typeof onDeviation !== "function") throw configError(context, "onDeviation must be a function");
  if ("window" in globalThis && "document" in globalThis && dangerouslyAllowBrowser !== true) {
    throw new XtConfigError(
      "browser_refused",
      context.caller,
      "a browser page can't keep a secret: call it on your server, or pass dangerouslyAllowBrowser: true",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") throw configError(context, "fetch must be a function");
  if (agent !== undefined) checkAgent(agent, fetch, context);
  return {
    fetch,
    agent,
    timeoutMs: checkedTimeout(timeoutMs, context),
    onDeviation,
    httpHosts: checkedHosts(dangerouslyAllowHttpTo, context),
  };
}

/** Checks the shape, not the class: `agent-base` and others have their own classes. */
function checkAgent(agent: XtAgent, fetch: Fetch | undefined, context: ErrorContext): void {
  if (typeof Reflect.get(Object(agent), "addRequest") !== "function") {
    throw configError(context, "agent must be an http.Agent of Node, or an object of the same shape");
  }
  if (fetch) throw configError(context, "pass agent or fetch, not both: a fetch opens its own connections");
  if (!supportsAgent)
    throw configError(context, "agent works on Node only; on other runtimes, pass a fetch that uses the proxy");
}

/** Copies the own properties of options. Throws if the options are not a plain object, or can't be read. */
export function ownOptions<T extends object>(
  options: T | null | undefined,
  context: ErrorContext,
  what = "the options",
): Partial<T> {
  try {
    if (options === undefined || options === null) return ownProperties<T>(undefined);
    if (isPlain(options)) return ownProperties(options);
  } catch {
    // A getter throws. Its error may show a value.
  }
  throw configError(context, `${what} must be a plain object`);
}

/** Throws if an option has an unknown name: without this check, a misspelled option would be ignored. */
export function checkNames(options: object, known: readonly string[], context: ErrorContext, kind = "option"): void {
  const message = unknownNameMessage(Object.keys(options), known, kind);
  if (message !== undefined) throw configError(context, message);
}

/** Copies the own properties of options. Throws as {@link ownOptions} does, and if a name isn't one of `names`. */
export function checkedOptions<T extends object>(
  options: T | null | undefined,
  names: readonly (keyof T & string)[],
  context: ErrorContext,
  what?: string,
): Partial<T> {
  const own = ownOptions(options, context, what);
  checkNames(own, names, context, what ? "field" : "option");
  return own;
}

/**
 * Checks the options of a call, and fills in defaults.
 *
 * @param takesToken whether the options may contain an access token
 */
export function checkedCallOptions(
  options: CallOptions | undefined,
  settings: ClientSettings,
  caller: string,
  takesToken: boolean,
): Required<CallOptions> & { timeoutMs: number } {
  const context: ErrorContext = { code: "invalid_argument", caller };
  const names = ["signal", "timeoutMs", ...(takesToken ? ["accessToken" as const] : [])] as const;
  const { accessToken, signal, timeoutMs } = checkedOptions<CallOptions>(options, names, context);
  return {
    accessToken,
    signal: checkedSignal(signal, context),
    timeoutMs: timeoutMs === undefined ? settings.timeoutMs : checkedTimeout(timeoutMs, context),
  };
}

/** The error of a failed check. */
export function configError({ code, caller }: ErrorContext, message: string): XtConfigError {
  return new XtConfigError(code, caller, message);
}

/** Checks a base URL, and returns it without a slash at its end. */
export function checkedUrl(text: string, name: string, httpHosts: readonly string[], context: ErrorContext): string {
  const url = parseSecureUrl(text, httpHosts);
  if (!url || /[?#]/.test(text)) {
    throw configError(
      context,
      `${name} must be an absolute https URL (http on loopback only) without user, password, query, fragment or whitespace`,
    );
  }
  return url.origin + withoutSlashes(url.pathname);
}

/** Checks host names. Returns a copy, so that later changes by the caller have no effect. */
function checkedHosts(hosts: readonly string[], context: ErrorContext): readonly string[] {
  if (Array.isArray(hosts) && hosts.every(isHost)) return [...hosts];
  throw configError(context, 'dangerouslyAllowHttpTo must be a list of host names in lower case, such as ["xt.test"]');
}

/** Checks a time that the option `now` has returned: with NaN or a `Date`, XT accepts no signature, and nothing expires. */
export function checkedTime(time: number, context: ErrorContext): number {
  if (Number.isFinite(time)) return time;
  throw configError(context, "now must return a finite number, the milliseconds since 1970");
}

function checkedTimeout(timeoutMs: number, context: ErrorContext): number {
  // Runtimes keep a timer's time in a signed 32-bit integer: a longer timer would fire too early, on Node at once.
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs < 2 ** 31) return timeoutMs;
  throw configError(context, "timeoutMs must be a number of milliseconds greater than 0 and less than 2^31");
}

/** Checks the shape, not the class: test environments have their own AbortSignal. */
export function checkedSignal(signal: AbortSignal | undefined, context: ErrorContext): AbortSignal | undefined {
  if (signal === undefined || signal === null) return undefined;
  try {
    const listens = typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function";
    if (typeof signal.aborted === "boolean" && listens) return signal;
  } catch {
    // Its getters throw.
  }
  throw configError(context, "signal must be an AbortSignal");
}
