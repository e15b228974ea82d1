/** Tests the public operations: they use another server, need neither key nor token, and lose no digit of a value. */
import { describe, expect, it, vi } from "vitest";
import { getPrices } from "../generated/operations/getPrices.js";
import { servers } from "../generated/server.js";
import { createXtClient, type Fetch, type XtBaseUrl, type XtClientOptions } from "../src/index.js";
import { createClient } from "../src/openapi-fetch.js";
import { clientWithResponses, keys, successResponse } from "./client-with-responses.js";
import { rejection } from "./expect-failure.js";
import { planted } from "./planted-secrets.js";

const { thirdParty, market } = servers;
const prices = successResponse([{ s: "btc_usdt", t: 1661856036925, p: "9000.0000" }]);
const balance = successResponse({ currency: "usdt" });

describe("the server of an operation", () => {
  const one = "https://proxy.example/xt";
  const elsewhere = "https://market.example";
  it.each<[string, XtBaseUrl | undefined, string, string]>([
    ["the spec's own", undefined, market, thirdParty],
    ["one for all", one, one, one],
    ["one for a server by its name", { market: elsewhere }, elsewhere, thirdParty],
    ["one for each", { market: `${elsewhere}/`, thirdParty: one }, elsewhere, one],
    ["the spec's own where it is undefined", { market: undefined }, market, thirdParty],
  ])("is %s", async (_, baseUrl, ofPrices, ofBalance) => {
    const { user, sent } = clientWithResponses([prices, balance], { baseUrl });
    await user.getPrices({ symbol: "btc_usdt" });
    await user.getBalance({ currency: "usdt" });
    const fetch = vi.fn<Fetch>(async () => Response.json(prices));
    const other = createClient({ ...keys, accessToken: "a-token", fetch, baseUrl });
    await other.GET(getPrices.path as "/v4/public/ticker/price", { params: { query: { symbol: "btc_usdt" } } });
    await other.GET("/spot/v4/balance", { params: { query: { currency: "usdt" } } });
    const expected = [
      `${ofPrices}/v4/public/ticker/price?symbol=btc_usdt`,
      `${ofBalance}/spot/v4/balance?currency=usdt`,
    ];
    expect(sent.map(({ url }) => url)).toEqual(expected);
    expect(fetch.mock.calls.map(([url]) => url)).toEqual(expected);
  });

  it("can be changed by a middleware of openapi-fetch", async () => {
    const fetch = vi.fn<Fetch>(async () => Response.json(prices));
    const client = createClient({ fetch });
    client.use({ onRequest: ({ request }) => new Request(request.url.replace(thirdParty, elsewhere), request) });
    await client.GET("/v4/public/ticker/price");
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([`${elsewhere}/v4/public/ticker/price`]);
  });

  it.each<[unknown, string]>([
    [{ markt: elsewhere }, "there is no server markt; did you mean market?"],
    [{ market: "http://market.example" }, "baseUrl.market must be an absolute https URL"],
    [{ market: 5 }, "baseUrl.market must be an absolute https URL"],
    [null, "baseUrl must be an absolute https URL"],
    [5, "baseUrl must be an absolute https URL"],
    [new URL("https://proxy.example"), "baseUrl must be an absolute https URL"],
    [Object.create({ market: elsewhere }), "baseUrl must be an absolute https URL"],
  ])("must not be %j", (baseUrl, message) => {
    const expected = { name: "XtConfigError", code: "invalid_option", message: expect.stringContaining(message) };
    for (const create of [createXtClient, createClient]) {
      expect(() => create({ baseUrl } as XtClientOptions)).toThrow(expect.objectContaining(expected));
    }
  });
});

it("a client without keys refuses an operation that needs a signature before it reads the access token", async () => {
  const { client, fetch } = clientWithResponses([""], { appKey: undefined, secretKey: undefined });
  const accessToken = vi.fn(() => "a-token");
  const error = await rejection(client.forUser(accessToken).getBalances());
  expect(error).toMatchObject({ name: "XtConfigError", code: "credentials_missing", outcome: "not-sent" });
  const message = "missing: the operation requires a signature. Pass both to createXtClient";
  expect(error).toHaveProperty("message", expect.stringContaining(message));
  expect(accessToken).not.toHaveBeenCalled();
  expect(fetch).not.toHaveBeenCalled();
});

it("a public operation needs no keys, and sends no authentication header if there are keys and a user", async () => {
  for (const options of [{}, { appKey: undefined, secretKey: undefined }]) {
    const accessToken = vi.fn(() => planted.accessToken);
    const { client, sent } = clientWithResponses([prices], options);
    await client.forUser(accessToken).getPrices();
    expect([...(sent[0]?.headers.keys() ?? [])].sort()).toEqual(["accept", "accept-encoding", "cache-control"]);
    expect(accessToken).not.toHaveBeenCalled();
  }
});

describe("market data", () => {
  it("keeps each digit of ids, candles, an order book and fees, whether XT sends texts or numbers", async () => {
    const { client, deviations } = clientWithResponses([
      `{"rc":0,"mc":"SUCCESS","result":[{"i":203530723141917063,"q":"0.000978","v":21.55395618,"b":true}]}`,
      `{"rc":0,"mc":"SUCCESS","result":[{"t":1,"o":30000.10,"c":"0.1","h":1e-7,"l":"1","q":512,"v":"15360000.00"}]}`,
      `{"rc":0,"mc":"SUCCESS","result":{"lastUpdateId":137333589606963587,"bids":[["200.10","0.996000"],[0.10,7]],"asks":[]}}`,
      `{"rc":0,"mc":"SUCCESS","result":{"symbols":[{"symbol":"btc_usdt","takerFeeRate":0.0010,"pricePrecision":4}]}}`,
    ]);
    await expect(client.getRecentTrades({ symbol: "btc_usdt" })).resolves.toEqual([
      { i: "203530723141917063", q: "0.000978", v: "21.55395618", b: true },
    ]);
    await expect(client.getKlines({ symbol: "btc_usdt", interval: "1m" })).resolves.toEqual([
      { t: 1, o: "30000.10", c: "0.1", h: "0.0000001", l: "1", q: "512", v: "15360000.00" },
    ]);
    await expect(client.getDepth({ symbol: "btc_usdt" })).resolves.toEqual({
      lastUpdateId: "137333589606963587",
      bids: [
        ["200.10", "0.996000"],
        ["0.10", "7"],
      ],
      asks: [],
    });
    await expect(client.getSymbols()).resolves.toEqual({
      symbols: [{ symbol: "btc_usdt", takerFeeRate: "0.0010", pricePrecision: 4 }],
    });
    expect(deviations).toEqual([]);
  });

  it("reads the rules of three thousand pairs at once", async () => {
    const filters = ["PRICE", "QUANTITY", "QUOTE_QTY", "PROTECTION_LIMIT", "PROTECTION_MARKET", "PROTECTION_ONLINE"];
    const pair = {
      orderTypes: ["LIMIT", "MARKET"],
      timeInForces: ["GTC", "FOK", "IOC", "GTX"],
      plates: [1, 2, 3],
      filters: filters.map((filter) => ({ filter, min: "1" })),
    };
    const symbols = Array.from({ length: 3_000 }, (_, at) => ({ symbol: `pair${at}_usdt`, ...pair }));
    await expect(clientWithResponses([successResponse({ symbols })]).client.getSymbols()).resolves.toHaveProperty(
      "symbols.length",
      3_000,
    );
  });
});
