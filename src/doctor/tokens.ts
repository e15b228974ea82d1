/** The code exchanged, and what the tokens that come tell. */
import { accessTokenExpiresAt, refreshTokenExpiresAt, type XtToken } from "../index.js";
import { unitOf, userIdClaim } from "./token-facts.js";
import { attempt, type Visit } from "./visit.js";

export async function exchange(visit: Visit, code: string): Promise<XtToken | undefined> {
  const { words, settings } = visit;
  visit.announce(words.exchangeRequest);
  const result = await attempt(settings.xt.exchangeCode(code));
  if ("message" in result) {
    const { message, error } = result;
    visit.record(
      "exchange",
      error.outcome === "answered" ? "differs" : "failed",
      words.exchangeFailed[error.outcome](message),
    );
    return undefined;
  }
  visit.hide(result.value.access_token, result.value.refresh_token);
  visit.record("exchange", "ok", words.exchanged);
  return result.value;
}

/** Held against the server's time: of a clock that is off, the tokens know nothing. */
export function examineTokens(visit: Visit, token: XtToken, serverNow: number): void {
  const { words } = visit;
  const remaining = (end: Date | undefined) => end && end.getTime() - serverNow;
  const access = remaining(accessTokenExpiresAt(token));
  const refresh = remaining(refreshTokenExpiresAt(token));
  if (access === undefined) {
    visit.record("unit", "unproven", words.noExp);
    visit.record("lifetimes", "unproven", words.noExp);
  } else {
    const units = [
      unitOf(Number(token.expires_in ?? Number.NaN), access),
      ...(refresh === undefined ? [] : [unitOf(Number(token.refresh_expires_in ?? Number.NaN), refresh)]),
    ];
    const [unit = "neither"] = units;
    const agrees = unit !== "neither" && units.every((other) => other === unit);
    if (agrees) visit.record("unit", "found", words.unitFound[unit]);
    else {
      const told = `${visit.shown(`${token.expires_in}`)}, ${visit.shown(`${token.refresh_expires_in}`)}`;
      visit.record("unit", "differs", words.unitNeither(told));
    }
    visit.record(
      "lifetimes",
      "found",
      words.lifetimes(words.duration(access), refresh === undefined ? words.unknown : words.duration(refresh)),
    );
  }
  visit.record("userId", "found", words.userId[userIdClaim(token)]);
}
