/** The packed package on every runtime that it is said to work on. */
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { runOn } from "./run.js";
import { type Runtime, runtimes } from "./runtimes.js";
import { type Api, startApi, success } from "./server.js";

const userId = Object(success).result.user_id;

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

/** These send a GET again by themselves when a kept connection dies under it, and fetch has nothing to stop them with. */
const resends = ["workerd"];

describe.each(Object.entries(runtimes))("%s", (name, runtime: Runtime) => {
  it("signs a user in, and knows what became of a request that failed", async () => {
    const result = await runOn(runtime, { name: "smoke", argument: { api: api.url, nobody: api.nobody } });
    const lost = { name: "XtNetworkError", code: "connection_lost", outcome: "unknown", leaks: false };
    const notSent = { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent", leaks: false };
    expect(result).toMatchObject({
      user: userId,
      renewed: userId,
      // A Worker is told "Network connection lost." of either.
      refused: name === "workerd" ? lost : notSent,
      redirected: { name: "XtHttpError", code: "redirect_refused", outcome: "unknown", leaks: false },
      lost,
      stalled: { name: "XtTimeoutError", code: "timeout", outcome: "unknown", leaks: false },
      kept: { isKept: true, renewed: 1, isNew: true, asked: 2 },
      traded: {
        states: ["PARTIALLY_FILLED", "NEW"],
        status: "placed",
        state: "NEW",
        misspelled: "invalid_argument",
      },
      double: {
        inProcess: "12345678",
        atPort: name === "workerd" ? expect.stringContaining("listen() needs Node, Bun or Deno") : "12345678",
      },
    });
    const lostOnes = resends.includes(name) ? ["/lost", "/lost"] : ["/lost"];
    const prefixes = ["", "", "/redirected", ...lostOnes, "/stalled"];
    expect(api.asked).toEqual(prefixes.map((prefix) => `${prefix}${getToken.path}`));
  }, 120_000);
});

it("is every runtime that the README names", async () => {
  const readme = await readFile("README.md", "utf8");
  const named =
    /tested on Node ([\d, and]+),\s+Bun, Deno and Cloudflare's workerd/.exec(readme)?.[1]?.match(/\d+/g) ?? [];
  expect([...named.map((version) => `Node ${version}`), "Bun", "Deno", "workerd"]).toEqual(Object.keys(runtimes));
});
