/** Reads an order from a request, compares it with the pair's rules, and places it once. */
import { fitOrder, placeOrderOnce, type XtClient } from "xt-oauth";

export const symbol = "btc_usdt";

export interface Order {
  clientOrderId: string;
  side: "BUY" | "SELL";
  price: string;
  quantity: string;
}

/** Reads an order from the fields of a form or of a JSON body; `undefined` if they are invalid. */
export function readOrder(fields: Record<string, unknown>): Order | undefined {
  const { clientOrderId, side, price, quantity } = fields;
  if (typeof clientOrderId !== "string" || !/^\w{8,22}$/.test(clientOrderId)) return undefined;
  if ((side !== "BUY" && side !== "SELL") || !isAmount(price) || !isAmount(quantity)) return undefined;
  return { clientOrderId, side, price, quantity };
}

function isAmount(text: unknown): text is string {
  return typeof text === "string" && /^\d{1,15}(\.\d{1,15})?$/.test(text) && Number(text) > 0;
}

function newOrder(order: Order) {
  return { ...order, symbol, type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" } as const;
}

/** Whether an order obeys the pair's rules as it is. If not, the user corrects it: the app doesn't round it. */
export async function fitsRules(client: XtClient, order: Order): Promise<boolean> {
  const { symbols } = await client.getSymbols({ symbol });
  const { changes, broken } = fitOrder(newOrder(order), symbols?.[0]);
  return changes.length === 0 && broken.length === 0;
}

/** `unknown`: the user must check the open orders and the order history before placing another order. */
export type Placed = "placed" | "refused" | "unknown";

export async function place(client: XtClient, accessToken: string, order: Order): Promise<Placed> {
  const placed = await placeOrderOnce(client.forUser(accessToken), newOrder(order));
  // The log has XT's reason, and what `settleOrder` needs: the clientOrderId and the time.
  if (placed.status !== "placed") console.error(placed);
  const { status } = placed;
  return status === "rejected" || status === "not-placed" ? "refused" : status;
}
