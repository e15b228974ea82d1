import { expect } from "vitest";
import { isXtError, type XtAnyError } from "../../src/index.js";
import { expectNothingReachable } from "../planted.js";

const codes: Record<XtAnyError["name"], readonly string[]> = {
  XtConfigError: ["invalid_option", "invalid_argument", "unknown_operation", "browser_refused"],
  XtCallbackError: [
    "session_lost",
    "state_missing",
    "state_mismatch",
    "code_missing",
    "parameter_repeated",
    "parameter_conflict",
    "access_denied",
    "authorization_error",
  ],
  XtNetworkError: ["connect_failed", "connection_lost"],
  XtTimeoutError: ["timeout"],
  XtHttpError: ["http_status", "redirect_refused"],
  XtResponseError: [
    "response_too_large",
    "response_not_utf8",
    "response_not_json",
    "response_not_envelope",
    "response_invalid",
  ],
  XtApiError: ["api_failure"],
  XtTokensError: ["sign_in_needed", "refresh_failed", "store_failed", "record_unreadable"],
};

/** Fails unless `error` is one of these classes with one of its documented codes, and shows nothing planted. */
export function expectDocumented(
  error: unknown,
  names: readonly XtAnyError["name"][],
  secrets?: readonly string[],
): XtAnyError {
  if (!isXtError(error)) return expect.fail(`not an error of this package: ${String(error)}`);
  if (!names.includes(error.name)) expect.fail(`${error.name}: ${error.message}`);
  if (!codes[error.name].includes(error.code)) expect.fail(`an undocumented code: ${error.code}`);
  if (!["not-sent", "unknown", "rejected", "answered"].includes(error.outcome)) expect.fail(error.outcome);
  expectNothingReachable(error, secrets);
  return error;
}
