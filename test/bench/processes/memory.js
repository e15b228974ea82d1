/**
 * Under --expose-gc: calls our client again and again, in a way that succeeds or in every way that fails by turns, and prints
 * how much of the heap is in use after each tenth of the calls.
 */
import { setTimeout as wait } from "node:timers/promises";
import { code, failure, institution, jsonHeaders, success } from "../exchange.js";
import { load, ours } from "../subjects/index.js";

const calls = 100_000;
const checkpoints = 10;

/** @param {string} text */
const answer = (text, status = 200) => new Response(text, { status, headers: jsonHeaders(text) });

const succeeding = [() => answer(success)];
const failing = [
  () => answer(failure),
  () => answer("{}", 500),
  () => {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  },
];
const answers = process.argv[2] === "failing" ? failing : succeeding;

let asked = 0;
/** @type {typeof globalThis.fetch} */
const fetch = async (input, init) => {
  new Request(input, init);
  asked += 1;
  return answers[asked % answers.length]();
};
globalThis.fetch = fetch;

const create = await load(ours);
const subject = create({ baseUrl: "http://127.0.0.1", fetch, ...institution });

let failed = 0;
const heaps = [];
for (let checkpoint = 0; checkpoint < checkpoints; checkpoint += 1) {
  for (let called = 0; called < calls / checkpoints; called += 1) {
    await subject.exchange(code).catch(() => {
      failed += 1;
    });
  }
  heaps.push(await heapInUse());
}
if (asked !== calls || failed !== (answers === failing ? calls : 0))
  throw new Error(`${failed} of ${asked} calls failed`);
console.log(JSON.stringify(heaps));

/** What is in use after everything that can go has gone, which for some takes a turn between two collections. */
async function heapInUse() {
  for (let turn = 0; turn < 4; turn += 1) {
    await wait(20);
    global.gc?.();
  }
  return process.memoryUsage().heapUsed;
}
