/** Runs tables of faults, each fault with a new server, and checks the rules that apply to every fault. */
import { describe, expect, inject, it } from "vitest";
import { token } from "../client-with-responses.js";
import { createOAuth, type Expected, expectRejection, type Grant, grants } from "../expect-failure.js";
import { type Answer, hostileServer, respondWithJson, type ServerOptions } from "./server.js";

interface Options {
  /** What `unvalidatedResult()` returns. */
  unvalidated?: unknown;
  server?: ServerOptions;
  /** How many requests arrive; 1 unless given. */
  requests?: number;
  /** Set only by tests of the timeout. In all other tests, no response may take this long. */
  timeoutMs?: number;
  /** Runs the table a second time: over TLS, to a server that prefers HTTP/2, and with the other grant. */
  alsoOverTls?: boolean;
}

/**
 * @param expected the error of each fault, or `accepted` if the call resolves to the token
 * @param faults what the server does, by the name of the fault: a function, or the body that it sends
 */
export function testFaults(
  title: string,
  expected: Expected | "accepted" | ((fault: string) => Expected),
  faults: Record<string, unknown>,
  { alsoOverTls = false, ...options }: Options = {},
): void {
  describe.each<Grant>(alsoOverTls ? ["exchangeCode", "refreshToken"] : ["exchangeCode"])(
    `%s handles ${title}`,
    (grant) => {
      it.each(Object.entries(faults).map(([fault, answer]) => [short(fault), fault, answer]))(
        "%s",
        async (_, fault, answer) => {
          const one = typeof expected === "function" ? expected(fault) : expected;
          await call(grant, typeof answer === "function" ? (answer as Answer) : respondWithJson(answer), one, options);
        },
      );
    },
  );
}

const short = (name: string) => (name.length < 60 ? name : `${name.slice(0, 20)}… of ${name.length} characters`);

async function call(grant: Grant, answer: Answer, expected: Expected | "accepted", options: Options): Promise<void> {
  const { requests = 1, timeoutMs = 8_000 } = options;
  const tls = grant === "refreshToken" ? { ...inject("identity"), ALPNProtocols: ["h2", "http/1.1"] } : undefined;
  await using server = await hostileServer(answer, { ...(tls && { tls }), ...options.server });
  const started = performance.now();
  const called = grants[grant](createOAuth({ baseUrl: server.url, timeoutMs }));
  if (expected === "accepted") {
    await expect(called).resolves.toEqual(token);
  } else {
    const error = await expectRejection(called, { operation: grant, ...expected });
    const result = error.name === "XtResponseError" ? error.unvalidatedResult() : undefined;
    if ("unvalidated" in options) expect(result).toEqual(options.unvalidated);
    // The call must reject when the timeout passes, not much later.
    expect(performance.now() - started).toBeLessThan(expected.code === "timeout" ? timeoutMs + 2_000 : timeoutMs);
    if (expected.code === "timeout") expect(error).toHaveProperty("timeoutMs", timeoutMs);
  }
  // The call leaves nothing behind: no connection stays open, and no second request arrived while it closed.
  await server.released();
  expect(server.requests).toHaveLength(requests);
}

/** Creates a table with a similar response for each text. The text is also the name of the fault. */
export const faultsFor = (texts: readonly string[], answer: (text: string) => unknown): Record<string, unknown> =>
  Object.fromEntries(texts.map((text) => [text, answer(text)]));

/** The errors of this package that tables expect. */
export const lost = { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" } as const;
export const unsent = { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" } as const;
export const timedOut = { name: "XtTimeoutError", code: "timeout", outcome: "unknown" } as const;
export const http = (status: number, retryAfter?: number) => {
  const outcome = status >= 400 && status < 500 ? "rejected" : "unknown";
  return { name: "XtHttpError", code: "http_status", outcome, status, retryAfter } as const;
};
export const redirected = (status: number) =>
  ({ name: "XtHttpError", code: "redirect_refused", outcome: "unknown", status }) as const;
const ending = (text: string) => expect.toSatisfy((message: string) => message.endsWith(`: the ${text}`));
const unreadableTexts = {
  response_too_large: "body of the response is over 65536 bytes",
  response_encoded: "body of the response is compressed, although the request asked for no compression",
  response_not_utf8: "body of the response is not UTF-8",
  response_not_json: "body of the response is not JSON",
  response_empty: "body of the response is empty",
  response_not_envelope: "response is JSON, but not an object {rc, mc, ma, result}",
};
export const unreadable = (reason: keyof typeof unreadableTexts) => {
  const code = reason === "response_empty" ? "response_not_json" : reason;
  return { name: "XtResponseError", code, outcome: "unknown", message: ending(unreadableTexts[reason]) } as const;
};
export const invalid = (outcome: "answered" | "rejected" | "unknown", field: string, rule: string) => {
  const reachable = outcome === "answered" ? "; unvalidatedResult() returns the result" : "";
  const message = ending(`response does not match the spec: ${field} breaks the rule "${rule}"${reachable}`);
  return { name: "XtResponseError", code: "response_invalid", outcome, field, rule, message } as const;
};
export const refused = (mc: unknown, more: { rc?: number; ma?: unknown; meaning?: string | undefined } = {}) =>
  ({ name: "XtApiError", code: "api_failure", outcome: "rejected", rc: 1, mc, ...more }) as const;
