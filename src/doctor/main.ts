#!/usr/bin/env node
/**
 * `npx xt-oauth doctor`: signs in once with an institution's real credentials, and reports how XT behaves where its pages say nothing.
 *
 * Exit status: 0 if everything that was checked is as the spec says, 1 if something differs or failed, 2 if the command line or the
 * environment can't be used, and nothing was sent, 70 after an error in the doctor itself.
 */
import { isCode } from "../redact.js";
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

/** From what costs nothing to what a person has to agree to. */
async function examine(visit: Visit): Promise<void> {
  const clockAheadMs = await checkConnection(visit);
  if (clockAheadMs === undefined) return; // A code that is sent into a failure may be spent.
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
  // Its message may quote anything.
  const { name, code }: { name?: unknown; code?: unknown } = Object(error);
  const what = [name, code].filter((word) => isCode(word, [])).join(" ");
  console.error(say(language, "fault", { what }));
  process.exitCode = 70;
}
