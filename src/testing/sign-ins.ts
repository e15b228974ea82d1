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
  readonly signIn: SignIn;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether a code or a refresh token was used. */
  isUsed: boolean;
  /** Whether an access token was revoked. */
  isRevoked: boolean;
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
  const signIns = new Set<SignIn>();
  const codes = new Map<string, Issued>();
  const refreshTokens = new Map<string, Issued>();
  const accessTokens = new Map<string, Issued>();

  /** A time in whole seconds since 1970, like the claim `exp` of a token. */
  const expAfter = (milliseconds: number) => Math.floor((now() + milliseconds) / 1000);
  const expiresInOf = (exp: number) => (exp - expAfter(0)) * (behavior.expiresIn === "milliseconds" ? 1000 : 1);

  function issue(signIn: SignIn, into: Map<string, Issued>, exp: number): string {
    const token = testToken(signIn, exp);
    into.set(token, { signIn, expiresAt: exp * 1000, isUsed: false, isRevoked: false });
    return token;
  }

  /** Issues new tokens. The response has the fields of the spec's example. */
  function tokenResponse(signIn: SignIn, kept?: [token: string, exp: number], changes: object = {}): HandlerResult {
    const exp = expAfter(accessTokenMs);
    const refreshExp = kept?.[1] ?? expAfter(refreshTokenMs);
    return success({
      ...example,
      user_id: signIn.userId,
      access_token: issue(signIn, accessTokens, exp),
      refresh_token: kept?.[0] ?? issue(signIn, refreshTokens, refreshExp),
      expires_in: expiresInOf(exp),
      refresh_expires_in: expiresInOf(refreshExp),
      client_id: signIn.clientId,
      scope: signIn.scope,
      ...changes,
    });
  }

  function add(signIn: SignIn): SignIn {
    signIns.add(signIn);
    return signIn;
  }

  /** A strict fake refuses an unknown code or token. Otherwise it belongs to the first user. */
  function unknownCredential(clientId: string, reason: string): HandlerResult {
    if (strict) return refusal(reason);
    return tokenResponse(add({ userId: users[0] ?? "", clientId, scope: example.scope }));
  }

  /** The reason if a code or a token can't be used by this client. */
  function reasonToRefuse(issued: Issued, what: string, clientId: string): string | undefined {
    const { signIn, expiresAt, isRevoked } = issued;
    if (signIn.clientId !== clientId) return `the ${what} was issued to another client_id`;
    if (signIn.revokedBecause) return `the sign-in of the ${what} was revoked: ${signIn.revokedBecause}`;
    if (isRevoked) return `the ${what} was revoked`;
    return expiresAt <= now() ? `the ${what} has expired` : undefined;
  }

  function exchangeCode(code: string, clientId: string): HandlerResult {
    const issued = codes.get(code);
    if (!issued) return unknownCredential(clientId, "the code is unknown");
    if (issued.isUsed && issued.signIn.clientId === clientId) {
      // RFC 6749 §4.1.2.
      issued.signIn.revokedBecause ??= "its code was used twice";
      return refusal("the code was already used; its tokens are revoked");
    }
    const reason = reasonToRefuse(issued, "code", clientId);
    if (reason) return refusal(reason);
    issued.isUsed = true;
    return tokenResponse(issued.signIn);
  }

  function refreshToken(token: string, clientId: string): HandlerResult {
    const issued = refreshTokens.get(token);
    if (!issued) return unknownCredential(clientId, "the refresh token is unknown");
    const reason = reasonToRefuse(issued, "refresh token", clientId);
    if (reason) return refusal(reason);
    const kept: [token: string, exp: number] = [token, issued.expiresAt / 1000];
    if (behavior.refreshTokens === "kept") return tokenResponse(issued.signIn, kept);
    if (behavior.refreshTokens === "unsent") return tokenResponse(issued.signIn, kept, { refresh_token: null });
    if (issued.isUsed) {
      if (behavior.refreshTokens !== "revoking") return refusal("the refresh token was already used");
      issued.signIn.revokedBecause = "one of its refresh tokens was used twice";
      return refusal("the refresh token was already used; its sign-in is revoked");
    }
    issued.isUsed = true;
    return tokenResponse(issued.signIn);
  }

  return {
    /** The ids of the users who can sign in. The first one is the default user. */
    users,
    /** Returns a code for a user who consented. */
    consent(signIn: SignIn): string {
      const code = randomString();
      codes.set(code, { signIn: add(signIn), expiresAt: now() + codeMs, isUsed: false, isRevoked: false });
      return code;
    },
    /** Handles the token operation. */
    grant({ parameters }: ParsedRequest): HandlerResult {
      const { client_id = "", client_secret, code, refresh_token = "" } = parameters;
      if (clients && !Object.hasOwn(clients, client_id)) return refusal("the client_id is unknown");
      if (clients && clients[client_id]?.secret !== client_secret) return refusal("the client_secret is wrong");
      return code === undefined ? refreshToken(refresh_token, client_id) : exchangeCode(code, client_id);
    },
    /** The user of an access token, or why the token is refused. */
    owner(accessToken: string): { owner: string } | { refused: string } {
      const issued = accessTokens.get(accessToken);
      if (issued) {
        const reason = reasonToRefuse(issued, "access token", issued.signIn.clientId);
        return reason ? { refused: reason } : { owner: issued.signIn.userId };
      }
      // Each of these tokens stands for a separate user.
      if (options.accessTokens?.includes(accessToken) ?? !strict) return { owner: accessToken };
      return { refused: "the access token is unknown" };
    },
    /** Revokes the sign-ins, or only the current access tokens, of one user or of all. */
    revoke(userId: string | undefined, what: "sign-ins" | "access tokens"): void {
      if (!["sign-ins", "access tokens"].includes(what)) throw usageError('revoke needs "sign-ins" or "access tokens"');
      if (userId !== undefined && !users.includes(userId))
        throw usageError("the user of revoke must be in the option users");
      const isOf = (signIn: SignIn) => (userId ?? signIn.userId) === signIn.userId;
      if (what === "sign-ins")
        for (const signIn of signIns) if (isOf(signIn)) signIn.revokedBecause ??= "revoke() was called";
      for (const issued of accessTokens.values()) if (isOf(issued.signIn)) issued.isRevoked = true;
    },
    reset(): void {
      for (const collection of [signIns, codes, refreshTokens, accessTokens]) collection.clear();
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
