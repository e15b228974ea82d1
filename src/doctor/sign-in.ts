/** The first half of the sign-in: the user opens XT's page, and pastes the URL of the redirect, which contains the code. */
import { parametersOf } from "../callback.js";
import type { XtCallbackCheck } from "../index.js";
import { attempt, type DoctorRun } from "./doctor-run.js";

/** Resolves to the code from the pasted URL; `undefined` if there is none. */
export async function signIn(run: DoctorRun): Promise<string | undefined> {
  const language = run.language === "zh" ? "zh-CN" : "en";
  const { url, state } = run.settings.xt.authorizationUrl({ language });
  // If the result can't be pasted, a sign-in would be useless, so no link is printed.
  if (run.canAsk) run.print("signIn.open", { url });
  for (let attempts = 0; attempts < 3; attempts += 1) {
    const pasted = await run.ask("signIn.paste", { hidden: true });
    if (!pasted) {
      run.record("redirect", "unverified", "redirect.unverified");
      run.record("state", "unverified", "state.unverified");
      return undefined;
    }
    // The user may have pasted only the code.
    run.hide(...(pasted.includes("?") ? parametersOf(pasted).getAll("code") : [pasted]));
    const callback = await readCallback(run, pasted, state);
    if (callback === "again") continue;
    checkCallbackAddress(run, pasted);
    if ("code" in callback) return callback.code;
    run.record("exchange", "failed", callback.message, { error: callback.error ?? "" });
    return undefined;
  }
  run.record("exchange", "failed", "signIn.noAddress");
  return undefined;
}

type Callback = { code: string } | { message: "signIn.denied" | "signIn.error"; error: string | undefined };

async function readCallback(
  { settings, record, print }: DoctorRun,
  pasted: string,
  state: string,
): Promise<Callback | "again"> {
  const read = async (check: XtCallbackCheck) => settings.xt.readCallback(pasted, check);
  let result = await attempt(read({ state }));
  // The user saw where the URL came from. So even without a state, a URL with a code or an error counts as XT's redirect.
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

/** Checks whether XT redirected to XT_REDIRECT_URI. */
function checkCallbackAddress({ settings, record }: DoctorRun, pasted: string): void {
  // Without its scheme, localhost:3000 would be parsed as a scheme and a path.
  const isComplete = /^https?:/i.test(pasted) && URL.canParse(pasted);
  if (!isComplete) record("redirect", "unverified", "redirect.incomplete");
  else if (isRedirectTo(settings.redirectUri, pasted)) record("redirect", "ok", "redirect.ok");
  else record("redirect", "differs", "redirect.elsewhere");
}

/** Whether a URL is the redirect URI with more parameters. */
function isRedirectTo(redirectUri: string, pasted: string): boolean {
  const [expected, actual] = [new URL(redirectUri), new URL(pasted)];
  const hasParameters = [...expected.searchParams].every(([name, value]) =>
    actual.searchParams.getAll(name).includes(value),
  );
  return actual.origin === expected.origin && actual.pathname === expected.pathname && hasParameters;
}
