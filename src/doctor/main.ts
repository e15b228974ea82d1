#!/usr/bin/env node
/**
 * `npx xt-oauth doctor`: signs in once with an institution's real credentials, and says how XT behaves where its pages are silent.
 *
 * The exit status is 0 where all that was looked at is as the spec says, 1 where something differs or failed, 2 where the command line
 * or the environment can't be used, and nothing was sent, and 70 at a fault of the doctor's own.
 */
import { createRequire } from "node:module";
import { isCode } from "../redact.js";
import { readArguments } from "./arguments.js";
import { examine } from "./examine.js";
import { reportOf } from "./report.js";
import { readSettings } from "./settings.js";
import { createTerminal } from "./terminal.js";
import { createVisit } from "./visit.js";
import { chinese } from "./words/chinese.js";
import { english } from "./words/english.js";

const asked = readArguments(process.argv.slice(2), process.env);
const words = asked.language === "zh" ? chinese : english;

async function run(): Promise<number> {
  if (asked.does !== "doctor") {
    (asked.does === "usage" ? console.log : console.error)(words.usage);
    return asked.does === "usage" ? 0 : 2;
  }
  const settings = readSettings(process.env);
  if (!("xt" in settings)) {
    for (const problem of settings) console.error(words.problem(problem));
    console.error(`\n${words.nothingSent}`);
    return 2;
  }
  const canAsk = asked.ask || (process.stdin.isTTY && process.stdout.isTTY);
  const terminal = createTerminal(canAsk);
  try {
    const visit = createVisit(settings, words, terminal);
    visit.say(words.begin);
    if (!visit.canAsk) visit.say(words.nobodyToAsk);
    await examine(visit);
    const { version } = createRequire(import.meta.url)("xt-oauth/package.json");
    visit.say(`\n${words.reportFollows}\n\n${reportOf(visit, { version, date: new Date() })}`);
    const isWell = visit.findings.every(({ verdict }) => verdict !== "differs" && verdict !== "failed");
    const isWhole = visit.findings.every(({ verdict }) => verdict !== "unproven");
    visit.say(`\n${isWell ? (isWhole ? words.allWell : words.wellSoFar) : words.notWell}`);
    return isWell ? 0 : 1;
  } finally {
    terminal.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  // Its message may quote anything.
  const { name, code }: { name?: unknown; code?: unknown } = Object(error);
  console.error(words.fault([name, code].filter((word) => isCode(word, [])).join(" ")));
  process.exitCode = 70;
}
