/** A failure of the wire, of the runtime or of the caller's own `fetch`, as an error of ours: without a word that may hold a secret. */
import { type Call, type XtErrorCause, XtNetworkError, type XtNetworkErrorCode } from "./errors.js";
import { showsSecret } from "./secrets.js";

/** What may stand in a failure, in its cause, and in the first of the failures that it gathers. */
interface Failure {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: readonly unknown[];
}

export function networkError(code: XtNetworkErrorCode, failure: unknown, { operation, secrets }: Call): XtNetworkError {
  return new XtNetworkError(code, operation, shownCause(failure, secrets));
}

function shownCause(failure: unknown, secrets: readonly string[]): XtErrorCause | undefined {
  try {
    const { name, cause }: Failure = Object(failure);
    // `fetch` wraps the failure of the socket, and a failure of several addresses wraps one for each.
    const layers = [failure, cause].flatMap((layer): Failure[] => [Object(layer), Object(Object(layer).errors?.[0])]);
    const code = layers.map((layer) => layer.code).find((one) => typeof one === "string");
    const isShown = (word: unknown): word is string =>
      typeof word === "string" && /^[A-Za-z]\w{0,63}$/.test(word) && !showsSecret(word, secrets);
    return isShown(name) ? { name, ...(isShown(code) && { code }) } : undefined;
  } catch {
    return undefined; // What is thrown may be a proxy, or have getters, that throw in turn.
  }
}
