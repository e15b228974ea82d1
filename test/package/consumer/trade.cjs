// A program in JavaScript, for import and require(): trades for a user at the fake XT server.

/** @param {{ xtOAuth: typeof import("xt-oauth"), testing: typeof import("xt-oauth/testing") }} entries */
exports.trade = async ({ xtOAuth, testing }) => {
  const { createXtClient, isXtError, placeOrderOnce, settleOrder, XtConfigError } = xtOAuth;
  const fake = testing.fakeXt({}, { keys: { "an-app-key": "a-secret-key" }, accessTokens: ["an-access-token"] });
  const client = createXtClient({ appKey: "an-app-key", secretKey: "a-secret-key", fetch: fake.fetch });
  const user = client.forUser(async () => "an-access-token");
  const { assets } = await user.getBalances();
  const states = [];
  for await (const past of user.getOrderHistory.each({ limit: 100 })) states.push(past.state);
  const [first] = await user.getTrades.collect({}, { limit: 1 });

  const order = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" };
  const placed = await placeOrderOnce(user, { ...order, price: "40000", quantity: "2" });
  const settled = await settleOrder(user, placed.clientOrderId);
  const found = await user.findOrder({ clientOrderId: placed.clientOrderId });

  const failures = [
    () => user.getOrder({ orderID: "1" }),
    () => user.placeOrder({ ...order, side: "buy" }),
    () => client.getBalances(),
    () => client.forUser("another-token").getBalances(),
  ];
  const codes = failures.map((fail) =>
    fail().catch((error) => [isXtError(error), error instanceof XtConfigError, error.code]),
  );

  return {
    currencies: assets.map(({ currency }) => currency),
    states,
    trade: first.tradeId,
    placed: [placed.status, settled.status, found.state, placed.orderId === found.orderId],
    ordersSent: fake.requests.filter((request) => request.operation === "placeOrder").length,
    failures: await Promise.all(codes),
  };
};
