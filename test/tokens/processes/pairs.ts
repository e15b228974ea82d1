/** The pairs of tokens that the server of the proof gives: their text says whose they are, and which of that user's pairs. */

export interface Claims {
  readonly kind: "access" | "refresh";
  readonly user: string;
  /** 0 for the pair of the sign-in, and one more with each renewal. */
  readonly generation: number;
  /** When it ends, in seconds since 1970; with a fraction, as RFC 7519 §2 allows, so that tokens may live for two seconds exactly. */
  readonly exp: number;
}

const header = Buffer.from('{"alg":"none"}').toString("base64url");

export function jwtOf(claims: Claims): string {
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2lnbmF0dXJl`;
}

export function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
}

/** The refresh token that stands somewhere in a text, whatever the text is. */
export function refreshTokenIn(text: string): Claims | undefined {
  for (const [, payload = ""] of text.matchAll(/eyJ[\w-]+\.([\w-]+)\.[\w-]+/g)) {
    const claims: Claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    if (claims.kind === "refresh") return claims;
  }
  return undefined;
}
