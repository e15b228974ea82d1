/** Code of users of ours, as it is compiled against what `apply` generates. */

/** With ids that JavaScript's numbers can't hold. */
export const sectionCaller = `import { createXtClient } from "./src/index.js";
const client = createXtClient({ appKey: "a", secretKey: "s", accessToken: "t" });
const orderId = "6216559590087220004";
const order = await client.GET("/spot/v4/order/{orderId}", { params: { path: { orderId } } });
const state: string | null | undefined = order.state;
await client.DELETE("/spot/v4/batch-order", { body: { orderIds: [orderId, "6216559590087220005"] } });
await client.GET("/spot/v4/batch-order", { params: { query: { orderIds: [orderId] } } });
await client.GET("/spot/v4/history-order", { params: { query: { fromId: orderId, limit: 100 } } });
const { secretKey } = await client.POST("/user/account/api-key");
await client.POST("/spot/v4/order", {
  body: { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT", price: "40000.1", quantity: "2" },
});
// @ts-expect-error: as a number it would be another order's.
await client.GET("/spot/v4/order/{orderId}", { params: { path: { orderId: 6216559590087220004 } } });
// @ts-expect-error: there is no such side.
await client.GET("/spot/v4/open-order", { params: { query: { side: "HOLD" } } });
export { secretKey, state };
`;

/** Relies on what the page of coupons says. */
export const couponCaller = `import { createXtClient } from "./src/index.js";
const client = createXtClient();
const result = await client.GET("/public/demo/coupons", { params: { query: { holder: "someone", sort: "oldest", limit: 5 } } });
const total: number | null | undefined = result.total;
const name: string | null | undefined = result.owner?.name;
const worth: (number | null | undefined)[] | undefined = result.coupons?.map((coupon) => coupon.worth);
export { name, total, worth };
`;
