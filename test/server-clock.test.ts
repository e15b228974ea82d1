/** Tests `serverClock`: its estimate of XT's time, and the error of the estimate. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createXtClient, serverClock } from "../src/index.js";
import { fakeXt } from "../src/testing/index.js";
import { clientWithResponses, successResponse } from "./client-with-responses.js";
import { rejection } from "./expect-failure.js";
import { checkProperty } from "./random-seed.js";

/** The duration of a request to XT and of its response, in milliseconds. */
type Trip = readonly [there: number, back: number];

/** A client of an XT whose clock is `aheadMs` ahead. The requests have the durations `trips`, in turn. */
function remoteClock(aheadMs: number | ((sample: number) => number), trips: readonly Trip[]) {
  let sample = 0;
  const getServerTime = async () => {
    const [there, back] = trips[sample % trips.length] ?? [0, 0];
    vi.advanceTimersByTime(there);
    const serverTime = Math.floor(Date.now() + (typeof aheadMs === "number" ? aheadMs : aheadMs(sample)));
    vi.advanceTimersByTime(back);
    sample += 1;
    return { serverTime };
  };
  return { client: { getServerTime }, asked: () => sample };
}

beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ["Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

describe("serverClock", () => {
  it("takes five samples, and goes on from their time", async () => {
    const { client, asked } = remoteClock(-90_000, [[20, 20]]);
    const clock = await serverClock(client);
    expect(asked()).toBe(5);
    expect(clock.offsetMs).toBe(clock.now() - Date.now());
    vi.advanceTimersByTime(5_000);
    expect(Math.abs(clock.now() - (Date.now() - 90_000))).toBeLessThanOrEqual(clock.errorMs);
  });

  it("differs from XT's clock by errorMs at most, for any duration of the trips", async () => {
    const trip = fc.tuple(fc.nat(2_000), fc.nat(2_000));
    const skew = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    const networks = fc.tuple(skew, fc.array(trip, { minLength: 1, maxLength: 20 }));
    await checkProperty(networks, 500, async ([aheadMs, trips]) => {
      const clock = await serverClock(remoteClock(aheadMs, trips).client, { samples: trips.length });
      const fastest = Math.min(...trips.map(([there, back]) => there + back));
      expect(Math.abs(clock.now() - (Date.now() + aheadMs))).toBeLessThanOrEqual(clock.errorMs);
      expect(clock.errorMs).toBeLessThanOrEqual(fastest / 2 + 2);
    });
  });

  it("has a large errorMs if XT's answers contradict each other", async () => {
    const { client } = remoteClock((sample) => (sample % 2) * 3_000, [[10, 10]]);
    const { errorMs } = await serverClock(client);
    expect(errorMs).toBeGreaterThanOrEqual(1_500);
  });

  it("isn't moved by a change of this machine's wall clock", async () => {
    const { client } = remoteClock(0, [[10, 10]]);
    const clock = await serverClock(client);
    const before = clock.now();
    vi.setSystemTime(0);
    expect(clock.now()).toBe(before);
  });

  it("corrects the signatures of a client whose clock is wrong", async () => {
    const fake = fakeXt({}, { now: () => Date.now() + 3_600_000 });
    const options = { appKey: "an-app-key", secretKey: "a-secret-key", fetch: fake.fetch };
    const wrong = createXtClient(options).forUser("a-token").getBalances();
    expect(await rejection(wrong)).toMatchObject({ mc: "AUTH_105" });
    const { now } = await serverClock(createXtClient({ fetch: fake.fetch }));
    await expect(
      createXtClient({ ...options, now })
        .forUser("a-token")
        .getBalances(),
    ).resolves.toBeDefined();
  });

  it("fails as the operation does, and with the caller's signal", async () => {
    const refusal = { rc: 1, mc: "FAILURE", ma: [] };
    const { client, sent } = clientWithResponses([successResponse({ serverTime: 1 }), refusal]);
    expect(await rejection(serverClock(client))).toMatchObject({ name: "XtApiError", operation: "getServerTime" });
    expect(sent).toHaveLength(2);
    expect(await rejection(serverClock(client, { signal: AbortSignal.abort("enough") }))).toBe("enough");
    const hostile = clientWithResponses(['{"rc":0,"mc":"SUCCESS","result":{"serverTime":1e400}}']).client;
    expect(await rejection(serverClock(hostile))).toMatchObject({ code: "response_invalid" });
  });

  it.each([{ samples: 0 }, { samples: 21 }, { samples: 1.5 }, { samples: "5" }, { sample: 5 }])(
    "refuses the options %j",
    async (options) => {
      const { client, asked } = remoteClock(0, [[1, 1]]);
      await expect(serverClock(client, options as never)).rejects.toMatchObject({
        name: "XtConfigError",
        code: "invalid_argument",
        operation: "serverClock",
      });
      expect(asked()).toBe(0);
    },
  );

  it.each([undefined, null, {}])("refuses the client %s", async (client) => {
    expect(await rejection(serverClock(client as never))).toMatchObject({ code: "invalid_argument" });
  });
});
