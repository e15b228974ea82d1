/** Requests the cancellation of an order. XT doesn't say whether a success means that the order is cancelled. */
import type { NextRequest } from "next/server";
import { desk } from "../../../lib/desk";
import { signedIn } from "../../../lib/sessions";

export async function DELETE(request: NextRequest, { params }: { params: Promise<{ orderId: string }> }) {
  const { orderId } = await params;
  return signedIn(request, async ({ id }) => {
    if (!/^[1-9]\d{0,18}$/.test(orderId))
      return Response.json({ error: "orderId must be an order's id" }, { status: 400 });
    const { client, tokens } = await desk();
    const accessToken = await tokens.accessToken(id);
    await client.forUser(accessToken).cancelOrder({ orderId });
    return Response.json({ outcome: "accepted" });
  });
}
