/** The way to XT's API: whether it is reached, whether it is XT's, and whether its clock is this one's. */
import { getBalances } from "../../generated/operations/getBalances.js";
import { clockAhead, correctionMs, isRefused } from "./clock.js";
import { type Reached, reach } from "./reach.js";
import type { Visit } from "./visit.js";

/** What of the way matters afterwards; `undefined` where nothing more should be sent that way. */
export type Connection = {
  /** What to take from this machine's clock to have the server's. */
  readonly clockCorrectionMs: number;
};

export async function checkConnection(visit: Visit): Promise<Connection | undefined> {
  const { words, settings } = visit;
  // An operation that only reads, asked for by nobody: the answer can only be a no.
  visit.announce(words.reachRequest(`GET ${settings.baseUrl}${getBalances.path}`));
  const seen = await reach(settings.baseUrl + getBalances.path);
  if ("stage" in seen) {
    visit.record("reach", "failed", words.unreached[seen.stage](visit.shown(seen.cause)));
    return undefined;
  }
  const isUp = recordAnswer(visit, seen);
  const connection = checkClock(visit, seen);
  return isUp ? connection : undefined;
}

function recordAnswer(visit: Visit, { status, tls, envelope }: Reached): boolean {
  const { words } = visit;
  const how = words.how(status, tls);
  if (status === 429 || status >= 500 || (status >= 300 && status < 400)) {
    visit.record("reach", "failed", words.isDown(how));
    return false;
  }
  if (envelope === undefined) visit.record("reach", "differs", words.noEnvelope(how));
  else if (envelope.rc === 0) visit.record("reach", "differs", words.answeredAnybody(how));
  else
    visit.record("reach", "ok", words.reached(how, `rc ${visit.shown(envelope.rc)}, mc "${visit.shown(envelope.mc)}"`));
  return true;
}

function checkClock(visit: Visit, { date, sentAt, receivedAt }: Reached): Connection {
  const { words } = visit;
  if (date === undefined) {
    visit.record("clock", "unproven", words.noDate);
    return { clockCorrectionMs: 0 };
  }
  const ahead = clockAhead({ date, sentAt, receivedAt });
  const between = words.clockBetween(ahead.least / 1000, ahead.most / 1000);
  if (isRefused(ahead)) visit.record("clock", "differs", words.clockOff(between));
  else visit.record("clock", "ok", words.clockRight(between));
  return { clockCorrectionMs: correctionMs(ahead) };
}
