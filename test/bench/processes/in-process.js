/**
 * Calls one subject again and again, with a `fetch` that sends nothing: what is left is what the subject itself costs, and the
 * `Request` that every real `fetch` makes first.
 */
import { code, institution, jsonHeaders, refreshToken, success } from "../exchange.js";
import { load } from "../subjects/index.js";

const warmUp = 3_000;
const calls = 5_000;

const headers = jsonHeaders(success);
/** @type {typeof globalThis.fetch} */
const fetch = async (input, init) => {
  new Request(input, init);
  return new Response(success, { status: 200, headers });
};
globalThis.fetch = fetch;

const create = await load(process.argv[2] ?? "");
const subject = create({ baseUrl: "http://127.0.0.1", fetch, ...institution });

/** @param {number} count */
async function call(count) {
  for (let called = 0; called < count; called += 2) {
    await subject.exchange(code);
    await subject.refresh(refreshToken);
  }
}

await call(warmUp);
const before = process.cpuUsage();
await call(calls);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpu: (user + system) / calls }));
