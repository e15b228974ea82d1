/** What becomes of a refresh token that is used: once, where the person agrees, and a second time only where they insist. */
import type { XtToken } from "../index.js";
import { attempt, type Visit } from "./visit.js";

export async function checkRenewal(visit: Visit, token: XtToken): Promise<void> {
  const { words } = visit;
  const agreed = isYes(await visit.ask(words.mayRenew));
  const renewed = agreed ? await renew(visit, token) : undefined;
  if (!agreed) visit.record("rotation", "unproven", words.rotationUnproven);
  if (!renewed) {
    visit.record("reuse", "unproven", words.reuseUnproven);
    return;
  }
  const insisted = (await visit.ask(words.mayReuse))?.toLowerCase() === words.reuseAnswer;
  if (insisted) await reuse(visit, token.refresh_token, renewed.refresh_token);
  else visit.record("reuse", "unproven", words.reuseUnproven);
}

async function renew(visit: Visit, token: XtToken): Promise<XtToken | undefined> {
  const { words, settings } = visit;
  visit.announce(words.renewRequest);
  const result = await attempt(settings.xt.refreshToken(token.refresh_token));
  if ("message" in result) {
    visit.record("rotation", "failed", words.renewFailed(result.message));
    return undefined;
  }
  const { value: renewed } = result;
  visit.hide(renewed.access_token, renewed.refresh_token);
  const isKept = renewed.refresh_token === token.refresh_token;
  visit.record("rotation", "found", isKept ? words.kept : words.rotated);
  return renewed;
}

async function reuse(visit: Visit, used: string, newest: string): Promise<void> {
  const { words, settings } = visit;
  visit.announce(words.reuseRequest);
  const again = await attempt(settings.xt.refreshToken(used));
  if ("value" in again) {
    visit.hide(again.value.access_token, again.value.refresh_token);
    visit.record("reuse", "found", words.reuseAccepted);
    return;
  }
  if (again.outcome !== "rejected") {
    visit.record("reuse", "failed", words.reuseFailed(again.message));
    return;
  }
  if (used === newest) {
    visit.record("reuse", "found", words.reuseRefused(again.message));
    return;
  }
  visit.announce(words.newestRequest);
  const after = await attempt(settings.xt.refreshToken(newest));
  if ("value" in after) {
    visit.hide(after.value.access_token, after.value.refresh_token);
    visit.record("reuse", "found", words.reuseRefused(again.message));
  } else if (after.outcome === "rejected") visit.record("reuse", "found", words.reuseRevokes(again.message));
  else visit.record("reuse", "failed", words.reuseFailed(after.message));
}

function isYes(answer: string | undefined): boolean {
  return /^(y|yes|是)$/i.test(answer ?? "");
}
