/**
 * When a token really ends. XT's page calls `expires_in` milliseconds, its example holds together only in seconds, and the
 * live unit is unproven: so the `exp` inside the JWT (seconds since 1970, RFC 7519 §4.1.4) is what counts here.
 *
 * XT publishes no key set. A token is decoded here, never verified: it hints at when to refresh, and proves nothing.
 */

/**
 * When the access token expires.
 *
 * @param token what `exchangeCode` or `refreshToken` resolved to
 * @returns the time, which may be past; `undefined` where the token is no JWT or has no usable `exp`. Never throws.
 */
export function accessTokenExpiresAt(token: { readonly access_token: string }): Date | undefined {
  return expiresAt(() => token.access_token);
}

/**
 * When the refresh token expires; after that the user has to sign in again.
 *
 * @param token what `exchangeCode` or `refreshToken` resolved to
 * @returns the time, which may be past; `undefined` where the token is no JWT or has no usable `exp`. Never throws.
 */
export function refreshTokenExpiresAt(token: { readonly refresh_token?: string | null | undefined }): Date | undefined {
  return expiresAt(() => token.refresh_token);
}

/** The last second of the year 9999. What lies beyond is no time in seconds, and milliseconds do. */
const latestExp = 253_402_300_799;

function expiresAt(read: () => unknown): Date | undefined {
  try {
    const jwt = read();
    const parts = typeof jwt === "string" ? jwt.split(".") : [];
    if (parts.length !== 3) return undefined;
    // atob() reads bytes as Latin-1: that garbles names in other scripts, but neither JSON's own characters nor a number.
    const payload = atob(`${parts[1]}`.replaceAll("-", "+").replaceAll("_", "/"));
    const { exp }: { exp?: unknown } = Object(JSON.parse(payload));
    return typeof exp === "number" && Math.abs(exp) <= latestExp ? new Date(exp * 1000) : undefined;
  } catch {
    return undefined;
  }
}
