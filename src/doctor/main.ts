#!/usr/bin/env node
/**
 * `npx xt-oauth doctor`: signs in once with an institution's real credentials, and reports how XT behaves, including undocumented behavior.
 *
 * Exit status: 0 if everything that was checked matches the spec; 1 if something differs or failed; 2 if the command line or the
 * environment variables can't be used (then nothing was sent); 70 after an error in the doctor itself.
 */
import { mayBeShown } from "../redact.js";
import { checkConnection } from "./connection.js";
import { createDoctorRun, type DoctorRun } from "./doctor-run.js";
import { readArguments, readSettings } from "./settings.js";
import { signIn } from "./sign-in.js";
import { createTerminal, formatMessage } from "./terminal.js";
import { checkAccess, checkRenewal, examineTokens, exchangeCode } from "./tokens.js";

const { language, action, ask } = readArguments(process.argv.slice(2), process.env);

async function main(): Promise<number> {
  if (action !== "examine") {
    (action === "usage" ? console.log : console.error)(formatMessage(language, "usage"));
    return action === "usage" ? 0 : 2;
  }
  const settings = readSettings(process.env);
  if (!("xt" in settings)) {
    for (const { message, values } of settings) console.error(formatMessage(language, message, values));
    console.error(`\n${formatMessage(language, "nothingSent")}`);
    return 2;
  }
  const terminal = createTerminal(language, ask || (process.stdin.isTTY && process.stdout.isTTY));
  try {
    const run = createDoctorRun(settings, terminal);
    run.print("begin");
    if (!run.canAsk) run.print("noTerminal");
    await examine(run);
    return run.conclude() ? 0 : 1;
  } finally {
    terminal.close();
  }
}

/** Runs the checks. Harmless ones come first, and those that need the user's consent last. */
async function examine(run: DoctorRun): Promise<void> {
  const clockAheadMs = await checkConnection(run);
  if (clockAheadMs === undefined) return; // An exchange would fail, and might still use up the code.
  const code = await signIn(run);
  const token = code && (await exchangeCode(run, code));
  if (!token) return;
  examineTokens(run, token, Date.now() - clockAheadMs);
  await checkAccess(run, token.access_token, clockAheadMs);
  await checkRenewal(run, token);
}

try {
  process.exitCode = await main();
} catch (error) {
  // The error's message may contain secrets, so it isn't printed.
  const { name, code }: { name?: unknown; code?: unknown } = Object(error);
  const what = [name, code].filter((word) => mayBeShown(word, [])).join(" ");
  console.error(formatMessage(language, "fault", { what }));
  process.exitCode = 70;
}
