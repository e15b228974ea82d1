/** Helpers for tests of `createXtTokens`: a fake XT with scripted responses, and a store that fails. */
import { expect, vi } from "vitest";
import { XtApiError, XtHttpError, XtNetworkError, XtResponseError, type XtToken } from "../../src/index.js";
import {
  createXtTokens,
  memoryStore,
  type XtTokenStore,
  type XtTokens,
  type XtTokensOptions,
} from "../../src/tokens/index.js";
import { rejection } from "../expect-failure.js";
import { planted } from "../planted-secrets.js";
import { advanceClock, now, pairOf } from "./token-pairs.js";

type ScriptedResponse = () => Promise<object> | object;

/** Creates an XT that responds to renewals with these responses, one after another, and then with new pairs. */
export function scriptedXt(...responses: ScriptedResponse[]) {
  let count = 0;
  return {
    refreshToken: vi.fn(async (_refreshToken: string, _options?: object) => {
      count += 1;
      return (await (responses.shift() ?? (() => pairOf(count)))()) as XtToken;
    }),
  };
}

/** Creates an XT that responds when the test calls `respond`. `requestSent` resolves after it has received a request. */
export function xtWithPendingResponse() {
  let resolveResponse = (_: XtToken) => {};
  const xt = scriptedXt(() => new Promise<XtToken>((resolve) => (resolveResponse = resolve)));
  const requestSent = () => vi.waitFor(() => expect(xt.refreshToken).toHaveBeenCalled());
  return { xt, requestSent, respond: (token: XtToken) => resolveResponse(token) };
}

export const rejectWith = (error: unknown) => () => Promise.reject(error);
export const connectionLost = new XtNetworkError("connection_lost", "refreshToken", {
  name: "Error",
  code: "ECONNRESET",
});
export const notSent = new XtNetworkError("connect_failed", "refreshToken", { name: "Error", code: "ECONNREFUSED" });
export const httpStatus = (code: number, retryAfter?: number) =>
  new XtHttpError("http_status", "refreshToken", code, retryAfter);
export const refused = (mc = "FAILURE", meaning?: string, rc = 1) =>
  new XtApiError({ operation: "refreshToken", rc, mc, outcome: "rejected", response: {}, meaning });
export const invalidResponse = (result?: unknown) =>
  new XtResponseError("response_invalid", "refreshToken", "answered", "no", { result });

/** Creates a token manager that stored a user's first pair `ageMs` ago. The `xt` that it returns responds with `responses`. */
export async function managerWithTokens(
  { responses = [], ...options }: Partial<XtTokensOptions> & { responses?: ScriptedResponse[] } = {},
  ageMs = 0,
) {
  const xt = scriptedXt(...responses);
  const { store = memoryStore() } = options;
  const tokens = createXtTokens({ xt, now, ...options, store });
  const first = pairOf("first");
  await tokens.save("user", first);
  advanceClock(ageMs);
  return { tokens, first, xt, store };
}

/** Resolves to the errors of all kinds of calls that use the store. */
export const failuresOf = (tokens: XtTokens) =>
  Promise.all([tokens.accessToken("user"), tokens.save("user", pairOf("x")), tokens.delete("user")].map(rejection));

type Fault = "none" | "read-only" | "down" | "hangs" | "hangs when written";

/** Creates a store in memory that fails as its `fault` says. Its error contains a secret, as errors of real databases may. */
export function failingStore(code = "ECONNREFUSED") {
  const inner = memoryStore();
  const failure = Object.assign(new Error(`at redis://${planted.clientSecret}@host`), { code });
  const never = new Promise<never>(() => {});
  const store = {
    fault: "none" as Fault,
    get: (key: string) => {
      if (store.fault === "hangs") return never;
      return store.fault === "down" ? Promise.reject(failure) : inner.get(key);
    },
    replace: (...change: Parameters<XtTokenStore["replace"]>) => {
      if (store.fault.startsWith("hangs")) return never;
      return store.fault === "none" ? inner.replace(...change) : Promise.reject(failure);
    },
  };
  return store;
}
