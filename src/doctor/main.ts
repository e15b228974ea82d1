#!/usr/bin/env node
/**
 * `npx xt-oauth doctor`: signs in once with an institution's real credentials, and reports how XT behaves, including undocumented behavior.
 *
 * Exit status: 0 if everything that was checked matches the spec; 1 if something differs or failed; 2 if the command line or the
 * environment variables can't be used (then nothing was sent); 70 after an error in the doctor itself.
 */
import { isSafeCode } from "../redact.js";
import { checkConnection } from "./connection.js";
import { readArguments, readSettings } from "./settings.js";
import { signIn } from "./sign-in.js";
import { createTerminal, say } from "./terminal.js";
import { checkAccess, checkRenewal, examineTokens, exchangeCode } from "./tokens.js";
import { createVisit, type Visit } from "./visit.js";

const { language, action, ask } = readArguments(process.argv.slice(2), process.env);

async function run(): Promise<number> {
  if (action !== "examine") {
    (action === "usage" ? console.log : console.error)(say(language, "usage"));
    return action === "usage" ? 0 : 2;
  }
  const settings = readSettings(process.env);
  if (!("xt" in settings)) {
    for (const { message, values } of settings) console.error(say(language, message, values));
    console.error(`\n${say(language, "nothingSent")}`);
    return 2;
  }
  const terminal = createTerminal(language, ask || (process.stdin.isTTY && process.stdout.isTTY));
  try {
    const visit = createVisit(settings, terminal);
    visit.print("begin");
    if (!visit.canAsk) visit.print("noTerminal");
    await examine(visit);
    return visit.conclude() ? 0 : 1;
  } finally {
    terminal.close();
  }
}

/** Runs the checks. Harmless ones come first, and those that need the user's consent last. */
async function examine(visit: Visit): Promise<void> {
  const clockAheadMs = await checkConnection(visit);
  if (clockAheadMs === undefined) return; // A failed exchange may still use up the code.
  const code = await signIn(visit);
  const token = code && (await exchangeCode(visit, code));
  if (!token) return;
  examineTokens(visit, token, Date.now() - clockAheadMs);
  await checkAccess(visit, token.access_token, clockAheadMs);
  await checkRenewal(visit, token);
}

try {
  process.exitCode = await run();
} catch (error) {
  // The error's message may contain secrets, so it isn't printed.
  const { name, code }: { name?: unknown; code?: unknown } = Object(error);
  const what = [name, code].filter((word) => isSafeCode(word, [])).join(" ");
  console.error(say(language, "fault", { what }));
  process.exitCode = 70;
}
