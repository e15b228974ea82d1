// The same on every runtime: calls to servers that each have a fault, and what the client says became of each call.
import { createXtOAuth, isXtError } from "xt-oauth";

/** Of every runtime that has a process to ask. */
const memory = () => globalThis.process?.memoryUsage?.().rss ?? 0;

/** @param {{ url: string, calls: number }[]} rows in each, calls are made one after the other */
export async function faults(rows) {
  const results = [];
  for (const { url, calls } of rows) {
    const xt = createXtOAuth({ clientId: "an-id", clientSecret: "planted-secret", baseUrl: url, timeoutMs: 20_000 });
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
