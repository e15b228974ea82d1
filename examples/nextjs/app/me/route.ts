/** Who is signed in, when each token ends, what they have and which orders are open. */
import type { NextRequest } from "next/server";
import { accessTokenExpiresAt, refreshTokenExpiresAt } from "xt-oauth";
import { desk } from "../../lib/desk";
import { signedIn } from "../../lib/sessions";

export async function GET(request: NextRequest) {
  return signedIn(request, async ({ id, userId }) => {
    const { client, tokens } = await desk();
    const token = await tokens.token(id);
    const user = client.forUser(token.access_token);
    const [{ assets }, orders] = await Promise.all([user.getBalances(), user.getOpenOrders()]);
    const ends = { accessEnds: accessTokenExpiresAt(token), refreshEnds: refreshTokenExpiresAt(token) };
    return Response.json({ userId, ...ends, assets, orders });
  });
}
