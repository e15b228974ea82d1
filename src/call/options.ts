/** The options of the `create…` functions and of calls, and what is checked of them before anything else happens. */
import { takesAgent } from "#adapter";
import { XtConfigError } from "../errors.js";
import type { XtAgent } from "../http/adapter.js";
import { parseSecureUrl } from "../http/secure-url.js";
import type { Fetch } from "../http/transport.js";
import { unknownName } from "./known-names.js";
import { ownProperties } from "./own-properties.js";

/** How to reach the API. */
export interface XtConnectionOptions {
  /** Where the API is. https, or http on loopback; a path is kept. The spec's first server unless given. */
  baseUrl?: string | undefined;
  /** A `fetch` to use instead of this package's own way, such as one with a proxy. */
  fetch?: Fetch | undefined;
  /**
   * Node's `http.Agent` by shape, for a proxy (`https-proxy-agent`) or pinned certificates (`https.Agent`). Node only. What the agent
   * does isn't known here: a connection that it kept may be dead, and then the call ends as `connection_lost`, `unknown`.
   */
  agent?: XtAgent | undefined;
  /** The deadline of a call over connect, headers and body, in milliseconds; 10,000 unless given. */
  timeoutMs?: number | undefined;
  /**
   * The hosts of a test network that may be spoken to over plain http, such as `["xt.test"]`, and no others: whoever is on the way
   * there reads the secret, the codes and the tokens.
   */
  dangerouslyAllowHttpTo?: readonly string[] | undefined;
  /** Whether to run in a browser page, where everyone can read the secret. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /**
   * Called for each difference between a response and the spec that a caller can do without, such as an optional field of another
   * type: the call succeeds. Exceptions from this callback, and rejections of its promise, are ignored.
   */
  onDeviation?: ((deviation: XtDeviation) => unknown) | undefined;
}

/** A difference between a response and the spec. It never contains a value. */
export interface XtDeviation {
  /** The operation's id. */
  readonly operation: string;
  /** Which field, such as `result.items.0.fee`. */
  readonly field: string;
  /** Which rule it breaks: a JSON Schema keyword, such as `type`. */
  readonly rule: string;
}

/** The names of all options of {@link XtConnectionOptions}; TypeScript holds it complete. */
const connectionNames: Record<keyof XtConnectionOptions, true> = {
  baseUrl: true,
  fetch: true,
  agent: true,
  timeoutMs: true,
  dangerouslyAllowHttpTo: true,
  dangerouslyAllowBrowser: true,
  onDeviation: true,
};

/** What may differ from call to call. */
export interface XtCallOptions {
  /** Aborts the call, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The deadline of this call, in milliseconds. */
  timeoutMs?: number | undefined;
}

/** A user's access token, or a function that returns a valid one or a promise of it. */
export type XtAccessToken = string | (() => string | Promise<string>);

/** The options of a call that acts for a user. */
export interface XtUserCallOptions extends XtCallOptions {
  /** The user's access token, or a function that returns it or a promise of it. */
  accessToken: XtAccessToken;
}

/** Options as they are needed: checked, and complete. */
export interface ClientSettings {
  /** Without a slash at its end; `undefined` for the spec's own. */
  readonly baseUrl: string | undefined;
  readonly fetch: Fetch | undefined;
  readonly agent: XtAgent | undefined;
  readonly timeoutMs: number;
  readonly onDeviation: XtConnectionOptions["onDeviation"];
  /** The hosts besides this machine to which plain http may go. */
  readonly httpHosts: readonly string[];
}

/** Names who is to be told that an option (of a `create…` function) or an argument (of a call) can't be used. */
export interface Checked {
  readonly code: "invalid_option" | "invalid_argument";
  readonly caller: string;
}

/**
 * The options of a `create…` function, checked and complete.
 *
 * @param otherNames the options that the function takes besides those of the connection
 */
export function checkedSettings(
  options: XtConnectionOptions,
  creator: string,
  otherNames: Readonly<Record<string, true>> = {},
): ClientSettings {
  const {
    baseUrl,
    fetch,
    agent,
    timeoutMs = 10_000,
    dangerouslyAllowHttpTo = [],
    dangerouslyAllowBrowser,
    onDeviation,
  } = options;
  const checked: Checked = { code: "invalid_option", caller: creator };
  checkNames(options, { ...connectionNames, ...otherNames }, checked);
  if (onDeviation !== undefined && typeof onDeviation !== "function") {
    throw unusable(checked, "onDeviation must be a function");
  }
  if ("window" in globalThis && "document" in globalThis && dangerouslyAllowBrowser !== true) {
    throw new XtConfigError(
      "browser_refused",
      creator,
      "a browser page can't keep a secret: call it on your server, or, where there is none, pass dangerouslyAllowBrowser: true",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") throw unusable(checked, "fetch must be a function");
  if (agent !== undefined) checkAgent(agent, fetch, checked);
  const httpHosts = checkedHosts(dangerouslyAllowHttpTo, checked);
  return {
    baseUrl: baseUrl === undefined ? undefined : checkedUrl(baseUrl, "baseUrl", httpHosts, checked),
    fetch,
    agent,
    timeoutMs: checkedTimeout(timeoutMs, checked),
    onDeviation,
    httpHosts,
  };
}

/** By shape, not by class: `agent-base` and others bring their own. */
function checkAgent(agent: XtAgent, fetch: Fetch | undefined, checked: Checked): void {
  if (typeof Reflect.get(Object(agent), "addRequest") !== "function") {
    throw unusable(checked, "agent must be an http.Agent of Node, or one of the same shape");
  }
  if (fetch) throw unusable(checked, "pass agent or fetch, not both: a fetch opens its own connections");
  if (!takesAgent)
    throw unusable(checked, "agent works on Node only; on other runtimes, pass a fetch that uses the proxy");
}

/** Throws at a name that isn't known: a misspelled option would be ignored. */
export function checkNames(options: object, known: object, checked: Checked, kind = "option"): void {
  const message = unknownName(Object.keys(options), Object.keys(known), kind);
  if (message !== undefined) throw unusable(checked, message);
}

/** @param takesToken whether the call may bring an access token */
export function checkedCallOptions<Options extends XtCallOptions>(
  options: Options | undefined,
  settings: ClientSettings,
  caller: string,
  takesToken: boolean,
): Partial<Options> & { signal: AbortSignal | undefined; timeoutMs: number } {
  const own = ownProperties(options);
  const checked: Checked = { code: "invalid_argument", caller };
  checkNames(own, { signal: true, timeoutMs: true, ...(takesToken && { accessToken: true as const }) }, checked);
  const { signal, timeoutMs } = own;
  return {
    ...own,
    signal: checkedSignal(signal, checked),
    timeoutMs: timeoutMs === undefined ? settings.timeoutMs : checkedTimeout(timeoutMs, checked),
  };
}

export function unusable({ code, caller }: Checked, message: string): XtConfigError {
  return new XtConfigError(code, caller, message);
}

/** Where a service of XT's is, without a slash at its end. */
export function checkedUrl(text: string, name: string, httpHosts: readonly string[], checked: Checked): string {
  const url = parseSecureUrl(text, httpHosts);
  if (!url || /[?#]/.test(text)) {
    throw unusable(
      checked,
      `${name} must be an absolute https URL (http on localhost only) with no user, password, query, fragment or blank`,
    );
  }
  return url.origin + withoutSlashes(url.pathname);
}

/** As a URL has them, so that a host is found again; and a copy, so that nobody adds one behind our back. */
function checkedHosts(hosts: readonly string[], checked: Checked): readonly string[] {
  if (Array.isArray(hosts) && hosts.every(isHost)) return [...hosts];
  throw unusable(checked, 'dangerouslyAllowHttpTo must be a list of host names in lower case, such as ["xt.test"]');
}

function isHost(host: unknown): boolean {
  // To a URL, an asterisk is a host like any other.
  return typeof host === "string" && !host.includes("*") && parseSecureUrl(`https://${host}`)?.hostname === host;
}

/** A regular expression for this looks at each of many slashes as often as there are slashes. */
export function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}

function checkedTimeout(timeoutMs: number, checked: Checked): number {
  // A longer timer fires at once on every runtime: it is held as a signed 32-bit integer.
  if (typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs < 2 ** 31) return timeoutMs;
  throw unusable(checked, "timeoutMs must be a number of milliseconds, over 0 and under 2^31");
}

/** By shape, not by class: test environments bring an AbortSignal of their own. */
export function checkedSignal(signal: AbortSignal | undefined, checked: Checked): AbortSignal | undefined {
  if (signal === undefined || signal === null) return undefined;
  try {
    const listens = typeof signal.addEventListener === "function" && typeof signal.removeEventListener === "function";
    if (typeof signal.aborted === "boolean" && listens) return signal;
  } catch {
    // It throws at a touch.
  }
  throw unusable(checked, "signal must be an AbortSignal");
}
