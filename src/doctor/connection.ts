/** Checks the connection to XT's API: whether XT responds, and whether this machine's clock is right. */
import { getBalances } from "../../generated/operations/getBalances.js";
import { clockDifferenceMs } from "../call/authenticate.js";
import { openEnvelope } from "../call/unwrap.js";
import type { ResponseHead } from "../http/adapter.js";
import { parseHttpDate } from "../http/check-response.js";
import { sendWithoutRetry } from "../http/send-without-retry.js";
import type { XtAnyError } from "../index.js";
import { attempt, type DoctorRun } from "./doctor-run.js";

/**
 * Resolves to how far this clock is ahead of the server's, in milliseconds; 0 if that is unknown. Resolves to `undefined` if no more
 * requests should be sent to the server.
 */
export async function checkConnection(run: DoctorRun): Promise<number | undefined> {
  // This operation only reads data. Without credentials, XT has to refuse it.
  const url = run.settings.baseUrl + getBalances.path;
  run.announce("reach.request", { url });
  const seen = await reach(url);
  if ("stage" in seen) return run.record("reach", "failed", `reach.${seen.stage}`, { cause: run.escaped(seen.cause) });
  const { status, rc = "", mc = "" } = seen;
  const how = run.word(url.startsWith("https:") ? "how.tls" : "how.plain", { status });
  const [verdict, message] = judge(seen);
  run.record("reach", verdict, message, { how, rc: run.escaped(rc), mc: run.escaped(mc) });
  const aheadMs = seen.date === undefined ? 0 : checkClock(run, seen);
  return verdict === "failed" ? undefined : aheadMs;
}

function judge({ status, rc }: Response) {
  if (status === 429 || status >= 500 || (status >= 300 && status < 400)) return ["failed", "reach.down"] as const;
  if (rc === undefined) return ["differs", "reach.noEnvelope"] as const;
  return rc === 0 ? (["differs", "reach.accepted"] as const) : (["ok", "reach.ok"] as const);
}

/** XT refuses a time that is over 1 s ahead or 5 s behind. The header `Date` has whole seconds, so half a second is added to each. */
function checkClock({ record, word }: DoctorRun, { date, sentAt, receivedAt }: Response): number {
  if (Number.isNaN(parseHttpDate(`${date}`))) {
    record("clock", "unverified", "clock.noDate");
    return 0;
  }
  const aheadMs = clockDifferenceMs(sentAt, receivedAt, date) ?? 0;
  const message = aheadMs === 0 ? "clock.right" : aheadMs > 0 ? "clock.ahead" : "clock.behind";
  const values = { seconds: Math.abs(aheadMs / 1000).toFixed(1) };
  const isRefused = aheadMs > 1_500 || aheadMs < -5_500;
  if (isRefused) record("clock", "differs", "clock.off", { difference: word(message, values) });
  else record("clock", "ok", message, values);
  return aheadMs;
}

/** A response. A redirect has no `date`, because the client refuses it before its headers are read. */
type Response = { status: number; rc?: number; mc?: string; date?: string; sentAt: number; receivedAt: number };

/** Sends one request, without credentials, through the client's own transport. */
export async function reach(url: string): Promise<Response | { stage: ReturnType<typeof stageOf>; cause: string }> {
  const request = { url, method: "GET", headers: { Accept: "application/json" } };
  const defaults = { timeoutMs: 10_000, signal: undefined, fetch: undefined, agent: undefined };
  const delivery = { caller: "doctor", secrets: [], ...defaults };
  const seen: Response = { status: 0, sentAt: Date.now(), receivedAt: 0 };
  const onHead = ({ status, headers }: ResponseHead) =>
    void Object.assign(seen, { status, date: `${headers.get("date")}`, receivedAt: Date.now() });
  const { value: response, error } = await attempt(sendWithoutRetry(request, delivery, onHead));
  if (!error) return { ...seen, ...envelopeIn(response.body) };
  if (error.name === "XtHttpError") return { ...seen, status: error.status };
  if (error.name === "XtResponseError") return seen; // XT sends JSON, so this body isn't XT's.
  const cause = error.name === "XtTimeoutError" ? "ETIMEDOUT" : (error.cause?.code ?? error.cause?.name ?? error.code);
  return { stage: stageOf(error, cause, url), cause };
}

/** The stage at which a request failed: name lookup, connection, TLS, or response. */
function stageOf({ outcome }: XtAnyError, cause: string, url: string): "dns" | "tcp" | "tls" | "http" {
  if (outcome !== "not-sent") return "http";
  if (/^(ENOTFOUND|EAI_)/.test(cause)) return "dns";
  // A failed TLS handshake has a code of OpenSSL or Node, or one of these codes. The system's other codes come from the connection.
  const isHandshake = /^E(CONNRESET|PIPE|PROTO)$/.test(cause) || !/^E[A-Z]+$/.test(cause);
  return isHandshake && url.startsWith("https:") ? "tls" : "tcp";
}

function envelopeIn(body: Uint8Array): Pick<Response, "rc" | "mc"> {
  try {
    const { rc, mc } = openEnvelope(Object(JSON.parse(new TextDecoder().decode(body))));
    return typeof rc === "number" ? { rc, mc: `${mc ?? ""}` } : {};
  } catch {
    return {};
  }
}
