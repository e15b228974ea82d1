/**
 * Reads the expiry of a token. XT's page says that `expires_in` is in milliseconds, its example fits only seconds, and the live unit is
 * unverified. So this uses `exp` of the JWT (seconds since 1970, RFC 7519 §4.1.4).
 *
 * XT publishes no keys, so a token is decoded and not verified. Use the time to plan a renewal, not as a proof.
 */

/**
 * Returns when the access token expires.
 *
 * @param token the result of `exchangeCode` or `refreshToken`
 * @returns the time, which may be in the past; `undefined` if the token is not a JWT or has no usable `exp`. Never throws.
 */
export function accessTokenExpiresAt(token: { readonly access_token: string }): Date | undefined {
  return expiresAt(() => token.access_token);
}

/**
 * Returns when the refresh token expires. After that, the user must sign in again.
 *
 * @param token the result of `exchangeCode` or `refreshToken`
 * @returns the time, which may be in the past; `undefined` if the token is not a JWT or has no usable `exp`. Never throws.
 */
export function refreshTokenExpiresAt(token: { readonly refresh_token?: string | null | undefined }): Date | undefined {
  return expiresAt(() => token.refresh_token);
}

/** The last second of the year 9999. A larger number is not a time in seconds; it may be in milliseconds. */
const latestExp = 253_402_300_799;

function expiresAt(read: () => unknown): Date | undefined {
  try {
    const jwt = read();
    const parts = typeof jwt === "string" ? jwt.split(".") : [];
    if (parts.length !== 3) return undefined;
    // atob() decodes bytes as Latin-1. That damages names in other scripts, but not JSON's own characters or numbers.
    const payload = atob(`${parts[1]}`.replaceAll("-", "+").replaceAll("_", "/"));
    const { exp }: { exp?: unknown } = Object(JSON.parse(payload));
    return typeof exp === "number" && Math.abs(exp) <= latestExp ? new Date(exp * 1000) : undefined;
  } catch {
    return undefined;
  }
}
