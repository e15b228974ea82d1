/** Measures XT's clock, for a machine whose own clock is wrong: XT refuses a request whose timestamp is too early or too late. */
import { checkedOptions, configError, type ErrorContext } from "./call/options.js";
import { hasMethods } from "./call/own-properties.js";
import type { XtClient } from "./client.js";

/** XT's clock, as measured by {@link serverClock}. */
export interface XtServerClock {
  /** XT's time, in milliseconds since 1970. Pass it to `createXtClient` as the option `now`. */
  readonly now: () => number;
  /** XT's time minus this machine's time, in milliseconds: negative if this machine's clock was ahead. */
  readonly offsetMs: number;
  /**
   * The maximum error of `now` at the measurement, in milliseconds: about half of the fastest round trip, or less; more if XT's servers
   * have different clocks.
   */
  readonly errorMs: number;
}

/** Options of {@link serverClock}. */
export interface XtServerClockOptions {
  /** How many requests are sent, one after another: 1 to 20. Default: 5. */
  samples?: number | undefined;
  /** Aborts the measurement: the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Measures XT's clock with a few requests. XT reads its clock between each request and its response, so each sample limits the clock's
 * offset to a range. The result is the middle of the intersection of these ranges.
 *
 * ```ts
 * const { now } = await serverClock(createXtClient());
 * const client = createXtClient({ appKey, secretKey, now });
 * ```
 *
 * After that, `now` follows this machine's monotonic clock, so a change of its wall clock has no effect. The monotonic clock may drift by
 * seconds a day, and may stop while the machine sleeps: call `serverClock` again regularly, and after a sleep.
 *
 * @param client any client; the operation needs no keys
 * @throws {@link XtConfigError} an option can't be used
 * @throws as `getServerTime` does, if one of the requests fails
 */
export async function serverClock(
  client: Pick<XtClient, "getServerTime">,
  options?: XtServerClockOptions,
): Promise<XtServerClock> {
  const context: ErrorContext = { code: "invalid_argument", caller: "serverClock" };
  const { samples = 5, signal } = checkedOptions(options, ["samples", "signal"], context);
  if (!Number.isInteger(samples) || samples < 1 || samples > 20) {
    throw configError(context, "samples must be a whole number from 1 to 20");
  }
  if (!hasMethods(client, "getServerTime")) {
    throw configError(context, "client must be the result of createXtClient");
  }
  const ranges: OffsetRange[] = [];
  for (let sample = 0; sample < samples; sample += 1) ranges.push(await sampleRange(client, signal));
  const { least, most } = intersection(ranges);
  const offset = (least + most) / 2;
  return {
    now: () => Math.round(performance.now() + offset),
    offsetMs: Math.round(performance.now() + offset - Date.now()),
    // Half a millisecond more, because `now` is rounded.
    errorMs: Math.ceil((most - least) / 2 + 0.5),
  };
}

/** A range for the offset of XT's clock from this machine's monotonic clock, in milliseconds. */
interface OffsetRange {
  readonly least: number;
  readonly most: number;
}

async function sampleRange(
  client: Pick<XtClient, "getServerTime">,
  signal: AbortSignal | undefined,
): Promise<OffsetRange> {
  const sentAt = performance.now();
  const { serverTime } = await client.getServerTime({}, { signal });
  // XT sends whole milliseconds, so the exact time may be up to one more.
  return { least: serverTime - performance.now(), most: serverTime + 1 - sentAt };
}

/** The intersection of all ranges. If it is empty, XT's servers have different clocks. Then it returns a range that covers all of them. */
function intersection(ranges: readonly OffsetRange[]): OffsetRange {
  const least = ranges.map((range) => range.least);
  const most = ranges.map((range) => range.most);
  const shared = { least: Math.max(...least), most: Math.min(...most) };
  return shared.least <= shared.most ? shared : { least: Math.min(...least), most: Math.max(...most) };
}
