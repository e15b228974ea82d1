/** XT's clock, for a machine whose own clock is off: XT refuses a request that is dated too early or too late. */
import { type Checked, checkNames, unusable } from "./call/options.js";
import { ownProperties } from "./call/own-properties.js";
import type { XtClient } from "./client.js";

/** XT's clock, as {@link serverClock} found it. */
export interface XtServerClock {
  /** XT's time, in milliseconds since 1970. Pass it to `createXtClient` as the option `now`. */
  readonly now: () => number;
  /** How far this machine's clock was behind XT's, in milliseconds; negative where it was ahead. */
  readonly offsetMs: number;
  /** How far `now` may have been from XT's clock, in milliseconds: about half of the fastest round trip, or less. */
  readonly errorMs: number;
}

/** The options of {@link serverClock}. */
export interface XtServerClockOptions {
  /** How many times XT is asked, one after the other: 1 to 20, 5 unless given. */
  samples?: number | undefined;
  /** Ends the asking. */
  signal?: AbortSignal | undefined;
}

/**
 * Asks XT's time a few times, and takes the round trips out: XT read its clock at some moment between a request and its response. What
 * all of these spans have in common is where XT's clock is.
 *
 * ```ts
 * const { now } = await serverClock(createXtClient());
 * const client = createXtClient({ appKey, secretKey, now });
 * ```
 *
 * From then on `now` follows this machine's monotonic clock, so a change of its wall clock does no harm. The two may drift apart by
 * seconds a day: a server that runs for days calls it again now and then.
 *
 * @param client any client; the operation is public
 * @throws {@link XtConfigError} an option can't be used
 * @throws as `getServerTime` does, if one of the requests fails
 */
export async function serverClock(
  client: Pick<XtClient, "getServerTime">,
  options?: XtServerClockOptions,
): Promise<XtServerClock> {
  const checked: Checked = { code: "invalid_argument", caller: "serverClock" };
  const own = ownProperties(options);
  checkNames(own, { samples: true, signal: true }, checked);
  const { samples = 5, signal } = own;
  if (!Number.isInteger(samples) || samples < 1 || samples > 20) {
    throw unusable(checked, "samples must be a whole number from 1 to 20");
  }
  const spans: Span[] = [];
  for (let sample = 0; sample < samples; sample += 1) spans.push(await spanOf(client, signal));
  const { least, most } = common(spans);
  const ahead = (least + most) / 2;
  return {
    now: () => Math.round(performance.now() + ahead),
    offsetMs: Math.round(performance.now() + ahead - Date.now()),
    // Half a millisecond more, because `now` is rounded.
    errorMs: Math.ceil((most - least) / 2 + 0.5),
  };
}

/** What XT's clock is at least, and at most, ahead of this machine's monotonic clock, in milliseconds. */
interface Span {
  readonly least: number;
  readonly most: number;
}

async function spanOf(client: Pick<XtClient, "getServerTime">, signal: AbortSignal | undefined): Promise<Span> {
  const sentAt = performance.now();
  const { serverTime } = await client.getServerTime({}, { signal });
  // XT writes whole milliseconds: the time was up to one more.
  return { least: serverTime - performance.now(), most: serverTime + 1 - sentAt };
}

/** What all spans have in common. If there is nothing, XT has several clocks, and the answer has room for each of them. */
function common(spans: readonly Span[]): Span {
  const least = spans.map((span) => span.least);
  const most = spans.map((span) => span.most);
  const shared = { least: Math.max(...least), most: Math.min(...most) };
  return shared.least <= shared.most ? shared : { least: Math.min(...least), most: Math.max(...most) };
}
