/** Acting for a user: credentials, exact ids, what may deviate, pages, and what a failed order tells. */
import { describe, expect, it, vi } from "vitest";
import { cancelOrders } from "../generated/operations/cancelOrders.js";
import { createApiKey } from "../generated/operations/createApiKey.js";
import { findOrder } from "../generated/operations/findOrder.js";
import { getBalance } from "../generated/operations/getBalance.js";
import { getOrder } from "../generated/operations/getOrder.js";
import { getOrderHistory } from "../generated/operations/getOrderHistory.js";
import { getToken } from "../generated/operations/getToken.js";
import { placeOrder } from "../generated/operations/placeOrder.js";
import { createXtClient, type Fetch, type XtClientOptions, type XtDeviation } from "../src/index.js";
import { hostileServer, reply } from "./faults/server.js";
import { expectFailure, rejection } from "./grants.js";
import { expectNothingPlanted, planted } from "./planted.js";

const id = "6216559590087220004";
const keys = { appKey: "app-1", secretKey: planted.clientSecret.replaceAll(/\s/g, "") };
const accessToken = planted.accessToken;
const body = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "1",
} as const;
const config = { name: "XtConfigError", outcome: "not-sent" } as const;

/** A client whose requests are kept, and answered with these texts in turn, the last one again and again. */
function answering(texts: (string | object)[], options: XtClientOptions = {}) {
  const asked: { url: string; init: RequestInit; headers: Headers }[] = [];
  const fetch = vi.fn<Fetch>(async (url, init) => {
    const text = texts[Math.min(asked.length, texts.length - 1)] ?? "";
    asked.push({ url, init, headers: new Headers(init.headers) });
    return new Response(typeof text === "string" ? text : JSON.stringify(text));
  });
  return { client: createXtClient({ ...keys, accessToken, fetch, ...options }), asked, fetch };
}

const yes = (result: unknown) => ({ rc: 0, mc: "SUCCESS", result });

describe("the access token", () => {
  it.each([
    ["a text", accessToken],
    ["a function that returns one", () => accessToken],
    ["a function that promises one", async () => accessToken],
  ])("may be %s, of the client or of a call", async (_, given) => {
    const ofClient = answering([yes(null)], { accessToken: given });
    await rejection(ofClient.client.GET(getBalance.path, { params: { query: { currency: "usdt" } } }));
    const ofCall = answering([yes(null)], { accessToken: "another" });
    const init = { accessToken: given, params: { query: { currency: "usdt" } } };
    await rejection(ofCall.client.GET(getBalance.path, init));
    for (const { asked } of [ofClient, ofCall]) expect(asked[0]?.headers.get("access-token")).toBe(accessToken);
  });

  it("is asked for at each call", async () => {
    let turn = 0;
    const { client, asked } = answering([yes({ orderId: id })], { accessToken: () => `token-${++turn}` });
    for (let call = 0; call < 2; call += 1) await client.POST(placeOrder.path, { body });
    expect(asked.map(({ headers }) => headers.get("access-token"))).toEqual(["token-1", "token-2"]);
  });

  it("fails as whoever is asked for it fails, and nothing is sent", async () => {
    const mine = new Error("no token for you");
    const { client, fetch } = answering([""], { accessToken: () => Promise.reject(mine) });
    expect(await rejection(client.POST(placeOrder.path, { body }))).toBe(mine);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("isn't waited for once the caller has aborted the call", async () => {
    for (const isEarly of [true, false]) {
      const controller = new AbortController();
      if (isEarly) controller.abort("enough");
      const { client, fetch } = answering([""], { accessToken: () => new Promise(() => undefined) });
      const call = rejection(client.POST(placeOrder.path, { body, signal: controller.signal }));
      controller.abort("enough");
      expect(await call).toBe("enough");
      expect(fetch).not.toHaveBeenCalled();
    }
  });

  it.each(["", "a b", `${accessToken}\n`, "a\u0000", 5, {}])("can't be %j", async (wrong) => {
    const options = { name: "XtConfigError", code: "invalid_option", operation: "createXtClient" };
    expect(() => createXtClient({ accessToken: wrong as never })).toThrow(expect.objectContaining(options));
    const { client, fetch } = answering([""], { accessToken: () => wrong as never });
    const error = await rejection(client.POST(placeOrder.path, { body }));
    expectFailure(error, { ...config, code: "invalid_argument", operation: "placeOrder" });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("a call that lacks what proves who calls", () => {
  it.each([
    ["accessToken", keys],
    ["appKey and secretKey", { accessToken }],
  ])("sends nothing, and names %s", async (name, options) => {
    const fetch = vi.fn<Fetch>();
    const error = await rejection(createXtClient({ ...options, fetch }).POST(createApiKey.path));
    const { message } = expectFailure(error, { ...config, code: "credentials_missing", operation: "createApiKey" });
    expect(message).toContain(name);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("isn't one where the operation asks for none", async () => {
    const fetch: Fetch = async () => new Response("{}");
    const query = { client_id: "a", client_secret: "b", grant_type: "refresh_token", refresh_token: "c" } as const;
    const error = await rejection(createXtClient({ fetch }).GET(getToken.path, { params: { query } }));
    expect(error).toMatchObject({ name: "XtResponseError" });
  });

  it.each([
    { appKey: "a" },
    { secretKey: "b" },
    { appKey: "", secretKey: "b" },
    { appKey: "a", secretKey: "b\n" },
    { recvWindowMs: 0 },
    { recvWindowMs: 60_001 },
    { recvWindowMs: Number.NaN },
    { recvWindowMs: 5_000.5 },
    { recvWindowMs: "5000" },
    { appKey: "漢", secretKey: "b" },
    { now: 5 },
  ])("can't be created with %j", (options) => {
    const error = { name: "XtConfigError", code: "invalid_option", operation: "createXtClient" };
    expect(() => createXtClient(options as never)).toThrow(expect.objectContaining(error));
  });
});

describe("a clock", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, "1", undefined])("can't say %s, and nothing is sent", async (time) => {
    const { client, fetch } = answering([""], { now: () => time as never });
    const error = await rejection(client.POST(placeOrder.path, { body }));
    expectFailure(error, { ...config, code: "invalid_argument", operation: "placeOrder" });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("a refusal for its time", () => {
  it("tells of no clock where the request wasn't signed with one", async () => {
    const fetch: Fetch = async () =>
      new Response('{"rc":1,"mc":"AUTH_105"}', { headers: { Date: "Wed, 25 Nov 2026 07:00:00 GMT" } });
    const query = { client_id: "a", client_secret: "b", grant_type: "refresh_token", refresh_token: "c" } as const;
    const error = await rejection(createXtClient({ ...keys, fetch }).GET(getToken.path, { params: { query } }));
    expectFailure(error, { name: "XtApiError", code: "api_failure", outcome: "rejected", mc: "AUTH_105" });
    expect(error).not.toHaveProperty("clockAheadMs");
  });
});

describe("an id of 19 digits", () => {
  it("is exact in the path, the query and the body, where it is a number of JSON", async () => {
    const { client, asked } = answering([yes(null)]);
    // One after the other: signing is asynchronous, and calls made at once leave in any order.
    await rejection(client.GET(getOrder.path, { params: { path: { orderId: id } } }));
    await rejection(client.GET(findOrder.path, { params: { query: { orderId: id } } }));
    await client.DELETE(cancelOrders.path, { body: { orderIds: [id, "7"] } });
    expect(asked[0]?.url.endsWith(`/${id}`)).toBe(true);
    expect(asked[1]?.url.endsWith(`?orderId=${id}`)).toBe(true);
    expect(asked[2]?.init.body).toBe(`{"orderIds":[${id},7]}`);
  });

  it("is exact in the answer, be it a text or a number there", async () => {
    for (const orderId of [`"${id}"`, id]) {
      const { client } = answering([`{"rc":0,"mc":"SUCCESS","result":{"orderId":${orderId}}}`]);
      expect(await client.POST(placeOrder.path, { body })).toEqual({ orderId: id });
    }
  });

  it.each([6216559590087220000, "", "12a", null])("can't be %j, and nothing is sent", async (wrong) => {
    const { client, fetch } = answering([""]);
    const inPath = await rejection(client.GET(getOrder.path, { params: { path: { orderId: wrong as never } } }));
    const inBody = await rejection(client.DELETE(cancelOrders.path, { body: { orderIds: [wrong as never] } }));
    for (const error of [inPath, inBody]) expect(error).toMatchObject({ ...config, code: "invalid_argument" });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each(["..", "."])("can't be %j, which would call another operation", async (orderId) => {
    const { client, fetch } = answering([""]);
    expect(await rejection(client.GET(getOrder.path, { params: { path: { orderId } } }))).toMatchObject(config);
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe("an answer that differs from what XT only shows", () => {
  const order = { orderId: id, leavingQty: { odd: planted.code }, feeCurrency: 5 };

  it("is an answer all the same, and each difference is told without its value", async () => {
    const told: XtDeviation[] = [];
    const { client } = answering([yes(order)], { onDeviation: (deviation) => told.push(deviation) });
    const found = await client.GET(getOrder.path, { params: { path: { orderId: id } } });
    expect(found).toMatchObject({ orderId: id });
    expect(told).toContainEqual({ operation: "getOrder", field: "result.feeCurrency", rule: "type" });
    expectNothingPlanted(told);
  });

  it("isn't hidden by a listener that throws", async () => {
    const onDeviation = vi.fn(() => {
      throw new Error("mine");
    });
    const { client } = answering([yes(order)], { onDeviation });
    await expect(client.GET(getOrder.path, { params: { path: { orderId: id } } })).resolves.toHaveProperty(
      "orderId",
      id,
    );
    expect(onDeviation).toHaveBeenCalled();
  });

  it("is none where what XT states is broken: without its id an order is no order", async () => {
    const { client } = answering([yes({})]);
    const error = await rejection(client.POST(placeOrder.path, { body }));
    expectFailure(error, {
      name: "XtResponseError",
      code: "response_invalid",
      outcome: "answered",
      field: "result.orderId",
      rule: "required",
    });
  });
});

describe("the bound of an answer", () => {
  const ofBytes = (bytes: number, result: object) => JSON.stringify(yes(result)).padEnd(bytes, " ");
  const page = { hasPrev: false, hasNext: false, items: [{ orderId: id }] };
  const tooLarge = { name: "XtResponseError", code: "response_too_large", outcome: "unknown" } as const;

  it("is the operation's own: a page of orders may be larger than a token", async () => {
    const bound = Number(getOrderHistory.maxBytes);
    expect(bound).toBeGreaterThan(64 * 1024);
    const fits = answering([ofBytes(bound, page)]).client.GET(getOrderHistory.path);
    await expect(fits).resolves.toEqual(page);
    const more = rejection(answering([ofBytes(bound + 1, page)]).client.GET(getOrderHistory.path));
    expectFailure(await more, { ...tooLarge, operation: "getOrderHistory" });
  });

  it("is 64 KiB where an operation names none", async () => {
    const fits = answering([ofBytes(64 * 1024, { orderId: id })]).client.POST(placeOrder.path, { body });
    await expect(fits).resolves.toEqual({ orderId: id });
    const more = answering([ofBytes(64 * 1024 + 1, { orderId: id })]).client.POST(placeOrder.path, { body });
    expectFailure(await rejection(more), { ...tooLarge, operation: "placeOrder" });
  });
});

describe("pages", () => {
  const page = (from: number, hasNext = true) =>
    yes({ hasPrev: false, hasNext, items: [0, 1].map((at) => ({ orderId: `${from + at}` })) });
  const read = async (orders: AsyncIterable<{ orderId: string }>, most = 100) => {
    const ids: string[] = [];
    for await (const { orderId } of orders) if (ids.push(orderId) === most) break;
    return ids;
  };

  it("are read one request a page, until there is no next", async () => {
    const { client, asked } = answering([page(1), page(3), page(5, false)]);
    const orders = client.each(getOrderHistory.path, { params: { query: { limit: 2 } } });
    expect(asked).toHaveLength(0);
    expect(await read(orders)).toEqual(["1", "2", "3", "4", "5", "6"]);
    const queries = asked.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
    expect(queries).toEqual([
      { limit: "2" },
      { limit: "2", fromId: "2", direction: "NEXT" },
      { limit: "2", fromId: "4", direction: "NEXT" },
    ]);
  });

  it("bring an item once that stands on two of them, and end at one that brings nothing new", async () => {
    const { client, asked } = answering([page(1), page(2), page(2)]);
    expect(await read(client.each(getOrderHistory.path))).toEqual(["1", "2", "3"]);
    expect(asked).toHaveLength(3);
  });

  it("are left with the loop, and with the caller's signal", async () => {
    const { client, asked } = answering([page(1), page(3)]);
    expect(await read(client.each(getOrderHistory.path), 2)).toEqual(["1", "2"]);
    expect(asked).toHaveLength(1);
    const controller = new AbortController();
    const orders = client.each(getOrderHistory.path, { signal: controller.signal });
    await orders.next();
    await orders.next();
    controller.abort("enough");
    expect(await rejection(orders.next())).toBe("enough");
    expect(asked).toHaveLength(2);
  });

  it("are of paths that have them", async () => {
    const { client } = answering([""]);
    const orders = client.each(getBalance.path as never, {} as never) as AsyncGenerator;
    expectFailure(await rejection(orders.next()), { ...config, code: "unknown_operation", operation: "GET" });
  });
});

describe.each(["POST", "DELETE"] as const)("a signed %s with a body", (method) => {
  const call = (baseUrl: string, timeoutMs = 5_000) => {
    const client = createXtClient({ ...keys, accessToken, baseUrl, timeoutMs });
    const order = { ...body, clientOrderId: planted.userId };
    return method === "POST"
      ? client.POST(placeOrder.path, { body: order })
      : client.DELETE(cancelOrders.path, { body: { orderIds: [id] } });
  };
  const operation = method === "POST" ? "placeOrder" : "cancelOrders";
  const echo = JSON.stringify({ rc: 1, mc: accessToken, ma: [keys.secretKey, accessToken] });

  it.each([
    ["is lost after it was sent", () => undefined, { name: "XtTimeoutError", outcome: "unknown" }],
    ["meets a reset", "reset", { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" }],
    ["meets 421", reply({ status: 421, keepAlive: true }), { name: "XtHttpError", status: 421 }],
    ["meets 503", reply({ status: 503 }), { name: "XtHttpError", status: 503, outcome: "unknown" }],
    [
      "is redirected",
      reply({ status: 307, headers: ["Location: /"] }),
      { name: "XtHttpError", code: "redirect_refused" },
    ],
    [
      "is refused with an echo of its secrets",
      reply({ body: echo }),
      { name: "XtApiError", mc: "[withheld]", ma: "[withheld]" },
    ],
    ["gets half an answer", reply({ body: echo }).subarray(0, -5), { name: "XtNetworkError", outcome: "unknown" }],
  ])("that %s goes over the wire once, tells the truth and shows nothing planted", async (_, answer, expected) => {
    await using server = await hostileServer((socket) => {
      if (answer === "reset") socket.resetAndDestroy();
      else if (typeof answer !== "string" && typeof answer !== "function") socket.end(answer);
    });
    const error = await rejection(call(server.url, expected.name === "XtTimeoutError" ? 200 : undefined));
    expectFailure(error, { operation, ...expected } as never);
    expect(server.requests).toHaveLength(1);
  });

  it("sends its body once, as it was signed", async () => {
    await using server = await hostileServer((socket) =>
      socket.end(reply({ body: JSON.stringify(yes({ orderId: id })) })),
    );
    await call(server.url).catch(() => undefined);
    expect(server.bodies).toEqual([
      method === "POST" ? JSON.stringify({ ...body, clientOrderId: planted.userId }) : `{"orderIds":[${id}]}`,
    ]);
  });
});
