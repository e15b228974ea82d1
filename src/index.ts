export type { components, operations, paths } from "../generated/types.js";
export type { XtAccessToken, XtCredentials } from "./call/authenticate.js";
export type { Method as XtMethod, PathsWith as XtPath, Result as XtResult } from "./call/operation.js";
export type { XtCallOptions, XtConnectionOptions } from "./call/options.js";
export type { XtCallbackCheck } from "./callback.js";
export {
  createXtClient,
  type XtClient,
  type XtClientOptions,
  type XtDeviation,
  type XtInit,
  type XtVerb,
} from "./client.js";
export {
  isXtError,
  type XtAnyError,
  XtApiError,
  XtCallbackError,
  type XtCallbackErrorCode,
  XtConfigError,
  type XtConfigErrorCode,
  XtError,
  type XtErrorCause,
  type XtErrorCode,
  XtHttpError,
  type XtHttpErrorCode,
  XtNetworkError,
  type XtNetworkErrorCode,
  type XtOutcome,
  XtResponseError,
  type XtResponseErrorCode,
  XtTimeoutError,
  XtTokensError,
  type XtTokensErrorCode,
} from "./errors.js";
export { accessTokenExpiresAt, refreshTokenExpiresAt } from "./expiry.js";
export type { Fetch } from "./http/transport.js";
export { languageFor, languages, type XtLanguage } from "./languages.js";
export {
  createXtOAuth,
  type XtAuthorizationRequest,
  type XtOAuth,
  type XtOAuthOptions,
  type XtRenewedToken,
  type XtToken,
} from "./oauth.js";
