/** Errors for incorrect use of the fake. The client throws them unchanged, not as `fetch_failed`. */
import { XtConfigError, type XtConfigErrorCode } from "../errors.js";
import { simulatedFailure } from "./send-answer.js";

/** An argument or an option of the fake is invalid. */
export function usageError(message: string, code: XtConfigErrorCode = "invalid_argument"): XtConfigError {
  return thrownUnchanged(new XtConfigError(code, "fakeXt", message));
}

/** A request that the spec doesn't allow. */
export function requestError(code: XtConfigErrorCode, operation: string, message: string): XtConfigError {
  return thrownUnchanged(new XtConfigError(code, operation, `fakeXt: ${message}`));
}

function thrownUnchanged(error: XtConfigError): XtConfigError {
  return simulatedFailure(error, () => error);
}
