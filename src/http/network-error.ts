/** Turns a failure of the runtime or of the option `fetch` into an error of this package, without any text that may hold a secret. */
import {
  type CallContext,
  type XtError,
  type XtErrorCause,
  XtNetworkError,
  type XtNetworkErrorCode,
} from "../errors/index.js";
import { mayBeShown } from "../redact.js";

/** An error of `xt-oauth/testing` has a function under this key. The client throws the result of the function in place of the error. */
export const simulated = Symbol.for("xt-oauth.simulated");

/** The properties that are read of a failure, of its cause, and of the first of its `errors`. */
interface Failure {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
  errors?: readonly unknown[];
  [simulated]?: unknown;
}

/** Returns the package's error for a failed request, or the error that `xt-oauth/testing` simulates. */
export function networkError(code: XtNetworkErrorCode, failure: unknown, { caller, secrets }: CallContext): XtError {
  try {
    const { [simulated]: createError }: Failure = Object(failure);
    if (typeof createError === "function") return createError(caller);
  } catch {
    // The failure may be a proxy or have getters that throw.
  }
  return new XtNetworkError(code, caller, causeOf(failure, secrets));
}

/** The part of a failure that may be shown: its name, and its code or the code of its cause. */
export function causeOf(failure: unknown, secrets: readonly string[]): XtErrorCause | undefined {
  try {
    // `fetch` wraps the error of the socket, and the error of a host with several addresses wraps one error for each.
    const layers = [failure, Object(failure).cause].flatMap((layer): Failure[] => [
      Object(layer),
      Object(Object(layer).errors?.[0]),
    ]);
    const name = layers[0]?.name;
    const code = layers.map((layer) => layer.code).find((one) => typeof one === "string");
    return mayBeShown(name, secrets) ? { name, ...(mayBeShown(code, secrets) && { code }) } : undefined;
  } catch {
    return undefined; // As above.
  }
}
