/** What the double tells who uses it wrongly. */
import { XtConfigError } from "../errors.js";
import { playing } from "./playing.js";

/** Something that was passed to a function of the double's can't be used. */
export function unusable(
  name: string,
  message: string,
  code: "invalid_option" | "invalid_argument" = "invalid_argument",
) {
  return new XtConfigError(code, "fakeXt", `${name} ${message}`);
}

/** A request asks for what the spec doesn't have. */
export function refusal(
  code: "unknown_operation" | "invalid_argument",
  operation: string,
  message: string,
): XtConfigError {
  const error = new XtConfigError(code, operation, `fakeXt: ${message}`);
  return playing(error, () => error);
}
