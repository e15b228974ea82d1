/** Tests the packed package on every runtime that the README names. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { exampleOf } from "../../src/testing/envelopes.js";
import { type Answer, hostileServer, respondWith, respondWithJson } from "../faults/server.js";
import { observed } from "../package/observed.js";
import { type Runtime, runOn, runtimes } from "./runtimes.js";

const success = exampleOf("getToken", "exchange-success");
const userId = Object(success).result.user_id;

/** Deno sends an absolute URL, because its adapter uses the server itself as the proxy. */
const targetOf = (head: string) => `${head.split(" ")[1]}`.replace(/^http:\/\/[^/]+/, "");

/** The API. The first segment of the path selects a failure. */
const api: Answer = (socket, head, count) => {
  const target = targetOf(head);
  if (target.startsWith("/lost/")) socket.destroy();
  else if (target.startsWith("/stalled/")) return;
  else if (!target.startsWith("/redirected/")) respondWithJson(success)(socket, head, count);
  else respondWith({ status: 302, headers: [`Location: ${target.slice("/redirected".length)}`] })(socket, head, count);
};

describe.each(Object.entries(runtimes))("%s", (name, runtime: Runtime) => {
  it("a user signs in, and each failed request has the right outcome", async () => {
    await using server = await hostileServer(api);
    const gone = await hostileServer(api);
    await gone[Symbol.asyncDispose]();
    const result = await runOn(runtime, { name: "smoke", argument: { api: server.url, unused: gone.url } });
    const lost = { name: "XtNetworkError", code: "connection_lost", outcome: "unknown", leaks: false };
    const notSent = { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent", leaks: false };
    expect(result).toEqual({
      user: userId,
      renewed: userId,
      // workerd reports "Network connection lost." for both.
      refused: name === "workerd" ? lost : notSent,
      redirected: { name: "XtHttpError", code: "redirect_refused", outcome: "unknown", leaks: false },
      lost,
      stalled: { name: "XtTimeoutError", code: "timeout", outcome: "unknown", leaks: false },
      // workerd can't listen on a port.
      observed: name === "workerd" ? { ...observed, atPort: expect.stringContaining("listen() needs Node") } : observed,
    });
    const prefixes = ["", "", "/redirected", "/lost", "/stalled"];
    const paths = server.requests.map((head) => targetOf(head).split("?")[0]);
    expect(paths).toEqual(prefixes.map((prefix) => `${prefix}${getToken.path}`));
  });
});

it("the tested runtimes are those that the README names", async () => {
  const readme = await readFile("README.md", "utf8");
  const named =
    /tested on Node ([\d., and]+),\s+Bun, Deno and Cloudflare's workerd/.exec(readme)?.[1]?.match(/[\d.]+/g) ?? [];
  expect([...named.map((version) => `Node ${version}`), "Bun", "Deno", "workerd"]).toEqual(Object.keys(runtimes));
});
