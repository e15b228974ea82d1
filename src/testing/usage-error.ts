/** Errors for incorrect use of the fake. The client throws them unchanged, not as `fetch_failed`. */
import { XtConfigError, type XtConfigErrorCode, type XtError } from "../errors/index.js";
import { simulated } from "../http/network-error.js";

/** An argument or an option of the fake is invalid. */
export function usageError(message: string, code: XtConfigErrorCode = "invalid_argument"): XtConfigError {
  return thrownUnchanged(new XtConfigError(code, "fakeXt", message));
}

/** A request that the spec doesn't allow, or that the fake can't answer. */
export function requestError(code: XtConfigErrorCode, operation: string, message: string): XtConfigError {
  return thrownUnchanged(new XtConfigError(code, operation, `fakeXt: ${message}`));
}

function thrownUnchanged(error: XtConfigError): XtConfigError {
  return simulatedFailure(error, () => error);
}

/** Marks an error of the fake. The client throws the result of `createError` in its place. */
export function simulatedFailure<E extends Error>(error: E, createError: (caller: string) => XtError): E {
  return Object.defineProperty(error, simulated, { value: createError });
}
