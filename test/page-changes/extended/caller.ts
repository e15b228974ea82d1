/** Compiled by `added-operation.test.ts` against the client of the extended spec; it calls operations that only the extended spec has. */
import { createXtClient, type Fetch } from "./src/index.js";

export function callWithToken(fetch: Fetch, token: string) {
  return createXtClient({ fetch }).getBalance({ currency: "usdt", "access-token": token });
}

export async function callAll(fetch: Fetch) {
  const client = createXtClient({ fetch });
  const balance = await client.getBalance({ currency: "usdt", "access-token": "a-user-token" });
  const total: number = balance.totalAmount;
  const names: string[] = await client.rename({ id: "a/b", name: "a & b" });

  // @ts-expect-error: the header is missing
  void (() => client.getBalance({ currency: "usdt" }));
  // @ts-expect-error: the body's field is missing
  void (() => client.rename({ id: "a" }));
  // @ts-expect-error: no such field
  void balance.frozen;
  return { total, names };
}
