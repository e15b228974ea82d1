/** Places an order, once for each `clientOrderId`, which the caller chooses. */
import type { NextRequest } from "next/server";
import { desk } from "../../lib/desk";
import { place, readOrder } from "../../lib/orders";
import { jsonOf, signedIn } from "../../lib/sessions";

export async function POST(request: NextRequest) {
  return signedIn(request, async ({ id }) => {
    const order = readOrder(Object(await jsonOf(request)));
    if (!order) return Response.json({ error: "an order has clientOrderId, side, price, quantity" }, { status: 400 });
    const { client, tokens, store } = await desk();
    const accessToken = await tokens.accessToken(id);
    // A double click sends it twice.
    if (!(await store.claim(`order:${id}:${order.clientOrderId}`, 24 * 3600))) {
      return Response.json({ outcome: "repeated" }, { status: 409 });
    }
    const outcome = await place(client, accessToken, order);
    return Response.json({ outcome }, { status: { placed: 201, refused: 422, unknown: 502 }[outcome] });
  });
}
