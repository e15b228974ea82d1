/** What a pair of tokens tells of things that XT's pages leave open: read from it, never verified. */

/** In which unit a number of the answer says how long a token is good, held against how long it really is, in milliseconds. */
export function unitOf(expiresIn: number, remainingMs: number): "seconds" | "milliseconds" | "neither" {
  // What the network and the clock's second may be off, and no more than a twentieth: the units are a thousand times apart.
  const fits = (milliseconds: number) =>
    Math.abs(milliseconds - remainingMs) <= Math.max(5_000, Math.abs(remainingMs) / 20);
  if (fits(expiresIn * 1000)) return "seconds";
  return fits(expiresIn) ? "milliseconds" : "neither";
}

/** Whether the claim that XT's example has beside `user_id` says the same; in that example it doesn't. */
export function userIdClaim(token: { access_token: string; user_id: string }): "same" | "other" | "none" {
  const claim = claimsOf(token.access_token)["user-id"];
  if (typeof claim !== "string" && typeof claim !== "number") return "none";
  return `${claim}` === token.user_id ? "same" : "other";
}

function claimsOf(jwt: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()));
  } catch {
    return {};
  }
}
