/** Whether the access token opens what it is for: the balances are read, and nothing of them is shown. */
import { getBalances } from "../../generated/operations/getBalances.js";
import { createXtClient, type XtDeviation } from "../index.js";
import { attempt, type Visit } from "./visit.js";

export async function checkAccess(visit: Visit, accessToken: string, clockCorrectionMs: number): Promise<void> {
  const { words, settings } = visit;
  if (!settings.pair) {
    visit.record("accessToken", "unproven", words.noPair);
    return;
  }
  const deviations: XtDeviation[] = [];
  const client = createXtClient({
    ...settings.pair,
    baseUrl: settings.baseUrl,
    now: () => Date.now() - clockCorrectionMs,
    onDeviation: (deviation) => deviations.push(deviation),
  });
  visit.announce(words.balancesRequest(`GET ${getBalances.path}`));
  const result = await attempt(client.forUser(accessToken).getBalances());
  if ("message" in result) visit.record("accessToken", "failed", words.balancesFailed(result.message));
  else if (deviations.length === 0) visit.record("accessToken", "ok", words.balancesRead);
  else {
    const fields = deviations.map(({ field, rule }) => `${visit.shown(field)} (${rule})`).join(", ");
    visit.record("accessToken", "found", words.balancesDeviate(fields));
  }
}
