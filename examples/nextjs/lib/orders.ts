/** Reads the form of an order, and places it once, whatever becomes of the answer. */
import { setTimeout as sleep } from "node:timers/promises";
import { isXtError, type XtClient } from "xt-oauth";

export interface Order {
  clientOrderId: string;
  side: "BUY" | "SELL";
  price: string;
  quantity: string;
}

/** Nothing where the form wasn't filled in as it should be. */
export function readOrder(form: Record<string, unknown>): Order | undefined {
  const { clientOrderId, side, price, quantity } = form;
  if (typeof clientOrderId !== "string" || !/^\w{8,22}$/.test(clientOrderId)) return undefined;
  if ((side !== "BUY" && side !== "SELL") || !isAmount(price) || !isAmount(quantity)) return undefined;
  return { clientOrderId, side, price, quantity };
}

function isAmount(text: unknown): text is string {
  return typeof text === "string" && /^\d{1,15}(\.\d{1,15})?$/.test(text) && Number(text) > 0;
}

/** `unknown`: nobody could say. The user has to look before they place another. */
export type Placed = "placed" | "refused" | "unknown";

export async function place(client: XtClient, accessToken: string, order: Order): Promise<Placed> {
  const body = { ...order, symbol: "btc_usdt", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" } as const;
  try {
    await client.POST("/spot/v4/order", { accessToken, body });
    return "placed";
  } catch (error) {
    if (!isXtError(error)) throw error;
    if (error.outcome === "not-sent" || error.outcome === "rejected") return "refused";
  }
  // The answer was lost. XT refuses a request that is older than 5 seconds: by the last look it can't be placed any more.
  for (const seconds of [1, 2, 4]) {
    await sleep(seconds * 1000);
    const params = { query: { clientOrderId: order.clientOrderId } };
    const found = await client.GET("/spot/v4/order", { accessToken, params }).catch(() => undefined);
    if (found) return "placed";
  }
  return "unknown";
}
