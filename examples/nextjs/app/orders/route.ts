/** Places an order, once for each `clientOrderId`, which the caller chooses. */
import type { NextRequest } from "next/server";
import { desk } from "../../lib/desk";
import { fitsRules, place, readOrder } from "../../lib/orders";
import { jsonOf, signedIn } from "../../lib/sessions";

export async function POST(request: NextRequest) {
  return signedIn(request, async ({ id }) => {
    const order = readOrder(Object(await jsonOf(request)));
    if (!order) return Response.json({ error: "an order has clientOrderId, side, price, quantity" }, { status: 400 });
    const { client, tokens, store } = await desk();
    const accessToken = await tokens.accessToken(id);
    if (!(await fitsRules(client, order))) return Response.json({ outcome: "breaks-rules" }, { status: 422 });
    // A double click sends the order twice. Of two concurrent calls, only one can create this record.
    const endsAt = Date.now() + 24 * 3_600_000;
    if (!(await store.replace(`order:${id}:${order.clientOrderId}`, undefined, "claimed", { endsAt }))) {
      return Response.json({ outcome: "repeated" }, { status: 409 });
    }
    const outcome = await place(client, accessToken, order);
    return Response.json({ outcome }, { status: { placed: 201, refused: 422, unknown: 502 }[outcome] });
  });
}
