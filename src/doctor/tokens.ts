/** Checks the tokens: exchanges the code, examines the tokens, reads the balances, and renews the tokens if the user agrees. */
import { getBalances } from "../../generated/operations/getBalances.js";
import { isMissing } from "../call/unwrap.js";
import {
  accessTokenExpiresAt,
  createXtClient,
  refreshTokenExpiresAt,
  type XtDeviation,
  type XtToken,
} from "../index.js";
import { classifyFailure, classifyResponse } from "../tokens/classify-renewal-failure.js";
import { attempt, type DoctorRun } from "./doctor-run.js";
import { duration } from "./terminal.js";

export async function exchangeCode(run: DoctorRun, code: string): Promise<XtToken | undefined> {
  run.announce("exchange.request");
  const { value: token, error, message } = await attempt(run.settings.xt.exchangeCode(code));
  if (error) {
    const verdict = error.outcome === "answered" ? "differs" : "failed";
    return run.record("exchange", verdict, `exchange.${error.outcome}`, { message });
  }
  run.hide(token.access_token, token.refresh_token);
  const fields = fieldsOf(run, run.settings.deviations);
  if (fields === "") run.record("exchange", "ok", "exchange.ok");
  else run.record("exchange", "differs", "exchange.deviates", { fields });
  return token;
}

/** Lists the fields of a response that differ from the spec. */
function fieldsOf(run: DoctorRun, deviations: readonly XtDeviation[]): string {
  return deviations.map(({ field, rule }) => `${run.escaped(field)} (${rule})`).join(", ");
}

/** @param now the server's time: tokens expire by its clock */
export function examineTokens(run: DoctorRun, token: XtToken, now: number): undefined {
  run.record("userId", "found", `userId.${userIdClaim(token)}`);
  const [access, refresh] = [accessTokenExpiresAt(token), refreshTokenExpiresAt(token)].map(
    (end) => end && end.getTime() - now,
  );
  if (access === undefined) {
    run.record("unit", "unverified", "token.noExp");
    return run.record("lifetimes", "unverified", "token.noExp");
  }
  const { expires_in: expiresIn, refresh_expires_in: refreshExpiresIn } = token;
  const unit = unitOf(Number(expiresIn ?? Number.NaN), access);
  const agrees =
    refresh === undefined || isMissing(refreshExpiresIn) || unitOf(Number(refreshExpiresIn), refresh) === unit;
  if (agrees && unit !== "neither") run.record("unit", "found", `unit.${unit}`);
  else run.record("unit", "differs", "unit.neither", { values: run.escaped(`${expiresIn}, ${refreshExpiresIn}`) });
  const text = (ms: number | undefined) => (ms === undefined ? run.word("unknown") : duration(run.language, ms));
  run.record("lifetimes", "found", "lifetimes.found", { access: text(access), refresh: text(refresh) });
}

/** Finds the unit of `expiresIn` for a token that expires in `remainingMs`, by its `exp`. */
export function unitOf(expiresIn: number, remainingMs: number): "seconds" | "milliseconds" | "neither" {
  // Latency and rounding to seconds cause small differences. A tolerance of 5% is safe, because the units differ by a factor of 1000.
  const tolerance = Math.max(5_000, Math.abs(remainingMs) / 20);
  if (Math.abs(expiresIn * 1000 - remainingMs) <= tolerance) return "seconds";
  return Math.abs(expiresIn - remainingMs) <= tolerance ? "milliseconds" : "neither";
}

/** Compares the claim `user-id` with `user_id`: in XT's example they differ. The token is decoded, never verified. */
export function userIdClaim({ access_token, user_id }: { access_token: string; user_id: string }) {
  try {
    const claims = JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString());
    const { "user-id": claim }: { "user-id"?: unknown } = Object(claims);
    // A JavaScript number doesn't hold every digit of a long id.
    if (typeof claim === "number") return claim === Number(user_id) ? "same" : "other";
    if (typeof claim === "string") return claim === user_id ? "same" : "other";
  } catch {
    // It isn't a JWT.
  }
  return "none";
}

/** Reads the balances with the access token, and prints no part of them. */
export async function checkAccess(run: DoctorRun, accessToken: string, clockAheadMs: number): Promise<void> {
  const { pair, baseUrl } = run.settings;
  if (!pair) return run.record("accessToken", "unverified", "access.noPair");
  const deviations: XtDeviation[] = [];
  const onDeviation = (deviation: XtDeviation) => deviations.push(deviation);
  const client = createXtClient({ ...pair, baseUrl, now: () => Date.now() - clockAheadMs, onDeviation });
  run.announce("access.request", { path: getBalances.path });
  const { error, message } = await attempt(client.forUser(accessToken).getBalances());
  const fields = fieldsOf(run, deviations);
  if (error) run.record("accessToken", "failed", "access.failed", { message });
  else if (fields === "") run.record("accessToken", "ok", "access.ok");
  else run.record("accessToken", "differs", "access.deviates", { fields });
}

/**
 * Sends the refresh token once if the user agrees. Only after an explicit confirmation, sends it a second time, and then possibly the new
 * one, too.
 */
export async function checkRenewal(run: DoctorRun, token: XtToken): Promise<void> {
  const hasAgreed = /^(y|yes|是)$/i.test((await run.ask("renewal.ask")) ?? "");
  if (!hasAgreed) run.record("rotation", "unverified", "renewal.unverified");
  const renewed = hasAgreed && (await renew(run, token));
  const hasConfirmed = renewed && (await run.ask("reuse.ask"))?.toLowerCase() === "revoke";
  if (hasConfirmed) await reuse(run, token, renewed);
  else run.record("reuse", "unverified", "reuse.unverified");
}

async function renew(run: DoctorRun, token: XtToken): Promise<XtToken | undefined> {
  run.announce("renewal.request");
  const { value: response, error, message } = await attempt(run.settings.xt.refreshToken(token.refresh_token));
  if (error) return run.record("rotation", "failed", "renewal.failed", { message });
  const renewal = classifyResponse(response, token);
  if (renewal.kind !== "renewed") return run.record("rotation", "differs", "renewal.otherUser");
  const { access_token, refresh_token } = renewal.token;
  run.hide(access_token, refresh_token);
  // If XT sends no refresh token, refreshToken() returns the old one.
  run.record("rotation", "found", refresh_token === token.refresh_token ? "renewal.kept" : "renewal.rotated");
  return renewal.token;
}

async function reuse(run: DoctorRun, used: XtToken, newest: XtToken): Promise<void> {
  run.announce("reuse.request");
  const second = await sendAgain(run, used);
  const { message } = second;
  if (second.kind === "accepted") return run.record("reuse", "found", "reuse.accepted");
  if (second.kind === "not sent") return run.record("reuse", "unverified", "reuse.unverified");
  if (second.kind === "in doubt") return run.record("reuse", "failed", "reuse.failed", { message });
  if (used.refresh_token === newest.refresh_token) return run.record("reuse", "found", "reuse.spent", { message });
  run.announce("reuse.newestRequest");
  const third = await sendAgain(run, newest);
  if (third.kind === "accepted") run.record("reuse", "found", "reuse.refused", { message });
  else if (third.kind === "refused") run.record("reuse", "found", "reuse.revokes", { message });
  else run.record("reuse", "failed", "reuse.failed", { message: third.message });
}

/** Sends a refresh token, and classifies XT's reaction. It is "in doubt" if the response may not be about the token. */
async function sendAgain(run: DoctorRun, token: XtToken) {
  const { value: response, error, message = "" } = await attempt(run.settings.xt.refreshToken(token.refresh_token));
  if (!error) {
    run.hide(response.access_token, response.refresh_token ?? "");
    return { kind: "accepted", message } as const;
  }
  if (error.outcome === "not-sent") return { kind: "not sent", message } as const;
  return { kind: classifyFailure(error, token).kind === "refused" ? "refused" : "in doubt", message } as const;
}
