/** The first half of the sign-in: the user opens XT's page, and pastes the URL of the redirect, which contains the code. */
import { parametersOf } from "../callback.js";
import type { XtCallbackCheck } from "../index.js";
import { attempt, type DoctorRun } from "./doctor-run.js";

/** Resolves to the code from the pasted URL; `undefined` if there is none. */
export async function signIn(run: DoctorRun): Promise<string | undefined> {
  const { xt } = run.settings;
  const { url, state } = xt.authorizationUrl({ language: run.language === "zh" ? "zh-CN" : "en" });
  // If the result can't be pasted, a sign-in would be useless, so no link is printed.
  if (run.canAsk) run.print("signIn.open", { url });
  for (let attempts = 0; attempts < 3; attempts += 1) {
    const pasted = await run.ask("signIn.paste", { hidden: true });
    if (!pasted) {
      run.record("redirect", "unverified", "redirect.unverified");
      return run.record("state", "unverified", "state.unverified");
    }
    // The user may have pasted only the code.
    run.hide(...(pasted.includes("?") ? parametersOf(pasted).getAll("code") : [pasted]));
    const read = async (check: XtCallbackCheck) => xt.readCallback(pasted, check);
    let callback = await attempt(read({ state }));
    // The user saw where the URL came from. So even without a state, a URL with a code or an error counts as XT's redirect.
    const isDropped = callback.error?.code === "state_missing";
    if (isDropped) callback = await attempt(read({ dangerouslySkipStateCheck: true }));
    const { value: code, error } = callback;
    if (error && error.code !== "access_denied" && error.code !== "authorization_error") {
      run.print(error.code === "state_mismatch" ? "signIn.anotherSignIn" : "signIn.noCode");
      continue;
    }
    if (isDropped) run.record("state", "differs", "state.dropped");
    else run.record("state", "ok", "state.returned");
    checkAddress(run, pasted);
    if (error?.code === "access_denied") return run.record("exchange", "failed", "signIn.denied");
    return error ? run.record("exchange", "failed", "signIn.error", { error: error.error ?? "" }) : code;
  }
  return run.record("exchange", "failed", "signIn.noAddress");
}

/** Checks whether XT redirected to XT_REDIRECT_URI, which may have parameters. */
function checkAddress({ settings, record }: DoctorRun, pasted: string): undefined {
  // Without its scheme, localhost:3000 would be parsed as a scheme and a path.
  const isComplete = /^https?:/i.test(pasted) && URL.canParse(pasted);
  if (!isComplete) return record("redirect", "unverified", "redirect.incomplete");
  const [expected, actual] = [new URL(settings.redirectUri), new URL(pasted)];
  const isThere =
    actual.origin === expected.origin &&
    actual.pathname === expected.pathname &&
    [...expected.searchParams].every(([name, value]) => actual.searchParams.getAll(name).includes(value));
  return isThere ? record("redirect", "ok", "redirect.ok") : record("redirect", "differs", "redirect.elsewhere");
}
