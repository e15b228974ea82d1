/** Authenticates a request: creates the headers of the spec's security schemes from the options of the client and of the call. */
import { XtConfigError } from "../errors/index.js";
import { untilAborted } from "../http/abort-signal.js";
import { parseHttpDate } from "../http/check-response.js";
import type { Operation } from "./operation.js";
import { checkedTime, type XtAccessToken } from "./options.js";
import { ownProperties } from "./own-properties.js";
import { createSigner, maxRecvWindowMs, type Signable } from "./sign-request.js";

/** The key pair that signs requests, and the clock for their timestamps. */
export interface XtCredentials {
  /** The id of the key pair: the institution's, or a user's own (`accessKey` of `createApiKey`). */
  appKey?: string | undefined;
  /** The secret of the key pair. Keep it on the server; it is never sent. */
  secretKey?: string | undefined;
  /** How long XT accepts a request after its timestamp, in milliseconds: 5,000 by default, at most 60,000. */
  recvWindowMs?: number | undefined;
  /** Returns the time in milliseconds since 1970, for a machine with a wrong clock; `Date.now` by default. */
  now?: (() => number) | undefined;
}

/** XT's default for `recvWindowMs`, in milliseconds. */
export const defaultRecvWindowMs = 5_000;

/** The headers that authenticate one request, and the values that errors must never show. */
interface Authentication {
  readonly headers: Record<string, string>;
  readonly secrets: readonly string[];
  /** Takes the `Date` of a response that has just arrived, and returns how many milliseconds this clock is ahead of the server's. */
  readonly clockAheadMs: (date: string | null | undefined) => number | undefined;
}

/** The parts of a call that authentication needs. */
interface AuthenticatedCall {
  readonly accessToken: XtAccessToken | undefined;
  readonly signal: AbortSignal | undefined;
  readonly caller: string;
}

/** Creates the headers that an operation requires. */
export type Authenticate = (
  operation: Pick<Operation, "security">,
  request: Signable,
  call: AuthenticatedCall,
) => Promise<Authentication>;

/**
 * Checks the credentials, and returns the function that authenticates requests with them.
 *
 * @param creator the `create…` function, for error messages
 * @throws {@link XtConfigError} a credential can't be used
 */
export function createAuthenticator(credentials: XtCredentials, creator: string): Authenticate {
  const { appKey, secretKey, recvWindowMs = defaultRecvWindowMs, now = Date.now } = credentials;
  const checkOption = (isValid: boolean, message: string) => {
    if (!isValid) throw new XtConfigError("invalid_option", creator, message);
  };
  checkOption(
    (appKey === undefined) === (secretKey === undefined),
    "appKey and secretKey belong together: pass both or neither",
  );
  checkOption(appKey === undefined || isVisibleAscii(appKey), `appKey ${mustBeVisibleAscii}`);
  checkOption(
    secretKey === undefined || isSecretKey(secretKey),
    "secretKey must be a string without whitespace or control characters",
  );
  checkOption(
    Number.isInteger(recvWindowMs) && recvWindowMs > 0 && recvWindowMs <= maxRecvWindowMs,
    "recvWindowMs must be an integer from 1 to 60,000, in milliseconds",
  );
  checkOption(typeof now === "function", "now must be a function that returns the milliseconds since 1970");
  const sign = appKey && secretKey ? createSigner({ appKey, secretKey, recvWindowMs }) : undefined;

  return async (operation, request, { accessToken, signal, caller }) => {
    const security = ownProperties(operation.security);
    const headers: Record<string, string> = {};
    const secrets = [secretKey ?? ""];
    // Checked first: the function accessToken may have to renew the token, which a call that fails or was aborted doesn't need.
    if (security.signature && !sign) {
      const message = `appKey and secretKey are missing: the operation requires a signature. Pass both to ${creator}`;
      throw credentialsMissing(caller, message);
    }
    if (security.accessToken) {
      if (signal?.aborted) throw signal.reason;
      // If the function hangs, for example in a store, an abort must still end the call.
      const given =
        typeof accessToken === "function"
          ? await untilAborted((async () => accessToken())(), signal, caller)
          : accessToken;
      const token = checkedToken(given, caller, creator);
      headers[security.accessToken] = token;
      secrets.push(token);
    }
    let time: number | undefined;
    if (security.signature && sign) {
      time = checkedTime(now(), { code: "invalid_option", caller });
      const { [security.signature]: signature = "", ...others } = await sign(request, time);
      Object.assign(headers, others, { [security.signature]: signature });
      secrets.push(signature);
    }
    return { headers, secrets, clockAheadMs: (date) => clockDifferenceMs(time, now(), date) };
  };
}

const mustBeVisibleAscii = "must be a string of visible ASCII characters";

/**
 * Estimates how many milliseconds this clock is ahead of the server's; `undefined` if it may be equal.
 *
 * The server wrote its `Date`, in whole seconds, between the signing of the request and now. That gives a range for the difference. If
 * the range contains 0, the clocks may be equal. Otherwise the middle of the range is the best estimate.
 */
export function clockDifferenceMs(
  signedAt: number | undefined,
  now: number,
  date: string | null | undefined,
): number | undefined {
  const server = parseHttpDate(`${date}`);
  if (signedAt === undefined || Number.isNaN(now - server)) return undefined;
  const least = signedAt - (server + 1_000);
  const most = now - server;
  return least <= 0 && most >= 0 ? undefined : Math.round((least + most) / 2);
}

function checkedToken(token: string | null | undefined, caller: string, creator: string): string {
  if (token === undefined || token === null) {
    const remedy =
      creator === "createXtClient"
        ? "Call client.forUser(accessToken), or pass it to the call"
        : `Pass it to ${creator}`;
    throw credentialsMissing(caller, `accessToken is missing: the operation acts for a user. ${remedy}`);
  }
  if (isVisibleAscii(token)) return token;
  throw new XtConfigError(
    "invalid_argument",
    caller,
    `accessToken ${mustBeVisibleAscii}, or a function that returns one`,
  );
}

function credentialsMissing(caller: string, message: string): XtConfigError {
  return new XtConfigError("credentials_missing", caller, message);
}

function isVisibleAscii(text: unknown): text is string {
  return typeof text === "string" && /^[\x21-\x7e]+$/.test(text);
}

function isSecretKey(key: unknown): key is string {
  return typeof key === "string" && /^[^\s\p{C}]+$/u.test(key);
}
