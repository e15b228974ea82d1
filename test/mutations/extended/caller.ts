/** Compiled by `added-operation.test.ts` against the client of the extended spec; it uses operations that only that one has. */
import { createXtClient, type Fetch } from "./src/index.js";

export function callWithToken(fetch: Fetch, token: string) {
  const header = { "access-token": token };
  return createXtClient({ fetch }).GET("/spot/v4/balance", { params: { query: { currency: "usdt" }, header } });
}

export async function callAll(fetch: Fetch) {
  const client = createXtClient({ fetch });
  const balance = await client.GET("/spot/v4/balance", {
    params: { query: { currency: "usdt" }, header: { "access-token": "a-user-token" } },
  });
  const total: number = balance.totalAmount;
  const nothing: null = await client.DELETE("/spot/v4/order/{orderId}", { params: { path: { orderId: "a/b" } } });
  const keys: { accessKey: string }[] = await client.POST("/user/account/api-key", { body: { remark: "mine" } });
  await client.PUT("/user/account/name", { body: { name: "a & b" } });

  // @ts-expect-error: the header is missing
  void (() => client.GET("/spot/v4/balance", { params: { query: { currency: "usdt" } } }));
  // @ts-expect-error: the body is missing
  void (() => client.POST("/user/account/api-key"));
  // @ts-expect-error: no such field
  void balance.frozen;
  return { total, nothing, keys };
}
