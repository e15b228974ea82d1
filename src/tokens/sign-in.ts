/** Sign-ins under way, in the same store as the tokens: for many processes, many tabs, and callbacks that come twice. */
import { base64url } from "../base64url.js";
import { type Checked, unusable } from "../call/options.js";
import { codeOf, parametersOf, stateOf } from "../callback.js";
import { isXtError, XtCallbackError } from "../errors.js";
import type { XtLanguage } from "../languages.js";
import type { XtAuthorizationRequest, XtOAuth, XtToken } from "../oauth.js";
import { checkDuration, checkedOptions, checkFunctions, checkKey, checkStore } from "./check-options.js";
import { guardStore } from "./guarded-store.js";
import { memoryStore } from "./memory-store.js";
import type { XtTokenStore } from "./store.js";
import { tooManyRaces } from "./stored-records.js";

/** Options of {@link createXtSignIn}. */
export interface XtSignInOptions {
  /** What `createXtOAuth` returned. */
  xt: Pick<XtOAuth, "authorizationUrl" | "exchangeCode">;
  /** Where sign-ins are stored; it can be the store of the tokens. Default: the memory of this process. */
  store?: XtTokenStore | undefined;
  /** How long a user may take to come back from XT, in milliseconds. Default: 10 minutes. */
  expiresInMs?: number | undefined;
  /** The time, in milliseconds since 1970. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** What {@link XtSignIn.begin} needs to know of a sign-in. */
export interface XtSignInRequest extends Omit<XtAuthorizationRequest, "state"> {
  /** The `session` in this browser's cookie, if it has one: then all its tabs can finish. A new one by default. */
  session?: string | false | null | undefined;
  /** Where the app sends the user after the sign-in: a path of this site, such as `/orders?page=2`. Default: `/`. */
  returnTo?: string | undefined;
}

/** The request of a callback: the web's `Request`, or that of Node and Express. */
export interface XtCallbackRequest {
  /** The request method; `finish` refuses all but GET. */
  method?: string | undefined;
  /** The URL, or its path and query. */
  url?: string | undefined;
  /** The headers, by which a prefetch is recognized. */
  headers: { get(name: string): string | null } | Readonly<Record<string, string | string[] | undefined>>;
}

/** Options of {@link XtSignIn.finish}. */
export interface XtSignInFinish {
  /** The `session` in the cookie of the browser that came back, if it has one. */
  session: string | false | null | undefined;
  /** Ends the waiting for XT with its reason. The code may have been used. */
  signal?: AbortSignal | undefined;
}

/** Signs users in; see {@link createXtSignIn}. */
export interface XtSignIn {
  /**
   * Begins a sign-in: redirect the user to `url`, and keep `session` in a cookie of this browser (`__Host-`, `HttpOnly`, `Secure`,
   * `SameSite=Lax`).
   *
   * @throws {@link XtConfigError} an argument can't be used
   * @throws {@link XtTokensError} `store_failed`
   */
  begin(request: XtSignInRequest): Promise<{ url: string; session: string }>;
  /**
   * Finishes a sign-in: the user's tokens, and the path to send the user to. A sign-in is finished once: of two callbacks, the second gets
   * `state_used`, and nothing is sent. If the code provably didn't leave this process (`not-sent`), the callback can be tried again.
   *
   * @param callback the request, or its URL, or its path with its query. Pass the request: only then HEAD and prefetches are refused
   * @throws {@link XtCallbackError} `session_lost`: this browser has no such sign-in under way; `state_used`; `navigation_required`;
   * `access_denied`, and other codes
   * @throws every error of `exchangeCode`
   * @throws {@link XtTokensError} `store_failed`; nothing was sent
   */
  finish(
    callback: XtCallbackRequest | URL | string,
    options: XtSignInFinish,
  ): Promise<{ token: XtToken; returnTo: string }>;
}

/** What is stored of a sign-in. Its key is made of the session and the state, so the record holds neither. */
interface SignInRecord {
  readonly kind: "sign-in";
  readonly returnTo: string;
  readonly endsAt: number;
  readonly used?: true;
}

/**
 * Signs users in. State lives in the store: bound to the browser's session, taken atomically, and gone by itself. Many tabs and many
 * processes work.
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
  const option: Checked = { code: "invalid_option", caller: "createXtSignIn" };
  const given = checkedOptions(options, ["xt", "store", "expiresInMs", "now"], option);
  const { xt, store = memoryStore(), expiresInMs = 600_000, now = Date.now } = given;
  if (typeof xt?.authorizationUrl !== "function" || typeof xt.exchangeCode !== "function") {
    throw unusable(option, "xt must be what createXtOAuth returned");
  }
  checkStore(store, option);
  checkDuration(expiresInMs, "expiresInMs", option);
  checkFunctions({ now }, option);
  const guarded = guardStore(store);

  /** Takes a sign-in out of the store: of many calls, one gets it. Resolves to how to put it back. */
  async function take(session: string, state: string): Promise<{ returnTo: string; putBack: () => Promise<unknown> }> {
    const key = await keyOf(session, state);
    const text = await guarded.get(key);
    const record = parseRecord(text);
    if (!record || record.endsAt <= now()) throw refusal("session_lost");
    const { returnTo, endsAt } = record;
    const used = JSON.stringify({ ...record, used: true });
    if (record.used || !(await guarded.replace(key, text, used, { endsAt }))) throw refusal("state_used");
    return { returnTo, putBack: () => guarded.replace(key, used, text, { endsAt }) };
  }

  return {
    async begin(request) {
      const argument: Checked = { code: "invalid_argument", caller: "begin" };
      const names = ["language", "session", "returnTo", "scope", "redirectUri"] as const;
      const { session: kept, returnTo, ...asked } = checkedOptions(request, names, argument);
      const path = pathOfThisSite(returnTo ?? "/", argument);
      const { url, state } = xt.authorizationUrl({ ...asked, language: asked.language as XtLanguage });
      const session = kept || base64url(crypto.getRandomValues(new Uint8Array(32)));
      checkKey(session, argument, "session");
      const endsAt = now() + expiresInMs;
      const record: SignInRecord = { kind: "sign-in", returnTo: path, endsAt };
      const isStored = await guarded.replace(await keyOf(session, state), undefined, JSON.stringify(record), {
        endsAt,
      });
      if (!isStored) throw tooManyRaces();
      return { url, session };
    },

    async finish(callback, finishOptions) {
      const caller = "finish";
      const argument: Checked = { code: "invalid_argument", caller };
      const { session, signal } = checkedOptions(finishOptions, ["session", "signal"], argument);
      const parameters = parametersOf(urlOf(callback), caller);
      if (!session) throw refusal("session_lost");
      checkKey(session, argument, "session");
      const state = stateOf(parameters, caller);
      const code = readCode(parameters, caller);
      const { returnTo, putBack } = await take(session, state);
      if (code instanceof XtCallbackError) throw code;
      try {
        return { token: await xt.exchangeCode(code, { signal }), returnTo };
      } catch (error) {
        // The code is as good as before, so the user can reload. If the store fails now, they sign in again.
        if (isXtError(error) && error.outcome === "not-sent") await putBack().catch(() => undefined);
        throw error;
      }
    },
  };
}

/** The code, or what XT says instead of one: an error is believed only after the state has been found. */
function readCode(parameters: URLSearchParams, caller: string): string | XtCallbackError {
  try {
    return codeOf(parameters, caller);
  } catch (error) {
    if (error instanceof XtCallbackError && /^(access_denied|authorization_error)$/.test(error.code)) return error;
    throw error;
  }
}

/** The headers by which browsers and messengers say that no user has come, yet. */
const headersOfPrefetch = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/** The URL of a callback that a user has come to. */
function urlOf(callback: XtCallbackRequest | URL | string): URL | string {
  if (typeof callback === "string" || callback instanceof URL || !Object(callback).headers)
    return callback as URL | string;
  const { method = "GET", url = "", headers } = callback;
  const isOfWeb = "get" in headers && typeof headers.get === "function";
  const header = (name: string) => `${isOfWeb ? headers.get(name) : Reflect.get(headers, name)}`;
  const isPrefetch = headersOfPrefetch.some((name) => /prefetch|prerender|preview/i.test(header(name)));
  if (method !== "GET" || isPrefetch) throw refusal("navigation_required");
  return url;
}

/** A path that no browser takes for another site. */
function pathOfThisSite(returnTo: string, argument: Checked): string {
  const base = "https://this-site.invalid";
  try {
    const { origin, pathname, search, hash } = new URL(returnTo, base);
    // Dots in a path can leave two slashes at its beginning, which name a host.
    if (typeof returnTo === "string" && /^\/(?!\/)/.test(returnTo) && origin === base && !pathname.startsWith("//")) {
      const path = pathname + search + hash;
      if (path.length <= 2_000) return path;
    }
  } catch {
    // The error would quote the text.
  }
  throw unusable(argument, "returnTo must be a path of this site, such as /account, with at most 2,000 characters");
}

async function keyOf(session: string, state: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${session}\n${state}`);
  return `sign-in:${base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))}`;
}

/** The record in a text of the store; `undefined` if the text is none. */
function parseRecord(text = ""): SignInRecord | undefined {
  try {
    const record: SignInRecord = JSON.parse(text);
    return record.kind === "sign-in" && typeof record.endsAt === "number" ? record : undefined;
  } catch {
    return undefined;
  }
}

const messages = {
  session_lost: "this browser has no such sign-in under way: it ended, or began elsewhere; start the sign-in again",
  state_used: "this callback was used already, by a second click or a reload; nothing was sent",
  navigation_required: "only a GET of a user who comes back finishes a sign-in; answer HEAD and prefetches with 204",
};

function refusal(code: keyof typeof messages): XtCallbackError {
  return new XtCallbackError(code, messages[code], {}, "finish");
}
