/**
 * Runs rows of faults, each against a server of its own, and checks what holds in every row. The two grants differ in one value of
 * the query, so one of them runs in the clear, and the other over TLS, to a server that would rather speak HTTP/2.
 */
import { describe, expect, inject, it } from "vitest";
import { token } from "../answers.js";
import { client, type Expected, expectFailure, type Grant, grantNames, grants, rejection } from "../grants.js";
import { type Answer, hostileServer, type ServerOptions } from "./server.js";

export interface Row {
  fault: string;
  answer: Answer;
  /** The error, or the token as it came. */
  expected: Expected | "accepted";
  /** What the explicit accessor holds. */
  unvalidated?: unknown;
  /** What a renewal resolves to, where only an exchange fails. */
  renewed?: unknown;
  server?: ServerOptions;
  /** How many requests arrive; 1 unless given. */
  requests?: number;
  /** Only where the deadline is the subject; otherwise no answer may take this long. */
  timeoutMs?: number;
}

const amplyMs = 8_000;

async function survives(grant: Grant, row: Row): Promise<void> {
  const { answer, expected, requests = 1, timeoutMs = amplyMs } = row;
  const tls = grant === "refreshToken" ? { ...inject("identity"), ALPNProtocols: ["h2", "http/1.1"] } : undefined;
  await using server = await hostileServer(answer, { ...(tls && { tls }), ...row.server });
  const xt = client({ baseUrl: server.url, timeoutMs });
  const started = performance.now();
  const call = grants[grant](xt);
  if (grant === "refreshToken" && "renewed" in row) {
    await expect(call).resolves.toEqual(row.renewed);
  } else if (expected === "accepted") {
    await expect(call).resolves.toEqual(token);
  } else {
    const error = expectFailure(await rejection(call), { operation: grant, ...expected });
    const result = error.name === "XtResponseError" ? error.unvalidatedResult() : undefined;
    if ("unvalidated" in row) expect(result).toEqual(row.unvalidated);
    // Answered at the deadline, not merely some time later.
    expect(performance.now() - started).toBeLessThan(expected.code === "timeout" ? timeoutMs + 2_000 : timeoutMs);
    if (expected.code === "timeout") expect(error).toHaveProperty("timeoutMs", timeoutMs);
  }
  // Nothing is left of the call: no connection stays open, and no second request came while it closed.
  await server.released();
  expect(server.requests).toHaveLength(requests);
}

export function everyRow(title: string, rows: readonly Row[]): void {
  describe.each(grantNames)(`%s survives ${title}`, (grant) => {
    it.each(rows)("$fault", (row) => survives(grant, row));
  });
}

/** The errors of this package, as rows expect them. */
export const lost = { name: "XtNetworkError", code: "connection_lost", outcome: "unknown" } as const;
export const unsent = { name: "XtNetworkError", code: "connect_failed", outcome: "not-sent" } as const;
export const timedOut = { name: "XtTimeoutError", code: "timeout", outcome: "unknown" } as const;
export const http = (status: number, retryAfter?: number) =>
  ({
    name: "XtHttpError",
    code: "http_status",
    outcome: status >= 400 && status < 500 ? "rejected" : "unknown",
    status,
    retryAfter,
  }) as const;
export const redirected = (status: number) =>
  ({ name: "XtHttpError", code: "redirect_refused", outcome: "unknown", status }) as const;
export const unreadable = (
  code: "response_too_large" | "response_encoded" | "response_not_utf8" | "response_not_json" | "response_not_envelope",
) => ({ name: "XtResponseError", code, outcome: "unknown" }) as const;
export const invalid = (outcome: "answered" | "rejected" | "unknown", field: string, rule: string) =>
  ({ name: "XtResponseError", code: "response_invalid", outcome, field, rule }) as const;
export const refused = (mc: unknown, more: { rc?: number; ma?: unknown; meaning?: string } = {}) =>
  ({ name: "XtApiError", code: "api_failure", outcome: "rejected", rc: 1, mc, ...more }) as const;
