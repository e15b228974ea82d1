/** A failure of the adapter, of the runtime or of the caller's own `fetch`, as an error of ours: without a word that may hold a secret. */
import { type Call, type XtError, type XtErrorCause, XtNetworkError, type XtNetworkErrorCode } from "../errors.js";
import { isCode } from "../redact.js";

/** The key under which what `xt-oauth/testing` throws says what it plays: no other `fetch` is believed. */
export const played = Symbol.for("xt-oauth.played");

/** What may stand in a failure, in its cause, and in the first of the failures that it gathers. */
interface Failure {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: readonly unknown[];
  [played]?: unknown;
}

export function networkError(code: XtNetworkErrorCode, failure: unknown, { caller, secrets }: Call): XtError {
  try {
    const { [played]: play }: Failure = Object(failure);
    if (typeof play === "function") return play(caller);
  } catch {
    // What is thrown may be a proxy, or have getters, that throw.
  }
  return new XtNetworkError(code, caller, causeOf(failure, secrets));
}

/** What of a failure may be shown: its name, and the code of what is behind it. */
export function causeOf(failure: unknown, secrets: readonly string[]): XtErrorCause | undefined {
  try {
    // `fetch` wraps the failure of the socket, and a failure of several addresses wraps one for each.
    const layers = [failure, Object(failure).cause].flatMap((layer): Failure[] => [
      Object(layer),
      Object(Object(layer).errors?.[0]),
    ]);
    const name = layers[0]?.name;
    const code = layers.map((layer) => layer.code).find((one) => typeof one === "string");
    return isCode(name, secrets) ? { name, ...(isCode(code, secrets) && { code }) } : undefined;
  } catch {
    return undefined; // As above.
  }
}
