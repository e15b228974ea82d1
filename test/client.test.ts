/** The client's methods: what they take and send, for which user, and with which credentials. */
import { describe, expect, it, vi } from "vitest";
import { getBalances } from "../generated/operations/getBalances.js";
import { getOrderHistory } from "../generated/operations/getOrderHistory.js";
import { operations } from "../generated/operations.js";
import { server } from "../generated/server.js";
import { createXtClient, type Fetch } from "../src/index.js";
import { createClient } from "../src/openapi-fetch.js";
import { fakeXt } from "../src/testing/index.js";
import {
  clientWithResponses,
  failure,
  keys,
  limitOrder,
  orderId,
  success,
  successResponse,
  token,
} from "./client-with-responses.js";
import {
  createOAuth,
  expectFailure,
  expectRejection,
  invalidArgument,
  rejection,
  thrown,
  exchangeQuery as tokenInput,
  withPolluted,
} from "./expect-failure.js";
import { expectNothingPlanted, planted } from "./planted-secrets.js";

const good: Fetch = async () => new Response(JSON.stringify(success));

describe("the client", () => {
  it("has a method for each operation of the spec, for every user and for one, and shows no secret", () => {
    const client = createXtClient();
    expect(Object.keys(client).sort()).toEqual([...Object.keys(operations), "forUser"].sort());
    expect(Object.keys(client.forUser("a-token"))).toEqual(Object.keys(operations));
    const withSecrets = createXtClient({ ...keys, fetch: good });
    expectNothingPlanted([withSecrets, withSecrets.forUser(planted.accessToken)]);
  });

  it("takes a signal and a timeout for each call", async () => {
    const client = createXtClient({ fetch: () => new Promise(() => undefined) });
    const late = { name: "XtTimeoutError", code: "timeout", outcome: "unknown", operation: "getToken" } as const;
    await expectRejection(client.getToken(tokenInput, { timeoutMs: 5 }), { ...late, timeoutMs: 5 });
    expect(await rejection(client.getToken(tokenInput, { signal: AbortSignal.abort("mine") }))).toBe("mine");
  });

  it("sends nothing if an input contains half a surrogate pair", async () => {
    const { client, fetch } = clientWithResponses([success]);
    const input = { ...tokenInput, code: `${planted.code}\ud800` };
    await expectRejection(client.getToken(input), invalidArgument("getToken"));
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    { baseUrl: "http://xt.invalid" },
    { timeoutMs: 0 },
    { fetch: null },
    { onDeviation: 5 },
    { appKey: "without a secretKey" },
    { secretKey: "without-an-appKey" },
    { appKey: "", secretKey: "b" },
    { appKey: "a", secretKey: "b\n" },
    { appKey: "漢", secretKey: "b" },
    ...[0, 60_001, Number.NaN, 5_000.5, "5000"].map((recvWindowMs) => ({ recvWindowMs })),
    { now: 5 },
  ])("refuses the options %j", (options) => {
    const error = thrown(() => createXtClient(options as never));
    expectFailure(error, { ...invalidArgument("createXtClient"), code: "invalid_option" });
  });
});

it("the size limit of a response is that of the operation: a page of orders may be larger than a token", async () => {
  const page = { hasPrev: false, hasNext: false, items: [{ orderId }] };
  const bound = Number(getOrderHistory.maxBytes);
  expect(bound).toBeGreaterThan(64 * 1024);
  const ofBytes = (bytes: number) =>
    clientWithResponses([JSON.stringify(successResponse(page)).padEnd(bytes, " ")]).user.getOrderHistory();
  await expect(ofBytes(bound)).resolves.toEqual(page);
  const tooLarge = { name: "XtResponseError", code: "response_too_large", outcome: "unknown" } as const;
  const { message } = await expectRejection(ofBytes(bound + 1), { ...tooLarge, operation: "getOrderHistory" });
  expect(message).toContain(`over ${bound} bytes`);
});

describe("a property of Object.prototype", () => {
  const fetch = async () => Response.json(failure);
  it.each(["fetch", "now", "accessToken", "baseUrl"])("adds no option %s to a client", async (name) => {
    const used = vi.fn();
    const own = name === "fetch" ? { baseUrl: "http://127.0.0.1:9" } : { fetch };
    const call = () =>
      createXtClient({ ...keys, ...own })
        .forUser("a")
        .getBalances();
    await withPolluted(name, used, () => rejection(call()));
    expect(used).not.toHaveBeenCalled();
  });

  it("adds no base URL to a sign-in", async () => {
    const sent = vi.fn<Fetch>(fetch);
    await withPolluted(
      "baseUrl",
      () => "https://polluted.example",
      () => rejection(createOAuth({ fetch: sent }).exchangeCode("a")),
    );
    expect(sent.mock.calls.map(([url]) => url.startsWith(server))).toEqual([true]);
  });

  it("adds no access token to a public operation, neither for the client nor for the fake", async () => {
    const client = createXtClient({ fetch: fakeXt().fetch });
    const call = withPolluted("accessToken", "polluted", () => client.getServerTime());
    await expect(call).resolves.toHaveProperty("serverTime");
  });

  // {} inherits itself under this name, so code that follows inherited properties never ends.
  it.each([[{}], [5]])("adds nothing to a result: %j", async (value) => {
    const { client, deviations } = clientWithResponses([successResponse({ serverTime: 1 })]);
    const result = await withPolluted("orderId", value, () => client.getServerTime());
    expect([Object.keys(result), deviations]).toEqual([["serverTime"], []]);
  });

  it("makes no field of a result required", async () => {
    const { scope, ...others } = token;
    const { client } = clientWithResponses([successResponse(others)]);
    await expect(withPolluted("scope", 5, () => client.getToken(tokenInput))).resolves.toEqual(others);
  });

  // openapi-fetch itself reads `fetch` and `baseUrl` of a call from the prototype, too.
  it("adds no clock to a client of xt-oauth/openapi-fetch", async () => {
    const used = vi.fn();
    const options = { ...keys, accessToken: "a", fetch };
    await withPolluted("now", used, () => createClient(options).GET(getBalances.path));
    expect(used).not.toHaveBeenCalled();
  });
});

describe("the access token", () => {
  it.each([
    ["a string", planted.accessToken],
    ["a function that returns one", () => planted.accessToken],
    ["a function that promises one", async () => planted.accessToken],
  ])("may be %s, for a user's client or for one call", async (_, accessToken) => {
    const { client, sent } = clientWithResponses([successResponse({ currency: "usdt" })]);
    await client.forUser(accessToken).getBalance({ currency: "usdt" });
    await client.getBalance({ currency: "usdt" }, { accessToken });
    await client.forUser("another").getBalance({ currency: "usdt" }, { accessToken } as never);
    expect(sent.map(({ headers }) => headers.get("access-token"))).toEqual(Array(3).fill(planted.accessToken));
  });

  it("is requested again for each call", async () => {
    let turn = 0;
    const { client, sent } = clientWithResponses([successResponse({ orderId })]);
    const user = client.forUser(() => `token-${++turn}`);
    for (let call = 0; call < 2; call += 1) await user.placeOrder(limitOrder);
    expect(sent.map(({ headers }) => headers.get("access-token"))).toEqual(["token-1", "token-2"]);
  });

  const ownError = new Error("no token for you");
  const throws = () => {
    throw ownError;
  };
  it.each([() => Promise.reject(ownError), throws])(
    "makes the call fail with the error of its function: %s",
    async (accessToken) => {
      const { client, fetch } = clientWithResponses([""]);
      expect(await rejection(client.forUser(accessToken).placeOrder(limitOrder))).toBe(ownError);
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it("doesn't delay the end of a call that the caller aborts", async () => {
    for (const isEarly of [true, false]) {
      const controller = new AbortController();
      if (isEarly) controller.abort("enough");
      const { client, fetch } = clientWithResponses([""]);
      const accessToken = vi.fn(() => new Promise<string>(() => undefined));
      const user = client.forUser(accessToken);
      const call = rejection(user.placeOrder(limitOrder, { signal: controller.signal }));
      if (!isEarly) await vi.waitFor(() => expect(accessToken).toHaveBeenCalled());
      controller.abort("enough");
      expect(await call).toBe("enough");
      expect(fetch).not.toHaveBeenCalled();
      // The function may renew the token, which a call that was aborted before doesn't need.
      expect(accessToken).toHaveBeenCalledTimes(isEarly ? 0 : 1);
    }
  });

  it.each(["", "a b", `${planted.accessToken}\n`, "a\u0000", 5, {}])("must not be %j", async (wrong) => {
    const { client, fetch } = clientWithResponses([""]);
    await expectRejection(client.forUser(() => wrong as never).placeOrder(limitOrder), invalidArgument("placeOrder"));
    expect(fetch).not.toHaveBeenCalled();
  });

  it("of a user's client is used if the call's accessToken is undefined, but not if it is null", async () => {
    const { client, sent } = clientWithResponses([successResponse({ orderId })]);
    const user = client.forUser("anna's-token");
    await user.placeOrder(limitOrder, Object({ accessToken: undefined }));
    expect(new Headers(sent[0]?.init.headers).get("access-token")).toBe("anna's-token");
    const missing = { ...invalidArgument("placeOrder"), code: "credentials_missing" } as const;
    const { message } = await expectRejection(user.placeOrder(limitOrder, Object({ accessToken: null })), missing);
    expect(message).toMatch(/accessToken is missing.*client\.forUser\(accessToken\)/);
    expect(sent).toHaveLength(1);
  });

  it.each([undefined, null, 5, {}])("of a user's client must be a string or a function, not %j", (wrong) => {
    const refuse = () => createXtClient(keys).forUser(wrong as never);
    expect(refuse).toThrow(expect.objectContaining(invalidArgument("forUser")));
  });
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, "1", undefined])(
  "the option now must not return %s, and nothing is sent",
  async (time) => {
    const { user, fetch } = clientWithResponses([""], { now: () => time as never });
    const failure = { ...invalidArgument("placeOrder"), code: "invalid_option" } as const;
    await expectRejection(user.placeOrder(limitOrder), failure);
    expect(fetch).not.toHaveBeenCalled();
  },
);
