/** Time per call in this process, by tinybench. */
import { Bench } from "tinybench";
import { cpuMs } from "./jobs.js";

/**
 * Microseconds per call by the clock `now`. A sample is a batch of calls, so that the clock's resolution and cost don't matter. For CPU
 * time, use the mean, because garbage collection is part of what a call costs. For elapsed time, use the median (`p50`), because other
 * processes interrupt some samples.
 */
export async function perCall(call, { now = cpuMs, calls, inFlight = 1, samples = 18, statistic = "mean" }) {
  const limits = { time: 0, iterations: samples, warmupTime: 0, warmupIterations: Math.ceil(samples / 3) };
  const bench = new Bench({ now, throws: true, ...limits });
  bench.add("batch", () => batch(call, calls, inFlight), { async: true });
  const [task] = await bench.run();
  return (task.result.latency[statistic] * 1000) / calls;
}

/** Makes `calls` calls and keeps `inFlight` of them running. */
async function batch(call, calls, inFlight) {
  let left = calls;
  async function makeCalls() {
    while (left > 0) {
      left -= 1;
      await call();
    }
  }
  await Promise.all(Array.from({ length: inFlight }, makeCalls));
}
