/** What each runtime's `fetch` throws, as recorded there, and what became of the request by it. `test/runtimes` runs the real ones. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createXtOAuth } from "../src/index.js";

const url = "https://xt.example/public/uaa/oauth2/token?client_secret=planted-secret";
const failed = (cause: object) => new TypeError("fetch failed", { cause });
const coded = (message: string, rest: object) => Object.assign(new Error(message), rest);

const errors: { runtime: string; what: string; error: Error; outcome: "not-sent" | "unknown" }[] = [
  {
    runtime: "Node",
    what: "a refused connection",
    error: failed(coded("connect ECONNREFUSED 127.0.0.1:9", { code: "ECONNREFUSED", syscall: "connect" })),
    outcome: "not-sent",
  },
  {
    runtime: "Node",
    what: "a lost connection",
    error: failed(coded("other side closed", { code: "UND_ERR_SOCKET" })),
    outcome: "unknown",
  },
  {
    runtime: "Bun",
    what: "a refused connection",
    error: Object.assign(new TypeError("ECONNREFUSED: Unable to connect."), {
      code: "ECONNREFUSED",
      path: url,
      errno: 0,
    }),
    outcome: "not-sent",
  },
  {
    runtime: "Bun",
    what: "a certificate of its own making",
    error: Object.assign(new TypeError("self signed certificate"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT", path: url }),
    outcome: "not-sent",
  },
  {
    runtime: "Bun",
    what: "a lost connection",
    error: Object.assign(new TypeError("ECONNRESET: The socket connection was closed"), {
      code: "ECONNRESET",
      path: url,
    }),
    outcome: "unknown",
  },
  {
    runtime: "Deno",
    what: "a refused connection",
    error: failed(
      new Error(
        `error sending request for url (${url}): client error (Connect): tcp connect error: Connection refused (os error 111)`,
      ),
    ),
    outcome: "not-sent",
  },
  {
    runtime: "Deno 1",
    what: "a refused connection",
    error: new TypeError(`error sending request for url (${url}): client error (Connect): tcp connect error`),
    outcome: "not-sent",
  },
  {
    runtime: "Deno",
    what: "a certificate of its own making",
    error: failed(
      new Error(`error sending request for url (${url}): client error (Connect): invalid peer certificate`),
    ),
    outcome: "not-sent",
  },
  {
    runtime: "Deno",
    what: "a lost connection",
    error: failed(
      new Error(
        `error sending request from 127.0.0.1:9 for ${url}&code=:+client+error+(Connect) (127.0.0.1:8): ` +
          "client error (SendRequest): connection closed before message completed",
      ),
    ),
    outcome: "unknown",
  },
  {
    runtime: "workerd, which says the same of a refused one",
    what: "a lost connection",
    error: coded("Network connection lost.", { retryable: true }),
    outcome: "unknown",
  },
];

describe("a failure of fetch", () => {
  it.each(errors)("of $runtime for $what: $outcome", async ({ error, outcome }) => {
    const options = { clientId: "an-institution", clientSecret: "planted-secret" };
    const xt = createXtOAuth({ ...options, fetch: () => Promise.reject(error) });
    const thrown: unknown = await xt.exchangeCode("planted-code").catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ name: "XtNetworkError", outcome });
    expect(inspect(thrown, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain("planted");
  });
});
