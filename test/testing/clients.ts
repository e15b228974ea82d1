/** Creates a fake XT, and clients of an institution and of users that send their requests to it. */
import {
  createXtClient,
  createXtOAuth,
  type NewOrder,
  type XtDeviation,
  type XtOAuthOptions,
} from "../../src/index.js";
import { fakeXt, type XtFakeAnswers, type XtFakeDecision, type XtFakeOptions } from "../../src/testing/index.js";
import { limitOrder } from "../client-with-responses.js";

export const institution = { clientId: "an-institution", clientSecret: "planted-secret" };
export const redirectUri = "https://app.example/back?from=xt";
export const keyPair = { appKey: "an-app", secretKey: "a-key" };

/** @param own options of the institution */
export function setUp(options: XtFakeOptions = {}, answers: XtFakeAnswers = {}, own: Partial<XtOAuthOptions> = {}) {
  const fake = fakeXt(answers, options);
  const { fetch, now } = fake;
  const xt = createXtOAuth({ ...institution, redirectUri, scope: "userinfo", fetch, ...own });
  const deviations: XtDeviation[] = [];
  const client = createXtClient({ ...keyPair, fetch, now, onDeviation: (one) => deviations.push(one) });
  const anna = client.forUser("anna");
  return {
    ...{ fake, xt, client, anna, deviations },
    signIn(decision?: XtFakeDecision) {
      const { url, state } = xt.authorizationUrl({ language: "en" });
      return xt.exchangeCode(xt.readCallback(fake.authorize(url, decision), { state }));
    },
    /** Places an order of the user anna, and resolves to its id. */
    place: async (order: object = {}) => (await anna.placeOrder({ ...limitOrder, ...order } as NewOrder)).orderId,
    /** Why the fake refused the last request. */
    lastRefusal: () => fake.requests.at(-1)?.refused,
  };
}
