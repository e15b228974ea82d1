/** Prints what a call of one client costs: microseconds of CPU, and calls a second. */
import { match, rejects } from "node:assert/strict";
import { jobs } from "../jobs.js";
import { perCall } from "../measure.js";

const [job, client, baseUrl] = process.argv.slice(2);
const { calls, inFlight, expected, clients } = jobs[job];
const [file, create] = clients[client].split(":");
const module = await import(`../clients/${file}.js`);
const call = await module[create](baseUrl);
match(JSON.stringify(await call("example-code")), new RegExp(expected));
const refused = await module[create](`${baseUrl}/refused`);
await rejects(refused("example-code"));

let [made, firstAt] = [0, 0];
async function counted() {
  if (made === 0) firstAt = performance.now();
  await call("example-code");
  made += 1;
}
const cpu = await perCall(counted, { calls, inFlight });
console.log(JSON.stringify({ cpu, perSecond: (made * 1000) / (performance.now() - firstAt) }));
