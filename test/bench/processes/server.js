/**
 * Responds to the requests of all jobs, mostly with the spec's examples, and sends its port to the parent. Below `/refused`, it refuses
 * every request.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { paths } from "../jobs.js";

const spec = JSON.parse(readFileSync(new URL("../../../generated/openapi.json", import.meta.url), "utf8"));
const example = (path, method, name) =>
  spec.paths[path][method].responses["200"].content["application/json"].examples[name].value;

const { result: order } = example("/spot/v4/order/{orderId}", "get", "new-order");
const items = Array.from({ length: 100 }, (_, at) => ({ ...order, orderId: `${BigInt(order.orderId) + BigInt(at)}` }));
const token = JSON.stringify(example(paths.token, "get", "exchange-success"));
const page = JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result: { hasPrev: true, hasNext: true, items } });
const placed = JSON.stringify(example(paths.order, "post", "success"));
const refusal = JSON.stringify({ rc: 1, mc: "FAILURE", ma: [], result: null });

// ccxt uses other paths, so the method distinguishes the signed requests.
function textFor({ method, url }) {
  if (url.startsWith("/refused")) return refusal;
  if (url.startsWith(paths.token)) return token;
  return method === "POST" ? placed : page;
}

const server = createServer((request, response) => {
  const text = textFor(request);
  const headers = { "content-type": "application/json", "content-length": `${Buffer.byteLength(text)}` };
  request.resume().on("end", () => response.writeHead(200, headers).end(text));
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
