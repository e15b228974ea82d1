/** Reads the form of an order, and places it once. */
import { placeOrderOnce, type XtClient } from "xt-oauth";

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

/** `unknown`: the user has to look before they place another order. */
export type Placed = "placed" | "refused" | "unknown";

export async function place(client: XtClient, accessToken: string, order: Order): Promise<Placed> {
  const { status } = await placeOrderOnce(client.forUser(accessToken), {
    ...order,
    symbol: "btc_usdt",
    type: "LIMIT",
    timeInForce: "GTC",
    bizType: "SPOT",
  });
  return status === "rejected" || status === "not-placed" ? "refused" : status;
}
