/** A client for a user whose requests are recorded, and answered in turn. */
import { vi } from "vitest";
import { createXtClient, type Fetch, type XtClientOptions, type XtDeviation } from "../src/index.js";
import { planted } from "./planted.js";

export const keys = { appKey: "app-1", secretKey: planted.clientSecret.replaceAll(/\s/g, "") };
export const orderId = "6216559590087220004";
export const limitOrder = {
  symbol: "btc_usdt",
  side: "BUY",
  type: "LIMIT",
  timeInForce: "GTC",
  bizType: "SPOT",
  price: "40000",
  quantity: "2",
} as const;

export const yes = (result: unknown) => ({ rc: 0, mc: "SUCCESS", ma: [], result });

/** @param responses texts, or objects that are written as JSON; the last one is repeated */
export function answering(responses: readonly (string | object)[], options: XtClientOptions = {}) {
  const sent: { url: string; init: RequestInit; headers: Headers }[] = [];
  const deviations: XtDeviation[] = [];
  const fetch = vi.fn<Fetch>(async (url, init) => {
    const response = responses[Math.min(sent.length, responses.length - 1)] ?? "";
    sent.push({ url, init, headers: new Headers(init.headers) });
    return new Response(typeof response === "string" ? response : JSON.stringify(response));
  });
  const client = createXtClient({ ...keys, fetch, onDeviation: (one) => deviations.push(one), ...options });
  return { client, user: client.forUser(planted.accessToken), sent, fetch, deviations };
}
