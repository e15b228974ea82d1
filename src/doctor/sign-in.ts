/** The sign-in, up to the code: a person opens XT's page, and pastes the address that they came back to. */
import { isXtError, type XtCallbackCheck, type XtCallbackError } from "../index.js";
import type { Visit } from "./visit.js";

/** A slip of the hand is forgiven, and an address that isn't of this sign-in. */
const attempts = 3;

/** The code that the person brought back; `undefined` where there is none. */
export async function signIn(visit: Visit): Promise<string | undefined> {
  const { words, settings } = visit;
  const { url, state } = settings.xt.authorizationUrl({ language: words.pageLanguage() });
  // A link whose end nobody can tell would only use up a consent.
  if (visit.canAsk) visit.say(`\n${words.openThis}\n\n${url}\n`);
  for (let left = attempts; left > 0; left -= 1) {
    const pasted = await visit.ask(words.pasteThis, { hidden: true });
    if (!pasted) {
      visit.record("redirect", "unproven", words.redirectUnproven);
      visit.record("state", "unproven", words.stateUnproven);
      return undefined;
    }
    visit.hide(...secretsIn(pasted));
    const came = readAddress(visit, pasted, state);
    if (came === "again") continue;
    if ("refused" in came) return undefined;
    checkRedirect(visit, pasted);
    return came.code;
  }
  visit.record("exchange", "failed", words.noAddress);
  return undefined;
}

/** The code in an address; where that is none, somebody may have pasted the code alone. */
function secretsIn(pasted: string): string[] {
  const [, query] = pasted.split("?");
  return query === undefined ? [pasted] : new URLSearchParams(query).getAll("code");
}

type Came = { readonly code: string } | { readonly error: XtCallbackError };

function readAddress(visit: Visit, pasted: string, state: string): { code: string } | { refused: true } | "again" {
  const { words, settings } = visit;
  const read = (check: XtCallbackCheck): Came => {
    try {
      return { code: settings.xt.readCallback(pasted, check) };
    } catch (error) {
      if (isXtError(error) && error.name === "XtCallbackError") return { error };
      throw error;
    }
  };
  const withState = read({ state });
  if ("code" in withState) {
    visit.record("state", "ok", words.stateReturned);
    return withState;
  }
  // Whoever pastes it saw where it came from. Without a state, it is XT's answer where it has a code or an error.
  const came: Came = withState.error.code === "state_missing" ? read({ dangerouslySkipStateCheck: true }) : withState;
  const isDropped = came !== withState;
  if ("code" in came) {
    visit.record("state", "differs", words.stateDropped);
    return came;
  }
  if (!isRefusal(came.error)) {
    visit.say(words.cannotRead[came.error.code === "state_mismatch" ? "anotherSignIn" : "noCode"]);
    return "again";
  }
  visit.record("state", isDropped ? "differs" : "ok", isDropped ? words.stateDropped : words.stateReturned);
  checkRedirect(visit, pasted);
  // The error's own words are anybody's: they are in the address.
  const { code, error = "" } = came.error;
  visit.record("exchange", "failed", code === "access_denied" ? words.denied : words.authorizationError(error));
  return { refused: true };
}

function isRefusal({ code }: XtCallbackError): boolean {
  return code === "access_denied" || code === "authorization_error";
}

/** Whether XT sent the person to the very address that was asked for. */
function checkRedirect(visit: Visit, pasted: string): void {
  const { words, settings } = visit;
  const place = (address: string) => {
    const { origin, pathname } = new URL(address);
    return origin + pathname;
  };
  if (!URL.canParse(pasted)) visit.record("redirect", "unproven", words.redirectNotWhole);
  else if (place(pasted) === place(settings.redirectUri)) visit.record("redirect", "ok", words.redirectRight);
  else visit.record("redirect", "differs", words.redirectElsewhere);
}
