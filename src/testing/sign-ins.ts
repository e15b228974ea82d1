/** The sign-ins of the fake: the codes of the consent page, the tokens that they gave, and the state of each. */
import type { XtFakeOptions } from "./options.js";
import { exampleOf, no, type Outcome, yes } from "./outcome.js";
import type { ParsedRequest } from "./parsed-request.js";
import { randomText, testToken } from "./token.js";

/** A user's consent, and all that came of it. */
interface SignIn {
  readonly userId: string;
  readonly clientId: string;
  readonly scope: string;
  /** Why it is over, where it is. */
  ended?: string;
}

/** A code or a token of a sign-in. An access token counts as used once it is revoked. */
interface Issued {
  readonly signIn: SignIn;
  /** In milliseconds since 1970. */
  readonly endsAt: number;
  isUsed: boolean;
}

export interface SignIns {
  /** Who can sign in; the first one does unless another is chosen. */
  readonly users: readonly string[];
  /** A code for a user who consented. */
  consent(signIn: SignIn): string;
  /** What the token operation asks for. */
  grant(request: ParsedRequest): Outcome;
  /** Whom an access token acts for, or why it acts for nobody. */
  owner(accessToken: string): { owner: string } | { fault: string };
  /** Ends the sign-ins of a user, or of all; or only the access tokens that they have now. */
  revoke(userId: string | undefined, what: "sign-ins" | "access tokens"): void;
  reset(): void;
}

const minute = 60_000;
const day = 24 * 60 * minute;

export function createSignIns(options: XtFakeOptions, now: () => number): SignIns {
  const { strict = false, clients, mood = {}, codeMs = 10 * minute } = options;
  const { accessTokenMs = day, refreshTokenMs = 180 * day } = options;
  const example = Object(exampleOf("getToken", "exchange-success")).result;
  const { users = [example.user_id] } = options;
  const all = new Set<SignIn>();
  const codes = new Map<string, Issued>();
  const refreshTokens = new Map<string, Issued>();
  const accessTokens = new Map<string, Issued>();

  /** In whole seconds, because that is what a token says of itself. */
  const secondsIn = (milliseconds: number) => Math.floor((now() + milliseconds) / 1000);
  const expiresIn = (exp: number) => (exp - secondsIn(0)) * (mood.expiresIn === "milliseconds" ? 1000 : 1);

  function issue(signIn: SignIn, into: Map<string, Issued>, exp: number): string {
    const token = testToken({ ...signIn, exp });
    into.set(token, { signIn, endsAt: exp * 1000, isUsed: false });
    return token;
  }

  /** Tokens for a sign-in, as the spec's example has them. */
  function pair(signIn: SignIn, kept?: [token: string, exp: number], changes: object = {}): Outcome {
    const exp = secondsIn(accessTokenMs);
    const refreshExp = kept?.[1] ?? secondsIn(refreshTokenMs);
    return yes({
      ...example,
      user_id: signIn.userId,
      access_token: issue(signIn, accessTokens, exp),
      refresh_token: kept?.[0] ?? issue(signIn, refreshTokens, refreshExp),
      expires_in: expiresIn(exp),
      refresh_expires_in: expiresIn(refreshExp),
      client_id: signIn.clientId,
      scope: signIn.scope,
      ...changes,
    });
  }

  function begin(signIn: SignIn): SignIn {
    all.add(signIn);
    return signIn;
  }

  /** A code or a token of nobody's: unless it is strict, the first user's, who consented somewhere else. */
  function ofNobody(clientId: string, refused: string): Outcome {
    if (strict) return no(refused);
    return pair(begin({ userId: users[0] ?? "", clientId, scope: example.scope }));
  }

  /** Why a code or a token can't be used by who asks. */
  function fault({ signIn, endsAt, isUsed }: Issued, what: string, clientId: string): string | undefined {
    if (signIn.clientId !== clientId) return `the ${what} was issued to another client_id`;
    if (signIn.ended) return `the ${what} is of a sign-in that ${signIn.ended}`;
    if (what === "access token" && isUsed) return "the access token was revoked";
    return endsAt <= now() ? `the ${what} has ended` : undefined;
  }

  function exchange(code: string, clientId: string): Outcome {
    const issued = codes.get(code);
    if (!issued) return ofNobody(clientId, "the consent page issued no such code");
    if (issued.isUsed && issued.signIn.clientId === clientId) {
      // RFC 6749 §4.1.2.
      issued.signIn.ended ??= "was revoked, because its code was used twice";
      return no("the code was used before; the tokens that it gave are revoked");
    }
    const why = fault(issued, "code", clientId);
    if (why) return no(why);
    issued.isUsed = true;
    return pair(issued.signIn);
  }

  function refresh(token: string, clientId: string): Outcome {
    const issued = refreshTokens.get(token);
    if (!issued) return ofNobody(clientId, "no such refresh token was issued");
    const why = fault(issued, "refresh token", clientId);
    if (why) return no(why);
    const kept: [token: string, exp: number] = [token, issued.endsAt / 1000];
    if (mood.refreshTokens === "kept") return pair(issued.signIn, kept);
    if (mood.refreshTokens === "unsent") return pair(issued.signIn, kept, { refresh_token: null });
    if (issued.isUsed) {
      if (mood.refreshTokens !== "revoking") return no("the refresh token was used before");
      issued.signIn.ended = "was revoked, because a refresh token of its was used twice";
      return no("the refresh token was used before; its whole sign-in is revoked");
    }
    issued.isUsed = true;
    return pair(issued.signIn);
  }

  return {
    users,
    consent(signIn) {
      const code = randomText();
      codes.set(code, { signIn: begin(signIn), endsAt: now() + codeMs, isUsed: false });
      return code;
    },
    grant({ parameters }) {
      const { client_id = "", client_secret, code, refresh_token = "" } = parameters;
      if (clients && !Object.hasOwn(clients, client_id)) return no("no institution has this client_id");
      if (clients && clients[client_id]?.secret !== client_secret) return no("the client_secret is another");
      return code === undefined ? refresh(refresh_token, client_id) : exchange(code, client_id);
    },
    owner(accessToken) {
      const issued = accessTokens.get(accessToken);
      if (issued) {
        const why = fault(issued, "access token", issued.signIn.clientId);
        return why ? { fault: why } : { owner: issued.signIn.userId };
      }
      if (options.accessTokens?.includes(accessToken) ?? !strict) return { owner: accessToken };
      return { fault: "no such access token was issued" };
    },
    revoke(userId, what) {
      const isOf = (signIn: SignIn) => (userId ?? signIn.userId) === signIn.userId;
      if (what === "sign-ins") for (const signIn of all) if (isOf(signIn)) signIn.ended ??= "was revoked";
      for (const issued of accessTokens.values()) if (isOf(issued.signIn)) issued.isUsed = true;
    },
    reset() {
      for (const memory of [all, codes, refreshTokens, accessTokens]) memory.clear();
    },
  };
}
