/** The sign-ins of the fake, and the codes and tokens that it issued for them. */
import { base64url } from "../base64url.js";
import type { XtFakeOptions } from "./options.js";
import type { ParsedRequest } from "./parsed-request.js";
import { exampleOf, type HandlerResult, refusal, success } from "./response-bodies.js";
import { usageError } from "./usage-error.js";

/** A user's consent. Its codes and tokens refer to it. */
interface SignIn {
  readonly userId: string;
  readonly clientId: string;
  readonly scope: string;
  /** Why the sign-in was revoked, if it was. */
  revokedBecause?: string;
}

/** A code or a token of a sign-in. */
interface Issued {
  readonly kind: "code" | "refresh token" | "access token";
  readonly signIn: SignIn;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether a code or a refresh token was used. */
  isUsed?: boolean;
  /** Whether an access token was revoked. */
  isRevoked?: boolean;
}

/** The lifetime of a code: the maximum that RFC 6749 §4.1.2 recommends. */
const codeMs = 600_000;
const day = 86_400_000;
/** As XT's page says. Its example has 210 days. */
const refreshTokenMs = 180 * day;

export type SignIns = ReturnType<typeof createSignIns>;

export function createSignIns(options: XtFakeOptions, now: () => number) {
  const { strict = false, clients, behavior = {}, accessTokenMs = day } = options;
  const example = Object(exampleOf("getToken", "exchange-success")).result;
  const { users = [example.user_id] } = options;
  const issued = new Map<string, Issued>();

  /** A time in whole seconds since 1970, like the claim `exp` of a token. */
  const expAfter = (milliseconds: number) => Math.floor((now() + milliseconds) / 1000);
  const expiresInOf = (exp: number) => (exp - expAfter(0)) * (behavior.expiresIn === "milliseconds" ? 1000 : 1);

  function issue(kind: Issued["kind"], signIn: SignIn, expiresAt: number, credential: string): string {
    issued.set(credential, { kind, signIn, expiresAt });
    return credential;
  }

  function find(kind: Issued["kind"], credential: string): Issued | undefined {
    const found = issued.get(credential);
    return found?.kind === kind ? found : undefined;
  }

  /** Issues new tokens. The response has the fields of the spec's example. */
  function tokenResponse(signIn: SignIn, kept?: { token: string | null; exp: number }): HandlerResult {
    const exp = expAfter(accessTokenMs);
    const refreshExp = kept?.exp ?? expAfter(refreshTokenMs);
    return success({
      ...example,
      user_id: signIn.userId,
      access_token: issue("access token", signIn, exp * 1000, testToken(signIn, exp)),
      refresh_token: kept
        ? kept.token
        : issue("refresh token", signIn, refreshExp * 1000, testToken(signIn, refreshExp)),
      expires_in: expiresInOf(exp),
      refresh_expires_in: expiresInOf(refreshExp),
      client_id: signIn.clientId,
      scope: signIn.scope,
    });
  }

  /** A strict fake refuses an unknown code or token. Otherwise it belongs to the first user. */
  function unknownCredential(kind: Issued["kind"], clientId: string): HandlerResult {
    if (strict) return refusal(`the ${kind} is unknown`);
    return tokenResponse({ userId: users[0] ?? "", clientId, scope: example.scope });
  }

  /** XT's refusal if a code or a token can't be used by this client. */
  function refusalOf({ kind, signIn, expiresAt, isRevoked }: Issued, clientId: string): HandlerResult | undefined {
    if (signIn.clientId !== clientId) return refusal(`the ${kind} was issued to another client_id`);
    if (signIn.revokedBecause) return refusal(`the sign-in of the ${kind} was revoked: ${signIn.revokedBecause}`);
    if (isRevoked) return refusal(`the ${kind} was revoked`);
    return expiresAt <= now() ? refusal(`the ${kind} has expired`) : undefined;
  }

  function exchangeCode(code: string, clientId: string): HandlerResult {
    const found = find("code", code);
    if (!found) return unknownCredential("code", clientId);
    if (found.isUsed && found.signIn.clientId === clientId) {
      // RFC 6749 §4.1.2.
      found.signIn.revokedBecause ??= "its code was used twice";
      return refusal("the code was already used; its tokens are revoked");
    }
    const refused = refusalOf(found, clientId);
    if (refused) return refused;
    found.isUsed = true;
    return tokenResponse(found.signIn);
  }

  function refreshToken(token: string, clientId: string): HandlerResult {
    const found = find("refresh token", token);
    if (!found) return unknownCredential("refresh token", clientId);
    const refused = refusalOf(found, clientId);
    if (refused) return refused;
    const exp = found.expiresAt / 1000;
    if (behavior.refreshTokens === "kept") return tokenResponse(found.signIn, { token, exp });
    if (behavior.refreshTokens === "unsent") return tokenResponse(found.signIn, { token: null, exp });
    if (found.isUsed) {
      if (behavior.refreshTokens !== "revoking") return refusal("the refresh token was already used");
      found.signIn.revokedBecause = "one of its refresh tokens was used twice";
      return refusal("the refresh token was already used; its sign-in is revoked");
    }
    found.isUsed = true;
    return tokenResponse(found.signIn);
  }

  return {
    /** The ids of the users who can sign in. The first one is the default user. */
    users,
    /** Returns a code for a user who consented. */
    consent: (signIn: SignIn) => issue("code", signIn, now() + codeMs, randomString()),
    /** Handles the token operation. */
    grant({ parameters }: ParsedRequest): HandlerResult {
      const { client_id = "", client_secret, code, refresh_token = "" } = parameters;
      if (clients && !clients[client_id]) return refusal("the client_id is unknown");
      if (clients && clients[client_id]?.secret !== client_secret) return refusal("the client_secret is wrong");
      return code === undefined ? refreshToken(refresh_token, client_id) : exchangeCode(code, client_id);
    },
    /** The user of an access token, or XT's refusal of the token. */
    owner(accessToken: string): { owner: string } | HandlerResult {
      const found = find("access token", accessToken);
      if (found) return refusalOf(found, found.signIn.clientId) ?? { owner: found.signIn.userId };
      // Each of these tokens stands for a separate user.
      if (options.accessTokens?.includes(accessToken) ?? !strict) return { owner: accessToken };
      return refusal("the access token is unknown");
    },
    /** Revokes the sign-ins, or only the current access tokens, of one user or of all. */
    revoke(userId: string | undefined, what: "sign-ins" | "access tokens"): void {
      if (!["sign-ins", "access tokens"].includes(what)) throw usageError('revoke needs "sign-ins" or "access tokens"');
      if (userId !== undefined && !users.includes(userId))
        throw usageError("the user of revoke must be in the option users");
      for (const one of issued.values()) {
        if (userId !== undefined && one.signIn.userId !== userId) continue;
        if (what === "sign-ins") one.signIn.revokedBecause ??= "revoke() was called";
        else if (one.kind === "access token") one.isRevoked = true;
      }
    },
  };
}

/** Creates a JWT with the claims of XT's tokens. Its issuer and its algorithm show that it is not a token of XT. */
function testToken({ userId, clientId, scope }: SignIn, exp: number): string {
  const header = { alg: "none-for-tests", typ: "JWT" };
  // `jti` makes each token unique.
  const payload = { sub: userId, scope, iss: "xt-oauth/testing", exp, client_id: clientId, jti: randomString() };
  return [encode(JSON.stringify(header)), encode(JSON.stringify(payload)), encode("not signed")].join(".");
}

function randomString(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(24)));
}

function encode(text: string): string {
  return base64url(new TextEncoder().encode(text));
}
