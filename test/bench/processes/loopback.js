/** Keeps 64 calls of one subject in flight to a server on this machine. */
import { code, institution, refreshToken } from "../exchange.js";
import { load } from "../subjects/index.js";

const warmUp = 1_000;
const calls = 5_000;
const inFlight = 64;

const [, , name = "", baseUrl = ""] = process.argv;
const create = await load(name);
const subject = create({ baseUrl, ...institution });

/** @param {number} count */
async function call(count) {
  let called = 0;
  const lane = async () => {
    while (called < count) {
      called += 2;
      await subject.exchange(code);
      await subject.refresh(refreshToken);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}

await call(warmUp);
const cpuBefore = process.cpuUsage();
const before = performance.now();
await call(calls);
const seconds = (performance.now() - before) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
console.log(JSON.stringify({ cpu: (user + system) / calls, perSecond: calls / seconds }));
