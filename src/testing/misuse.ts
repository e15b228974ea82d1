/** Errors of a wrong use of the fake. The client passes them on, and doesn't take them for a lost connection. */
import { XtConfigError, type XtConfigErrorCode } from "../errors.js";
import { playing } from "./playing.js";

/** Something that was passed to the fake can't be used. */
export function unusable(message: string, code: XtConfigErrorCode = "invalid_argument"): XtConfigError {
  return told(new XtConfigError(code, "fakeXt", message));
}

/** A request asks for what the spec doesn't have. */
export function refusal(
  code: "unknown_operation" | "invalid_argument",
  operation: string,
  message: string,
): XtConfigError {
  return told(new XtConfigError(code, operation, `fakeXt: ${message}`));
}

function told(error: XtConfigError): XtConfigError {
  return playing(error, () => error);
}
