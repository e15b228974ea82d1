/** Returns the signed-in user, the expiry of each token, the balances and the open orders. */
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
    const expiry = { accessExpires: accessTokenExpiresAt(token), refreshExpires: refreshTokenExpiresAt(token) };
    return Response.json({ userId, ...expiry, assets, orders });
  });
}
