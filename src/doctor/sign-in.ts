/** The sign-in, up to the code: a person opens XT's page, and pastes the address of the redirect. */
import type { XtCallbackCheck } from "../index.js";
import { attempt, type Visit } from "./visit.js";

/** The code that the person brought back; `undefined` if there is none. */
export async function signIn(visit: Visit): Promise<string | undefined> {
  const language = visit.language === "zh" ? "zh-CN" : "en";
  const { url, state } = visit.settings.xt.authorizationUrl({ language });
  // If the result can't be pasted, a link would only use up a consent.
  if (visit.canAsk) visit.print("signIn.open", { url });
  for (let attempts = 0; attempts < 3; attempts += 1) {
    const pasted = await visit.ask("signIn.paste", { hidden: true });
    if (!pasted) {
      visit.record("redirect", "unproven", "redirect.unproven");
      visit.record("state", "unproven", "state.unproven");
      return undefined;
    }
    // It may be the code alone.
    const [, query] = pasted.split("?");
    visit.hide(...(query === undefined ? [pasted] : new URLSearchParams(query).getAll("code")));
    const callback = await readCallback(visit, pasted, state);
    if (callback === "again") continue;
    checkRedirect(visit, pasted);
    if ("code" in callback) return callback.code;
    visit.record("exchange", "failed", callback.message, { error: callback.error ?? "" });
    return undefined;
  }
  visit.record("exchange", "failed", "signIn.noAddress");
  return undefined;
}

type Callback = { code: string } | { message: "signIn.denied" | "signIn.error"; error: string | undefined };

async function readCallback(
  { settings, record, print }: Visit,
  pasted: string,
  state: string,
): Promise<Callback | "again"> {
  const read = async (check: XtCallbackCheck) => settings.xt.readCallback(pasted, check);
  let result = await attempt(read({ state }));
  // The person who pastes it saw where it came from: without a state, it is XT's answer if it has a code or an error.
  const isDropped = "error" in result && result.error.code === "state_missing";
  if (isDropped) result = await attempt(read({ dangerouslySkipStateCheck: true }));
  const error = "error" in result ? result.error : undefined;
  if (error && error.code !== "access_denied" && error.code !== "authorization_error") {
    print(error.code === "state_mismatch" ? "signIn.anotherSignIn" : "signIn.noCode");
    return "again";
  }
  if (isDropped) record("state", "differs", "state.dropped");
  else record("state", "ok", "state.returned");
  if ("value" in result) return { code: result.value };
  return { message: error?.code === "access_denied" ? "signIn.denied" : "signIn.error", error: error?.error };
}

/** Whether XT sent the person to exactly the address that was asked for. */
function checkRedirect({ settings, record }: Visit, pasted: string): void {
  const placeOf = (address: string) => new URL(address).origin + new URL(address).pathname;
  if (!URL.canParse(pasted)) record("redirect", "unproven", "redirect.incomplete");
  else if (placeOf(pasted) === placeOf(settings.redirectUri)) record("redirect", "ok", "redirect.ok");
  else record("redirect", "differs", "redirect.elsewhere");
}
