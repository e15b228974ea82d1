/** What happens to a refresh token that is used: once, if the person agrees, and a second time only if they insist. */
import type { XtToken } from "../index.js";
import { classifyAnswer, classifyFailure } from "../tokens/classify-failure.js";
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
  if (insisted) await reuse(visit, token, renewed);
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
  // As the token manager reads it: without a new refresh token, the old one stays.
  const answer = classifyAnswer(result.value, token);
  if (answer.kind !== "renewed") {
    visit.record("rotation", "differs", words.otherUser);
    return undefined;
  }
  const { token: renewed } = answer;
  visit.hide(renewed.access_token, renewed.refresh_token);
  const isKept = renewed.refresh_token === token.refresh_token;
  const isSent = Boolean(result.value.refresh_token);
  visit.record("rotation", "found", isKept ? (isSent ? words.kept : words.keptUnsent) : words.rotated);
  return renewed;
}

async function reuse(visit: Visit, used: XtToken, newest: XtToken): Promise<void> {
  const { words } = visit;
  visit.announce(words.reuseRequest);
  const again = await send(visit, used);
  if (again.became === "taken") visit.record("reuse", "found", words.reuseAccepted);
  else if (again.became === "unseen") visit.record("reuse", "failed", words.reuseFailed(again.message));
  else if (used.refresh_token === newest.refresh_token) {
    visit.record("reuse", "found", words.reuseSpent(again.message));
  } else {
    visit.announce(words.newestRequest);
    const after = await send(visit, newest);
    if (after.became === "taken") visit.record("reuse", "found", words.reuseRefused(again.message));
    else if (after.became === "refused") visit.record("reuse", "found", words.reuseRevokes(again.message));
    else visit.record("reuse", "failed", words.reuseFailed(after.message));
  }
}

/** What XT did with a refresh token; not every refusal is about the token. */
async function send(
  visit: Visit,
  token: XtToken,
): Promise<{ became: "taken" } | { became: "refused" | "unseen"; message: string }> {
  const result = await attempt(visit.settings.xt.refreshToken(token.refresh_token));
  if ("message" in result) {
    const became = classifyFailure(result.error, token).kind === "refused" ? "refused" : "unseen";
    return { became, message: result.message };
  }
  visit.hide(result.value.access_token, result.value.refresh_token ?? "");
  return { became: "taken" };
}

function isYes(answer: string | undefined): boolean {
  return /^(y|yes|是)$/i.test(answer ?? "");
}
