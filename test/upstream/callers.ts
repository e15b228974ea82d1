/** Code of callers, and a function that compiles it against the code that `apply` generates. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Compiles callers' files in a copy of the project, with the given folders of the copy. Returns the compiler's output. */
export async function compile(root: string, callers: Record<string, string>, ...folders: string[]): Promise<string> {
  // TypeScript's own declarations are not what is tested, and checking them takes half of the time.
  const compilerOptions = { noEmit: true, skipLibCheck: true };
  const include = [...Object.keys(callers), ...folders];
  for (const [name, code] of Object.entries(callers)) await writeFile(join(root, name), code);
  const config = { extends: "./tsconfig.build.json", compilerOptions, include };
  await writeFile(join(root, "tsconfig.caller.json"), JSON.stringify(config));
  const args = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.caller.json"];
  return new Promise((done) => execFile(process.execPath, args, { cwd: root }, (_, stdout) => done(stdout)));
}

/**
 * A caller of XT's third-party section, with ids that a JavaScript number can't hold.
 *
 * @param idOf returns the operationId of a method and a path
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
// @ts-expect-error: JavaScript would round this number to the id of another order.
await user.${idOf("get", "/spot/v4/order/{orderId}")}({ orderId: 6216559590087220004 });
// @ts-expect-error: no such side.
await user.${idOf("get", "/spot/v4/open-order")}({ side: "HOLD" });
export { secretKey, state };
`;

/** A caller of the operation on the page of coupons, or on a copy of it. */
export const couponCaller = (operation: string) => `import { createXtClient } from "./src/index.js";
const client = createXtClient();
const result = await client.${operation}({ holder: "someone", sort: "oldest", limit: 5 });
const total: number | null | undefined = result.total;
const name: string | null | undefined = result.owner?.name;
const worth: (number | null | undefined)[] | undefined = result.coupons?.map((coupon) => coupon.worth);
export { name, total, worth };
`;
