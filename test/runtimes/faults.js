// Runs on every runtime: calls servers that each have a fault, and returns the outcome that the client reports for each call.
import { createXtOAuth, isXtError } from "xt-oauth";

/** The memory of the process; 0 on a runtime that doesn't report it. */
const memory = () => globalThis.process?.memoryUsage?.().rss ?? 0;

/** @param {{ url: string, calls: number, timeoutMs?: number }[]} rows for each server, its calls are made one after the other */
export async function faults(rows) {
  const results = [];
  for (const { url, calls, timeoutMs = 20_000 } of rows) {
    const xt = createXtOAuth({ clientId: "an-id", clientSecret: "planted-secret", baseUrl: url, timeoutMs });
    const outcomes = [];
    const before = memory();
    for (let call = 0; call < calls; call += 1) outcomes.push(await outcomeOf(xt.exchangeCode(`planted-code-${call}`)));
    results.push({ outcomes, grown: memory() - before });
  }
  return results;
}

/** @param {Promise<unknown>} call */
async function outcomeOf(call) {
  try {
    await call;
    return "accepted";
  } catch (error) {
    if (!isXtError(error)) return `no XtError, but ${error}`;
    const shown = `${error.message} ${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.cause)}`;
    return shown.includes("planted") ? `a leak: ${shown}` : `${error.code}, ${error.outcome}`;
  }
}
