/**
 * Every error code with its possible outcomes. The tests compare the guide's tables with it. If a class or a code is added to src/errors.ts
 * or removed, this file doesn't compile.
 */
import type { XtAnyError, XtOutcome } from "../../src/index.js";

type Catalogue = {
  [Name in XtAnyError["name"]]: Record<Extract<XtAnyError, { name: Name }>["code"], readonly XtOutcome[]>;
};

export const outcomes: Record<XtOutcome, true> = { "not-sent": true, unknown: true, rejected: true, answered: true };

export const catalogue: Catalogue = {
  XtConfigError: {
    invalid_option: ["not-sent"],
    invalid_argument: ["not-sent"],
    credentials_missing: ["not-sent"],
    unknown_operation: ["not-sent"],
    browser_refused: ["not-sent"],
  },
  XtCallbackError: {
    session_lost: ["not-sent"],
    navigation_required: ["not-sent"],
    state_used: ["not-sent"],
    state_missing: ["not-sent"],
    state_mismatch: ["not-sent"],
    code_missing: ["not-sent"],
    parameter_repeated: ["not-sent"],
    parameter_conflict: ["not-sent"],
    access_denied: ["not-sent"],
    authorization_error: ["not-sent"],
  },
  XtNetworkError: { connect_failed: ["not-sent"], connection_lost: ["unknown"], fetch_failed: ["unknown"] },
  XtTimeoutError: { timeout: ["unknown", "not-sent"] },
  XtHttpError: { http_status: ["rejected", "unknown"], redirect_refused: ["unknown"] },
  XtResponseError: {
    response_too_large: ["unknown"],
    response_encoded: ["unknown"],
    response_not_utf8: ["unknown"],
    response_not_json: ["unknown"],
    response_not_envelope: ["unknown"],
    response_invalid: ["answered", "rejected", "unknown"],
  },
  XtApiError: { api_failure: ["rejected", "unknown"] },
  XtTokensError: {
    sign_in_needed: ["not-sent", "unknown", "rejected", "answered"],
    refresh_failed: ["not-sent", "unknown", "rejected", "answered"],
    store_failed: ["not-sent"],
    record_unreadable: ["not-sent"],
  },
};
