/**
 * The public API of `xt-oauth/testing`.
 *
 * @module
 */

export { checkTokenStore } from "./check-token-store.js";
export { fakeXt, type XtFake } from "./fake-xt.js";
export type { XtFakeServer } from "./listen.js";
export type { XtFakeSymbol } from "./market.js";
export type { XtFakeBehavior, XtFakeClient, XtFakeOptions } from "./options.js";
export type { XtOperationId } from "./parsed-request.js";
export type {
  XtExampleName,
  XtFakeAnswer,
  XtFakeAnswers,
  XtFakeFault,
  XtFakePlan,
} from "./planned-answers.js";
export type { XtFakeRequest } from "./recorded-request.js";
export type { XtFakeDecision } from "./website.js";
