/** The sign-in flow: redirect the user to XT, read the callback, exchange the code for tokens, and refresh the tokens. */
import type { Token } from "../generated/client.js";
import { getToken } from "../generated/operations/getToken.js";
import { server } from "../generated/server.js";
import { base64url } from "./base64url.js";
import { createCall } from "./call/call.js";
import {
  checkedOptions,
  checkedSettings,
  checkedUrl,
  configError,
  type ErrorContext,
  ownOptions,
  type XtCallOptions,
  type XtConnectionOptions,
} from "./call/options.js";
import { serializeTextQuery } from "./call/serialize-request.js";
import { readCallback, type XtCallbackCheck } from "./callback.js";
import { parseSecureUrl } from "./http/secure-url.js";
import { languages, pathOfPage, type XtLanguage } from "./languages.js";

/** A user's tokens, as the spec describes them. Use `accessTokenExpiresAt`, not `expires_in`, to find out when they expire. */
export type XtToken = Token;

/** The options of {@link createXtOAuth}: the institution that signs users in, and the connection. */
export interface XtOAuthOptions extends XtConnectionOptions {
  /** The institution's id, issued by XT. */
  clientId: string;
  /** The institution's secret key, issued by XT. Keep it on the server. */
  clientSecret: string;
  /** The URL of your callback: absolute, https (http on loopback only). `authorizationUrl` needs it. */
  redirectUri?: string | undefined;
  /** The scope agreed with XT, such as `userinfo`. `authorizationUrl` needs it. */
  scope?: string | undefined;
  /** The base URL of XT's authorization and registration pages: https, or http on loopback. `https://www.xt.com` by default. */
  pagesUrl?: string | undefined;
}

/** The parameters of an authorization URL. */
export interface XtAuthorizationRequest {
  /** The language of XT's page. */
  language: XtLanguage;
  /** Binds the callback to this user's session (RFC 6749 §10.12); 32 random bytes by default. */
  state?: string | undefined;
  /** Replaces the option `scope`. */
  scope?: string | undefined;
  /** Replaces the option `redirectUri`. */
  redirectUri?: string | undefined;
}

/** The sign-in for one institution, from the user's consent to the tokens. */
export interface XtOAuth {
  /**
   * Returns the URL of XT's page where the user consents (RFC 6749 §4.1.1, XT's page "Authorization Link"), and the `state` to keep in
   * the user's session until the callback.
   *
   * @throws {@link XtConfigError} an argument can't be used
   */
  authorizationUrl(request: XtAuthorizationRequest): { url: string; state: string };
  /**
   * Returns the URL of XT's page where a new user registers for the institution (XT's page "User Registration").
   *
   * @throws {@link XtConfigError} an argument can't be used
   */
  registrationUrl(request: { language: XtLanguage }): string;
  /**
   * Reads the code from a callback (RFC 6749 §4.1.2), if its `state` is the one of this user's session.
   *
   * @param url the callback's URL (absolute, or its path and query), or its parameters
   * @throws {@link XtCallbackError} there is no code that can be trusted: `session_lost` if the session holds no state, `access_denied`
   * if the user refused, `state_mismatch` if the callback may be forged, and other codes
   * @throws {@link XtConfigError} an argument can't be used
   */
  readCallback(url: string | URL | URLSearchParams, check: XtCallbackCheck): string;
  /**
   * Exchanges a code for the user's tokens (RFC 6749 §4.1.3, XT's page "Apply Token"). Sends one request and never repeats it, because
   * a code works once. After a failure, the error's `outcome` says whether the code may have been used.
   *
   * @throws any error of this package except {@link XtCallbackError} and {@link XtTokensError}, or `signal.reason`
   */
  exchangeCode(code: string, options?: XtCallOptions): Promise<XtToken>;
  /**
   * Exchanges a refresh token for new tokens (RFC 6749 §6, XT's page "Refresh Token"). Sends one request and never repeats it. If XT
   * returns no new refresh token, `refresh_token` is the one that was passed.
   *
   * @throws any error of this package except {@link XtCallbackError} and {@link XtTokensError}, or `signal.reason`
   */
  refreshToken(refreshToken: string, options?: XtCallOptions): Promise<XtToken>;
}

/**
 * Creates the sign-in with XT.COM for one institution.
 *
 * @throws {@link XtConfigError} an option can't be used
 */
export function createXtOAuth(options: XtOAuthOptions): XtOAuth {
  const optionContext: ErrorContext = { code: "invalid_option", caller: "createXtOAuth" };
  const given = ownOptions(options, optionContext);
  const settings = checkedSettings(given, ownNames, optionContext);
  const { httpHosts } = settings;
  const { baseUrl = server, pagesUrl = "https://www.xt.com" } = given;
  const api = checkedUrl(baseUrl, "baseUrl", httpHosts, optionContext);
  const client_id = checkedText(given.clientId, "clientId", optionContext);
  const client_secret = checkedText(given.clientSecret, "clientSecret", optionContext);
  const pages = checkedUrl(pagesUrl, "pagesUrl", httpHosts, optionContext);
  if (given.redirectUri !== undefined) checkedRedirectUri(given.redirectUri, httpHosts, optionContext);
  if (given.scope !== undefined) checkedText(given.scope, "scope", optionContext);
  const call = createCall(settings, { serialize: serializeTextQuery, baseUrl: () => api });

  return {
    // XT documents no PKCE, so there is no code_challenge.
    authorizationUrl(request) {
      const context: ErrorContext = { code: "invalid_argument", caller: "authorizationUrl" };
      const own = checkedOptions(request, ["language", "state", "scope", "redirectUri"], context, "the request");
      const {
        language,
        state = base64url(crypto.getRandomValues(new Uint8Array(32))),
        scope = given.scope,
        redirectUri = given.redirectUri,
      } = own;
      const query = new URLSearchParams({
        response_type: "code",
        client_id,
        redirect_uri: checkedRedirectUri(redirectUri, httpHosts, context),
        scope: checkedText(scope, "scope", context),
        state: checkedText(state, "state", context),
      });
      return { url: `${pages}${pathOfPage(checkedLanguage(language, context), "oauth2")}?${query}`, state };
    },

    registrationUrl(request) {
      const context: ErrorContext = { code: "invalid_argument", caller: "registrationUrl" };
      const { language } = checkedOptions(request, ["language"], context, "the request");
      return `${pages}${pathOfPage(checkedLanguage(language, context), "register")}?${new URLSearchParams({ client_id })}`;
    },

    readCallback,

    async exchangeCode(code, callOptions) {
      const caller = "exchangeCode";
      checkedText(code, "code", { code: "invalid_argument", caller });
      const query = { client_id, client_secret, grant_type: "authorization_code", code };
      return call(getToken, query, callOptions, { caller });
    },

    async refreshToken(refreshToken, callOptions) {
      const caller = "refreshToken";
      checkedText(refreshToken, "refreshToken", { code: "invalid_argument", caller }, maxTokenBytes);
      const query = { client_id, client_secret, grant_type: "refresh_token", refresh_token: refreshToken };
      // RFC 6749 §6: a server that issues no new refresh token leaves the old one valid.
      return call(getToken, query, callOptions, { caller, fallback: { refresh_token: refreshToken } });
    },
  };
}

/** The options besides those that every client has. */
const ownNames: (keyof XtOAuthOptions)[] = [
  "onDeviation",
  "clientId",
  "clientSecret",
  "redirectUri",
  "scope",
  "pagesUrl",
];

/** 4 KiB is twelve times the longest value in XT's example, and less than the usual limit of servers for a URL, 8 KiB. */
const maxTextBytes = 4096;

/** A token may be as long as a response, because XT must get back what it issued. */
const maxTokenBytes = 64 * 1024;

const utf8 = new TextEncoder();

/** Why a string can't be sent; `undefined` if it can. */
function textFault(text: unknown, maxBytes: number): string | undefined {
  if (text === undefined) return "is missing";
  if (typeof text !== "string") return "must be a string";
  if (text.trim() === "") return "is empty";
  if (utf8.encode(text).length > maxBytes) return `is longer than ${maxBytes} bytes`;
  if (/\p{Surrogate}/u.test(text)) return "is not well-formed Unicode";
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) ? "contains a line break or another control character" : undefined;
}

function checkedText(text: string | undefined, name: string, context: ErrorContext, maxBytes = maxTextBytes): string {
  const fault = textFault(text, maxBytes);
  if (fault === undefined && text !== undefined) return text;
  throw configError(context, `${name} ${fault}`);
}

/** Whether a value can be stored and sent as a token. Saving and renewal use the same rule, so that a stored token can be renewed. */
export function isSendableToken(value: unknown): value is string {
  return textFault(value, maxTokenBytes) === undefined;
}

function checkedRedirectUri(uri: string | undefined, httpHosts: readonly string[], context: ErrorContext): string {
  if (uri === undefined) {
    throw configError(context, "redirectUri is missing: pass it to createXtOAuth or to the call");
  }
  if (parseSecureUrl(uri, httpHosts) && !uri.includes("#")) return uri;
  throw configError(
    context,
    "redirectUri must be an absolute https URL (http on loopback only) without user, password, fragment or whitespace (RFC 6749 §3.1.2)",
  );
}

export function checkedLanguage(language: XtLanguage | undefined, context: ErrorContext): XtLanguage {
  if (language !== undefined && languages.includes(language)) return language;
  throw configError(context, `language must be one of ${languages.join(", ")}`);
}
