/** The order in which the doctor looks, from what costs nothing to what a person has to agree to. */
import { checkAccess } from "./access.js";
import { checkConnection } from "./connection.js";
import { checkRenewal } from "./renewal.js";
import { signIn } from "./sign-in.js";
import { examineTokens, exchange } from "./tokens.js";
import type { Visit } from "./visit.js";

export async function examine(visit: Visit): Promise<void> {
  await look(visit);
  visit.recordRest();
}

async function look(visit: Visit): Promise<void> {
  const connection = await checkConnection(visit);
  // A code that is sent into a failure may be spent.
  if (!connection) return;
  const code = await signIn(visit);
  if (code === undefined) return;
  const token = await exchange(visit, code);
  if (!token) return;
  examineTokens(visit, token, Date.now() - connection.clockCorrectionMs);
  await checkAccess(visit, token.access_token, connection.clockCorrectionMs);
  await checkRenewal(visit, token);
}
