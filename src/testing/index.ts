/** The public face of `xt-oauth/testing`. */
export {
  fakeXt,
  type XtExampleName,
  type XtFake,
  type XtFakeAnswer,
  type XtFakeAnswers,
  type XtFakeFault,
  type XtFakeRequest,
  type XtOperationId,
} from "./fake-xt.js";
export type { XtFakeOptions } from "./security.js";
export { checkTokenStore } from "./token-store.js";
