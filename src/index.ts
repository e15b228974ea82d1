export type * from "../generated/client.js";
export type { components, operations, paths } from "../generated/types.js";
export type { XtCredentials } from "./call/authenticate.js";
export type { XtBaseUrl } from "./call/base-url.js";
export type { XtMethod, XtPagedMethod } from "./call/operation.js";
export type {
  XtAccessToken,
  XtCallOptions,
  XtConnectionOptions,
  XtDeviation,
  XtUserCallOptions,
} from "./call/options.js";
export type { XtCallbackCheck } from "./callback.js";
export { createXtClient, type XtClient, type XtClientOptions, type XtUserClient } from "./client.js";
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
} from "./errors/index.js";
export { accessTokenExpiresAt, refreshTokenExpiresAt } from "./expiry.js";
export { fitOrder, type XtFittedOrder, type XtOrderChange } from "./fit-order.js";
export type { Fetch, XtAgent } from "./http/adapter.js";
export { languageFor, languages, type XtLanguage } from "./languages.js";
export {
  createXtOAuth,
  type XtAuthorizationRequest,
  type XtOAuth,
  type XtOAuthOptions,
  type XtToken,
} from "./oauth.js";
export type { XtBrokenRule, XtMarketPrices, XtOrderRule } from "./order-rules.js";
export {
  placeOrderOnce,
  settleOrder,
  type XtPlacement,
  type XtPlaceOrderOptions,
  type XtSettleOrderOptions,
} from "./orders.js";
export { serverClock, type XtServerClock, type XtServerClockOptions } from "./server-clock.js";
