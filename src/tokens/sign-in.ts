/** Sign-ins in progress. They are in a store, so that many processes, several tabs and repeated callbacks work. */
import { base64url } from "../base64url.js";
import { checkedOptions, checkedSignal, configError, type ErrorContext } from "../call/options.js";
import { codeOf, parametersOf, stateOf } from "../callback.js";
import { isXtError, XtCallbackError } from "../errors/index.js";
import { checkedLanguage, type XtAuthorizationRequest, type XtOAuth, type XtToken } from "../oauth.js";
import { checkDuration, checkedClock, checkXt } from "./check-options.js";
import { guardedStore } from "./guarded-store.js";
import type { XtTokenStore } from "./store.js";
import { tooManyRaces } from "./stored-records.js";

/** Options of {@link createXtSignIn}. */
export interface XtSignInOptions {
  /** The result of `createXtOAuth`. */
  xt: Pick<XtOAuth, "authorizationUrl" | "exchangeCode">;
  /** Where sign-ins are stored. It can be the same store as for the tokens. Default: the memory of this process. */
  store?: XtTokenStore | undefined;
  /** How long a sign-in may take, in milliseconds, until the user is back from XT. At most 24 hours. Default: 10 minutes. */
  expiresInMs?: number | undefined;
  /** Returns the current time, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** Parameters of {@link XtSignIn.begin}. */
export interface XtSignInRequest extends Omit<XtAuthorizationRequest, "state"> {
  /** The `session` from this browser's cookie, if it has one. Then each of its tabs can finish its sign-in. Default: a new session. */
  session?: string | false | null | undefined;
  /** The path of this site to which the app redirects the user after the sign-in, such as `/orders?page=2`. Default: `/`. */
  returnTo?: string | undefined;
}

/** The request of a callback: a `Request` of the Fetch standard, or a request of Node or Express. */
export interface XtCallbackRequest {
  /** The request method. `finish` accepts only GET. */
  method?: string | undefined;
  /** The URL, or its path and query. */
  url?: string | undefined;
  /** The headers. They show whether the request is a prefetch. */
  headers: { get(name: string): string | null } | Readonly<Record<string, string | string[] | undefined>>;
}

/** Options of {@link XtSignIn.finish}. */
export interface XtSignInFinish {
  /** The `session` from the cookie of the browser that sent the callback, if it has one. */
  session: string | false | null | undefined;
  /** Aborts the request to XT: `finish` rejects with the signal's reason. The code may have been used. */
  signal?: AbortSignal | undefined;
}

/** Signs users in; see {@link createXtSignIn}. */
export interface XtSignIn {
  /**
   * Begins a sign-in. Redirect the user to `url`, and keep `session` in a cookie of this browser (`__Host-`, `HttpOnly`, `Secure`,
   * `SameSite=Lax`).
   *
   * @throws {@link XtConfigError} an argument can't be used
   * @throws {@link XtTokensError} `store_failed`
   */
  begin(request: XtSignInRequest): Promise<{ url: string; session: string }>;
  /**
   * Finishes a sign-in. Resolves to the user's tokens, and the path to redirect the user to. A sign-in can be finished once: a second
   * callback fails with `state_used`, and nothing is sent. If the code was certainly not sent (`not-sent`), the callback can be retried.
   *
   * @param callback the request, its URL, or its path with the query. Pass the request, so that HEAD requests and prefetches are refused
   * @throws {@link XtCallbackError} `session_lost`: no sign-in in progress matches the session and the callback's `state`; `state_used`;
   * `navigation_required`; `access_denied`, and other codes
   * @throws every error of `exchangeCode`
   * @throws {@link XtTokensError} `store_failed`; nothing was sent
   */
  finish(
    callback: XtCallbackRequest | URL | string,
    options: XtSignInFinish,
  ): Promise<{ token: XtToken; returnTo: string }>;
}

/** The record of a sign-in. Its key is a hash of the session and the state, so the record contains neither. */
interface SignInRecord {
  readonly kind: "sign-in";
  readonly returnTo: string;
  readonly endsAt: number;
  /** Set when a callback finishes the sign-in: an id of this callback. */
  readonly used?: string;
}

/** 24 hours. A time that is too far in the future isn't valid in every database, and `Infinity` isn't valid in JSON. */
const maxExpiresInMs = 86_400_000;

/**
 * Creates the sign-in flow for users. The store has a record of each sign-in that is in progress: bound to the browser's session, usable
 * once, and with an expiry. So several tabs and many processes work.
 *
 * ```ts
 * const signIn = createXtSignIn({ xt, store });
 * const { url, session } = await signIn.begin({ language: "en", session: cookie, returnTo: "/account" });
 * const { token, returnTo } = await signIn.finish(request, { session: cookie }); // in the callback
 * ```
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtSignIn(options: XtSignInOptions): XtSignIn {
  const optionContext: ErrorContext = { code: "invalid_option", caller: "createXtSignIn" };
  const own = checkedOptions(options, ["xt", "store", "expiresInMs", "now"], optionContext);
  const { xt, expiresInMs = 600_000 } = own;
  checkXt(xt, ["authorizationUrl", "exchangeCode"], optionContext);
  checkDuration(expiresInMs, "expiresInMs", optionContext, maxExpiresInMs);
  const now = checkedClock(own.now, optionContext);
  const store = guardedStore(own.store, optionContext);

  /** Marks a sign-in as used, atomically: of many calls, one succeeds. `putBack` undoes that. */
  async function take(session: string, state: string) {
    const key = await keyOf(session, state);
    const text = await store.get(key);
    const record = parseRecord(text);
    if (!record || record.endsAt <= now()) throw callbackError("session_lost");
    const { returnTo, endsAt } = record;
    const used = JSON.stringify({ ...record, used: crypto.randomUUID() });
    // If the store fails now, the user has to sign in again.
    const putBack = () => store.replace(key, used, text, { endsAt }).catch(() => false);
    // A write that was reported as failed may have succeeded.
    const undo = (error: unknown) => putBack().then(() => Promise.reject(error));
    const isTaken = !record.used && (await store.replace(key, text, used, { endsAt }).catch(undo));
    if (!isTaken) throw callbackError("state_used");
    return { returnTo, putBack };
  }

  return {
    async begin(request) {
      const context: ErrorContext = { code: "invalid_argument", caller: "begin" };
      const names = ["language", "session", "returnTo", "scope", "redirectUri"] as const;
      const own = checkedOptions(request, names, context);
      const returnTo = pathOfThisSite(own.returnTo ?? "/", context);
      const language = checkedLanguage(own.language, context);
      const { url, state } = xt.authorizationUrl({ language, scope: own.scope, redirectUri: own.redirectUri });
      const session = own.session || base64url(crypto.getRandomValues(new Uint8Array(32)));
      checkSession(session, context);
      const endsAt = now() + expiresInMs;
      const record: SignInRecord = { kind: "sign-in", returnTo, endsAt };
      const key = await keyOf(session, state);
      if (!(await store.replace(key, undefined, JSON.stringify(record), { endsAt }))) throw tooManyRaces();
      return { url, session };
    },

    async finish(callback, finishOptions) {
      const caller = "finish";
      const context: ErrorContext = { code: "invalid_argument", caller };
      const own = checkedOptions(finishOptions, ["session", "signal"], context);
      const { session } = own;
      const signal = checkedSignal(own.signal, context);
      if (signal?.aborted) throw signal.reason;
      const parameters = parametersOf(urlOf(callback, context), caller);
      if (!session) throw callbackError("session_lost");
      checkSession(session, context);
      const state = stateOf(parameters, caller);
      let code: string;
      try {
        code = codeOf(parameters, caller);
      } catch (error) {
        // XT's error counts, and ends the sign-in, if the state is this browser's.
        if (Object(error).error !== undefined) await take(session, state);
        throw error;
      }
      const { returnTo, putBack } = await take(session, state);
      let isUnsent = true;
      try {
        if (signal?.aborted) throw signal.reason;
        isUnsent = false;
        return { token: await xt.exchangeCode(code, { signal }), returnTo };
      } catch (error) {
        isUnsent ||= isXtError(error) && error.outcome === "not-sent";
        // The code wasn't used, so the user can reload.
        if (isUnsent) await putBack();
        throw error;
      }
    },
  };
}

/** Headers that browsers and messengers send with a prefetch, which is no visit of a user. */
const prefetchHeaders = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/** Returns the URL of a callback. Throws if the request isn't a user's navigation, or has no URL. */
function urlOf(callback: XtCallbackRequest | URL | string, context: ErrorContext): URL | string {
  if (!isRequest(callback)) return callback;
  const { method = "GET", url, headers } = callback;
  const isPrefetch = prefetchHeaders.some((name) => /prefetch|prerender|preview/i.test(headerOf(headers, name)));
  if (method !== "GET" || isPrefetch) throw callbackError("navigation_required");
  // The events of some platforms have headers, but their URL and method have other names.
  if (url === undefined)
    throw configError(context, "the callback has no url: pass the request, or its URL as a string");
  return url;
}

function isRequest(callback: XtCallbackRequest | URL | string): callback is XtCallbackRequest {
  return Boolean(Object(callback).headers);
}

function headerOf(headers: XtCallbackRequest["headers"], name: string): string {
  if (typeof headers.get === "function") return `${headers.get(name)}`;
  return `${Object.entries(headers).find(([own]) => own.toLowerCase() === name)?.[1]}`;
}

/** Checks that no browser resolves the path to another site. */
function pathOfThisSite(returnTo: string, context: ErrorContext): string {
  const base = "https://this-site.invalid";
  try {
    const { origin, pathname, search, hash } = new URL(returnTo, base);
    // Dots in a path can resolve to two leading slashes, which browsers read as a host.
    const isHere = typeof returnTo === "string" && /^\/(?!\/)/.test(returnTo) && origin === base;
    const path = pathname + search + hash;
    if (isHere && !path.startsWith("//") && path.length <= 2_000) return path;
  } catch {
    // The URL parser's error would quote the input.
  }
  throw configError(
    context,
    "returnTo must be a path of this site, such as /account, with at most 2,000 characters after percent-encoding",
  );
}

/** Anyone can write a cookie, so any string is accepted: one that isn't ours finds no sign-in. */
function checkSession(session: unknown, context: ErrorContext): void {
  if (typeof session !== "string") throw configError(context, "session must be a string");
}

async function keyOf(session: string, state: string): Promise<string> {
  // As JSON, so that two different pairs never have the same bytes.
  const bytes = new TextEncoder().encode(JSON.stringify([session, state]));
  return `sign-in:${base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))}`;
}

/** Parses a record of the store. Returns `undefined` if the string isn't the record of a sign-in. */
function parseRecord(text = ""): SignInRecord | undefined {
  try {
    const record: SignInRecord = JSON.parse(text);
    return record.kind === "sign-in" && typeof record.endsAt === "number" ? record : undefined;
  } catch {
    return undefined;
  }
}

const messages = {
  session_lost:
    "this browser has no such sign-in in progress: it expired, or began in another browser; start the sign-in again",
  state_used: "this callback was already used, such as by a second click or a reload; nothing was sent",
  navigation_required: "only a GET request of a user finishes a sign-in; respond to HEAD and prefetches with 204",
};

function callbackError(code: keyof typeof messages): XtCallbackError {
  return new XtCallbackError(code, messages[code], {}, "finish");
}
