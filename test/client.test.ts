/** The client's methods: which user they act for, and what they take and send. */
import { describe, expect, it, vi } from "vitest";
import { getBalances } from "../generated/operations/getBalances.js";
import { getOrderHistory } from "../generated/operations/getOrderHistory.js";
import { getToken } from "../generated/operations/getToken.js";
import { operations } from "../generated/operations.js";
import { server } from "../generated/server.js";
import { createXtClient, type Fetch } from "../src/index.js";
import { createClient } from "../src/openapi-fetch.js";
import { answering, failure, keys, limitOrder, orderId, success, token, yes } from "./answers.js";
import { hostileServer, reply } from "./faults/server.js";
import { expectFailure, rejection, exchangeQuery as tokenInput } from "./grants.js";
import { expectNothingPlanted, planted } from "./planted.js";

const config = { name: "XtConfigError", outcome: "not-sent" } as const;
const good: Fetch = async () => new Response(JSON.stringify(success));

describe("the client", () => {
  it("has a method for each operation of the spec, for every user and for one", () => {
    const client = createXtClient();
    expect(Object.keys(client).sort()).toEqual([...Object.keys(operations), "forUser"].sort());
    expect(Object.keys(client.forUser("a-token"))).toEqual(Object.keys(operations));
    expectNothingPlanted(createXtClient({ fetch: good }));
  });

  it("calls an operation once, and resolves to the result", async () => {
    const { client, sent } = answering([success]);
    await expect(client.getToken(tokenInput)).resolves.toEqual(token);
    const [{ url = "", init } = {}, ...others] = sent;
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual(tokenInput);
    expect(url).toMatch(`${server}${getToken.path}?`);
    expect([init?.method, others]).toEqual(["GET", []]);
  });

  it("names the operation in its errors, and hides what the spec calls secret", async () => {
    const response = { ...failure, mc: planted.code, ma: [planted.clientSecret] };
    const error = await rejection(answering([response]).client.getToken(tokenInput));
    const refusal = { name: "XtApiError", code: "api_failure", outcome: "rejected" } as const;
    expectFailure(error, { ...refusal, operation: "getToken", mc: "[withheld]" });
    expect(error).toHaveProperty("unvalidatedResponse");
    expect(Object(error).unvalidatedResponse()).toEqual(response);
  });

  it("takes a signal and a deadline for each call", async () => {
    const client = createXtClient({ fetch: () => new Promise(() => undefined) });
    const late = { name: "XtTimeoutError", code: "timeout", outcome: "unknown", timeoutMs: 5 } as const;
    expectFailure(await rejection(client.getToken(tokenInput, { timeoutMs: 5 })), { ...late, operation: "getToken" });
    const signal = AbortSignal.abort("mine");
    await expect(rejection(client.getToken(tokenInput, { signal }))).resolves.toBe("mine");
    for (const options of [{ timeoutMs: 0 }, { signal: {} }]) {
      const error = await rejection(client.getToken(tokenInput, options as never));
      expectFailure(error, { ...config, code: "invalid_argument", operation: "getToken" });
    }
  });

  it.each<[string, PropertyDescriptor]>([
    ["half a surrogate pair", { value: `${planted.code}\ud800` }],
    ["a symbol", { value: Symbol("code") }],
    ["an object without a prototype", { value: Object.assign(Object.create(null), { [planted.code]: planted.code }) }],
    ["a list", { value: [planted.code, undefined] }],
    ["a getter that throws", { get: () => expect.fail(planted.code) }],
  ])("sends nothing if an input is %s", async (_, code) => {
    const { client, fetch } = answering([success]);
    const input = Object.defineProperty({ ...tokenInput }, "code", { ...code, enumerable: true });
    const error = await rejection(client.getToken(input as never));
    expectFailure(error, { ...config, code: "invalid_argument", operation: "getToken" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ["baseUrl", "http://xt.invalid"],
    ["timeoutMs", 0],
    ["fetch", null],
    ["onDeviation", 5],
    ["appKey", "without a secretKey"],
    ["secretKey", "without-an-appKey"],
    ["recvWindowMs", 0],
    ["recvWindowMs", 60_001],
    ["recvWindowMs", Number.NaN],
    ["recvWindowMs", 5_000.5],
    ["recvWindowMs", "5000"],
    ["now", 5],
  ])("refuses a wrong option %s", (name, value) => {
    const options = { name: "XtConfigError", code: "invalid_option", operation: "createXtClient" };
    expect(() => createXtClient({ [name]: value } as never)).toThrow(expect.objectContaining(options));
  });

  it.each([
    { appKey: "", secretKey: "b" },
    { appKey: "a", secretKey: "b\n" },
    { appKey: "漢", secretKey: "b" },
  ])("refuses the key pair %j", (options) => {
    expect(() => createXtClient(options)).toThrow(expect.objectContaining({ code: "invalid_option" }));
  });
});

describe("the size limit of a response", () => {
  const ofBytes = (bytes: number, result: object) => JSON.stringify(yes(result)).padEnd(bytes, " ");
  const page = { hasPrev: false, hasNext: false, items: [{ orderId }] };
  const tooLarge = { name: "XtResponseError", code: "response_too_large", outcome: "unknown" } as const;

  it("is that of the operation: a page of orders may be larger than a token", async () => {
    const bound = Number(getOrderHistory.maxBytes);
    expect(bound).toBeGreaterThan(64 * 1024);
    await expect(answering([ofBytes(bound, page)]).user.getOrderHistory()).resolves.toEqual(page);
    const more = rejection(answering([ofBytes(bound + 1, page)]).user.getOrderHistory());
    expectFailure(await more, { ...tooLarge, operation: "getOrderHistory" });
  });

  it("is 64 KiB if the operation names none", async () => {
    const fits = answering([ofBytes(64 * 1024, { orderId })]).user.placeOrder(limitOrder);
    await expect(fits).resolves.toEqual({ orderId });
    const more = answering([ofBytes(64 * 1024 + 1, { orderId })]).user.placeOrder(limitOrder);
    expectFailure(await rejection(more), { ...tooLarge, operation: "placeOrder" });
  });
});

describe.each(["placeOrder", "cancelOrders"] as const)("a %s request", (operation) => {
  const call = (baseUrl: string, timeoutMs = 5_000) => {
    const user = createXtClient({ ...keys, baseUrl, timeoutMs }).forUser(planted.accessToken);
    return operation === "placeOrder"
      ? user.placeOrder({ ...limitOrder, clientOrderId: planted.userId })
      : user.cancelOrders({ orderIds: [orderId] });
  };
  const echo = JSON.stringify({ rc: 1, mc: planted.accessToken, ma: [keys.secretKey, planted.accessToken] });
  const redirect = reply({ status: 307, headers: ["Location: /"] });

  it.each([
    ["is lost after it was sent", () => undefined, { name: "XtTimeoutError", outcome: "unknown" }],
    ["meets a reset", "reset", { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" }],
    ["meets 421", reply({ status: 421, keepAlive: true }), { name: "XtHttpError", status: 421 }],
    ["meets 503", reply({ status: 503 }), { name: "XtHttpError", status: 503, outcome: "unknown" }],
    ["is redirected", redirect, { name: "XtHttpError", code: "redirect_refused", outcome: "unknown" }],
    ["is refused with an echo of its secrets", reply({ body: echo }), { name: "XtApiError", mc: "[withheld]" }],
    ["gets half a response", reply({ body: echo }).subarray(0, -5), { name: "XtNetworkError", outcome: "unknown" }],
  ])("is sent once, reports the true outcome and shows no secret if it %s", async (_, response, expected) => {
    await using server = await hostileServer((socket) => {
      if (response === "reset") socket.resetAndDestroy();
      else if (typeof response !== "string" && typeof response !== "function") socket.end(response);
    });
    const error = await rejection(call(server.url, expected.name === "XtTimeoutError" ? 1_000 : undefined));
    expectFailure(error, { operation, ...expected } as never);
    expect(server.requests).toHaveLength(1);
  });

  it("has the body that was signed", async () => {
    await using server = await hostileServer((socket) => socket.end(reply({ body: JSON.stringify(yes({ orderId })) })));
    await call(server.url).catch(() => undefined);
    expect(server.bodies).toEqual([
      operation === "placeOrder"
        ? JSON.stringify({ ...limitOrder, clientOrderId: planted.userId })
        : `{"orderIds":[${orderId}]}`,
    ]);
  });
});

describe("a property of Object.prototype", () => {
  const answered = () => vi.fn(async (_url: string) => new Response(JSON.stringify({ rc: 1, mc: "FAILURE" })));
  async function polluted(name: string, value: unknown, act: () => Promise<unknown>) {
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true, enumerable: false });
    try {
      await act();
    } finally {
      Reflect.deleteProperty(Object.prototype, name);
    }
  }

  it.each(["fetch", "now", "accessToken"])("adds no option %s to a client", async (name) => {
    const used = vi.fn();
    const own = name === "fetch" ? { baseUrl: "http://127.0.0.1:9" } : { fetch: answered() };
    await polluted(name, used, () =>
      rejection(
        createXtClient({ ...keys, ...own })
          .forUser("a")
          .getBalances(),
      ),
    );
    expect(used).not.toHaveBeenCalled();
  });

  it("adds no base URL to a client", async () => {
    const fetch = answered();
    const client = () => createXtClient({ ...keys, fetch }).forUser("a");
    await polluted("baseUrl", "https://polluted.example", () => rejection(client().getBalances()));
    expect(fetch.mock.calls.map(([url]) => url.startsWith(server))).toEqual([true]);
  });

  // openapi-fetch itself reads `fetch` and `baseUrl` of a call from the prototype, too.
  it("adds no clock to a client of xt-oauth/openapi-fetch", async () => {
    const used = vi.fn();
    const options = { ...keys, accessToken: "a", fetch: answered() };
    await polluted("now", used, () => createClient(options).GET(getBalances.path));
    expect(used).not.toHaveBeenCalled();
  });
});
