import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
const { copyProject, upstream } = await import("/work/h23/test/upstream/project.ts");
const D = "/work/shared/docs-pages/docusaurus/";
const T = "trading-third-party/";
const EN = "docs/" + T, ZH = "i18n/zh-CN/docusaurus-plugin-content-docs/current/" + T;
async function scen(name: string, edits: Record<string, (t: string) => string>, args: string[] = []) {
  const p = await copyProject("package.json");
  const before = await p.read("spec/openapi.yaml");
  const files = [];
  for (const [f, e] of Object.entries(edits)) { const t = readFileSync(D + f, "utf8"); const n = e(t); if (n === t) console.log("NOT EDITED", f); files.push(await p.writePage(f, n)); }
  console.log("=====", name);
  const r = await upstream(["apply", ...files, ...args], p);
  console.log(r.status, r.stdout, r.stderr);
  await p.read("spec/openapi.yaml").then((after: string) => { require("node:fs").writeFileSync("/tmp/a.yaml", before); require("node:fs").writeFileSync("/tmp/b.yaml", after); });
  try { execFileSync("diff", ["-U1", "/tmp/a.yaml", "/tmp/b.yaml"]); } catch (e: any) { console.log(e.stdout.toString().slice(0, 2500)); }
  const again = await upstream(["apply", ...files, ...args], p);
  console.log("again:", again.status, again.stdout, again.stderr);
  await p.remove();
}
import { createRequire } from "node:module"; const require = createRequire(import.meta.url);
const both = (f: string, e: (t: string) => string) => ({ [EN + f]: e, [ZH + f]: e });
const which = process.argv[2];
const orders = ["orderGet", "orderGetQueryParam", "batchOrderGet", "openOrderGet", "historyOrderGet"];
const addF = (t: string) => t.replace('"updatedTime": 1655958915583', '"updatedTime": 1655958915583,\n "maker": "x" // who was first');
const S: Record<string, () => Promise<void>> = {
  field1: () => scen("new field on one page", both("Order/orderGet.mdx", addF)),
  fieldall: () => scen("new field on all", Object.assign({}, ...orders.map((o) => both(`Order/${o}.mdx`, addF)))),
  typo: () => scen("reworded", both("Order/orderGet.mdx", (t) => t.replace("handling fee", "the fee").replace("手续费", "费用"))),
  feeobj: () => scen("fee object everywhere", Object.assign({}, ...orders.map((o) => both(`Order/${o}.mdx`, (t) => t.replace('"fee": "string"', '"fee": {"a": "1"}'))))),
  limit: () => scen("max on one page", both("Order/historyOrderGet.mdx", (t) => t.replace("max 100", "max 200").replace("最大100", "最大200").replace("最大 100", "最大 200").replace("| 20 |", "| 50 |"))),
  rate: () => scen("rate", both("Order/orderPost.mdx", (t) => t.replace("20/s/apikey", "50/s/apikey").replace("20次/秒/apikey", "50次/秒/apikey"))),
  codes: () => scen("codes", both("Access Description/errorCode.mdx", (t) => t + "\n\n| mc | description |\n| --- | --- |\n| AUTH_107 | new one |\n")),
  limits: () => scen("limit rules", both("Access Description/limitRules.mdx", (t) => t.replace("3 times", "5 times").replace("3 次", "5 次"))),
  token: () => scen("path", Object.assign({}, both("OAuth Interface/GetToken.mdx", (t) => t.replaceAll("/public/uaa/", "/public/v2/uaa/")), both("OAuth Interface/RefreshToken.mdx", (t) => t.replaceAll("/public/uaa/", "/public/v2/uaa/")))),
  one: () => scen("en only", { [EN + "Order/orderGet.mdx"]: addF }),
  enum: () => scen("enum", both("Order/openOrderGet.mdx", (t) => t.replace("BUY, SELL", "BUY, SELL, HOLD").replace("BUY（买入）, SELL（卖出）", "BUY, SELL, HOLD"))),
  state: () => scen("state", both("Order/orderGet.mdx", (t) => t.replace("EXPIRED", "EXPIRED, HALTED"))),
};
for (const w of which === "all" ? Object.keys(S) : which.split(",")) await S[w]();
process.exit(0);
