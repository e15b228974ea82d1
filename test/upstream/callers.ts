/** Code of users of ours, and how it is compiled against what `apply` generates. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Compiles a caller in a copy of the project, with folders of that. Returns what the compiler prints. */
export async function compile(root: string, caller: string, ...folders: string[]): Promise<string> {
  const compilerOptions = { noEmit: true };
  const config = { extends: "./tsconfig.build.json", compilerOptions, include: ["caller.ts", ...folders] };
  await writeFile(join(root, "caller.ts"), caller);
  await writeFile(join(root, "tsconfig.caller.json"), JSON.stringify(config));
  const args = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.caller.json"];
  return new Promise((done) => execFile(process.execPath, args, { cwd: root }, (_, stdout) => done(stdout)));
}

/**
 * With ids that JavaScript's numbers can't hold.
 *
 * @param idOf the operation at a path of the section
 */
export const sectionCaller = (
  idOf: (method: string, path: string) => string,
) => `import { createXtClient } from "./src/client.js";
const user = createXtClient({ appKey: "a", secretKey: "s" }).forUser("t");
const orderId = "6216559590087220004";
const order = await user.${idOf("get", "/spot/v4/order/{orderId}")}({ orderId });
const state: string | null | undefined = order.state;
await user.${idOf("delete", "/spot/v4/batch-order")}({ orderIds: [orderId, "6216559590087220005"] });
await user.${idOf("get", "/spot/v4/batch-order")}({ orderIds: [orderId] });
await user.${idOf("get", "/spot/v4/history-order")}({ fromId: orderId, limit: 100 });
const { secretKey } = await user.${idOf("post", "/user/account/api-key")}();
await user.${idOf("post", "/spot/v4/order")}({
  symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT", price: "40000.1", quantity: "2",
});
// @ts-expect-error: as a number it would be another order's.
await user.${idOf("get", "/spot/v4/order/{orderId}")}({ orderId: 6216559590087220004 });
// @ts-expect-error: there is no such side.
await user.${idOf("get", "/spot/v4/open-order")}({ side: "HOLD" });
export { secretKey, state };
`;

/** Relies on what the page of coupons says. */
export const couponCaller = `import { createXtClient } from "./src/index.js";
const client = createXtClient();
const result = await client.listCoupons({ holder: "someone", sort: "oldest", limit: 5 });
const total: number | null | undefined = result.total;
const name: string | null | undefined = result.owner?.name;
const worth: (number | null | undefined)[] | undefined = result.coupons?.map((coupon) => coupon.worth);
export { name, total, worth };
`;
