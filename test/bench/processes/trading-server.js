/** Answers a request of orders with a page of 100, and an order with its id, over connections that are kept. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { jsonHeaders } from "../exchange.js";

const spec = JSON.parse(await readFile(new URL("../../../generated/openapi.json", import.meta.url), "utf8"));
const exampleOf = (path, method, name) =>
  spec.paths[path][method].responses["200"].content["application/json"].examples[name].value;
const { result: order } = exampleOf("/spot/v4/order/{orderId}", "get", "new-order");
const items = Array.from({ length: 100 }, (_, at) => ({ ...order, orderId: `${BigInt(order.orderId) + BigInt(at)}` }));
const page = JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result: { hasPrev: true, hasNext: true, items } });
const placed = JSON.stringify(exampleOf("/spot/v4/order", "post", "success"));

const server = createServer((request, response) => {
  const text = request.method === "POST" ? placed : page;
  request.resume().on("end", () => response.writeHead(200, jsonHeaders(text)).end(text));
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit());
