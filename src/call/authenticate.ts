/** Proves who calls: the headers that the spec's security schemes ask for, from the options of the client and of the call. */
import { XtConfigError } from "../errors.js";
import { untilAborted } from "../http/abort-signal.js";
import type { Operation } from "./operation.js";
import { createSigner, maxRecvWindowMs, type Signable } from "./sign-request.js";

/** A user's access token, or a function that promises one that is still good. */
export type XtAccessToken = string | (() => string | Promise<string>);

/** Who signs, and for whom. */
export interface XtCredentials {
  /** The id of the pair that signs: the institution's, or a user's own (`accessKey` of `createApiKey`). */
  appKey?: string | undefined;
  /** The secret of that pair. It belongs on a server, and never leaves it. */
  secretKey?: string | undefined;
  /** The access token of the user who is acted for, unless a call brings its own. */
  accessToken?: XtAccessToken | undefined;
  /** For how long XT takes a request for a fresh one, in milliseconds: 5,000 unless given, at most 60,000. */
  recvWindowMs?: number | undefined;
  /** The time in milliseconds since 1970, for a machine whose clock is off; `Date.now` unless given. */
  now?: (() => number) | undefined;
}

/** The headers of one request, and what of them must never be shown. */
interface Authorization {
  readonly headers: Record<string, string>;
  readonly secrets: readonly string[];
  /** By how much the time that the request was signed with was ahead of the server's, in milliseconds, by the answer's `Date`. */
  readonly clockAheadMs: (date: string | null | undefined) => number | undefined;
}

/** What of a call decides who is acted for, and for how long somebody waits. */
interface AuthorizedCall {
  readonly ofCall: XtAccessToken | undefined;
  readonly signal: AbortSignal | undefined;
  readonly caller: string;
}

/** Makes the headers that an operation asks for. */
export type Authorize = (operation: Operation, request: Signable, call: AuthorizedCall) => Promise<Authorization>;

/**
 * @throws {@link XtConfigError} a credential can't be used
 */
export function createAuthorizer(credentials: XtCredentials, creator: string): Authorize {
  const { appKey, secretKey, accessToken, recvWindowMs = 5_000, now = Date.now } = credentials;
  const option = (isRight: boolean, message: string) => {
    if (!isRight) throw new XtConfigError("invalid_option", creator, message);
  };
  option(
    (appKey === undefined) === (secretKey === undefined),
    "appKey and secretKey belong together: pass both or neither",
  );
  option(appKey === undefined || isHeaderText(appKey), `appKey ${mustBeText}`);
  option(secretKey === undefined || isKey(secretKey), "secretKey must be a text without blanks");
  option(
    accessToken === undefined || typeof accessToken === "function" || isHeaderText(accessToken),
    `accessToken ${mustBeText}, or a function that promises one`,
  );
  option(
    Number.isInteger(recvWindowMs) && recvWindowMs > 0 && recvWindowMs <= maxRecvWindowMs,
    "recvWindowMs must be a whole number of milliseconds, over 0 and at most 60,000",
  );
  option(typeof now === "function", "now must be a function that returns the milliseconds since 1970");
  const sign = appKey && secretKey ? createSigner({ appKey, secretKey, recvWindowMs }) : undefined;

  return async ({ security = {} }, request, { ofCall, signal, caller }) => {
    const headers: Record<string, string> = {};
    const secrets = [secretKey ?? ""];
    if (security.accessToken) {
      // One that is long in coming, from a store that hangs, must not keep a call that nobody waits for.
      const token = await untilAborted(accessTokenOf(ofCall ?? accessToken, caller), signal, caller);
      headers[security.accessToken] = token;
      secrets.push(token);
    }
    let time: number | undefined;
    if (security.signature) {
      if (!sign) throw missing("appKey and secretKey are", "to createXtClient", caller);
      time = checkedTime(now(), caller);
      const { [security.signature]: signature = "", ...others } = await sign(request, time);
      Object.assign(headers, others, { [security.signature]: signature });
      secrets.push(signature);
    }
    return { headers, secrets, clockAheadMs: (date) => differenceMs(time, date) };
  };
}

const mustBeText = "must be a text of ASCII without blanks";

function checkedTime(time: number, caller: string): number {
  if (Number.isFinite(time)) return time;
  throw new XtConfigError("invalid_argument", caller, "the option now must return the milliseconds since 1970");
}

/** Unknown where the request wasn't signed with a time, or the answer has no `Date`. */
function differenceMs(time: number | undefined, date: string | null | undefined): number | undefined {
  const ahead = Math.round(Number(time) - Date.parse(`${date}`));
  return Number.isNaN(ahead) ? undefined : ahead;
}

async function accessTokenOf(accessToken: XtAccessToken | undefined, caller: string): Promise<string> {
  const token = typeof accessToken === "function" ? await accessToken() : accessToken;
  if (token === undefined || token === null)
    throw missing("accessToken is", "to createXtClient or to the call", caller);
  if (isHeaderText(token)) return token;
  throw new XtConfigError("invalid_argument", caller, `accessToken ${mustBeText}, or a function that promises one`);
}

function missing(what: string, where: string, caller: string): XtConfigError {
  return new XtConfigError(
    "credentials_missing",
    caller,
    `${what} missing, and the operation needs it: pass it ${where}`,
  );
}

function isHeaderText(text: unknown): text is string {
  return typeof text === "string" && /^[\x21-\x7e]+$/.test(text);
}

function isKey(key: unknown): key is string {
  return typeof key === "string" && /^[^\s\p{C}]+$/u.test(key);
}
