/** Time per call in this process, by tinybench. */
import { Bench } from "tinybench";
import { cpuMs } from "./jobs.js";

/**
 * Microseconds per call by the clock `now`. A sample is a batch of calls, so that the clock's resolution and cost don't matter. The mean
 * is taken, not the median, because garbage collection is part of what a call costs.
 */
export async function perCall(call, { now = cpuMs, calls, inFlight = 1, samples = 18 }) {
  const bench = new Bench({
    now,
    time: 0,
    iterations: samples,
    warmupTime: 0,
    warmupIterations: samples / 3,
    throws: true,
  });
  bench.add("batch", () => batch(call, calls, inFlight), { async: true });
  const [task] = await bench.run();
  return (task.result.latency.mean * 1000) / calls;
}

/** Makes `calls` calls and keeps `inFlight` of them running. */
async function batch(call, calls, inFlight) {
  let left = calls;
  async function lane() {
    while (left > 0) {
      left -= 1;
      await call();
    }
  }
  await Promise.all(Array.from({ length: inFlight }, lane));
}
