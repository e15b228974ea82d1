/** One run of the doctor: its settings, its terminal and its findings. */
import { createRequire } from "node:module";
import { server } from "../../generated/server.js";
import { isXtError } from "../index.js";
import type { Settings } from "./settings.js";
import type { Message, Terminal, Values } from "./terminal.js";

/** The checks, in their order. */
const checks = [
  ...(["reach", "clock", "state", "redirect", "exchange", "userId"] as const),
  ...(["unit", "lifetimes", "accessToken", "rotation", "reuse"] as const),
];
type Check = (typeof checks)[number];

/** `found`: a fact that XT's pages don't state, or state in contradictory ways. `differs`: a result other than the expected one. */
type Verdict = "ok" | "found" | "differs" | "failed" | "unverified";

export type DoctorRun = ReturnType<typeof createDoctorRun>;

export function createDoctorRun(settings: Settings, terminal: Terminal) {
  const { word, write } = terminal;
  /** They can be published: no text contains a secret, code, token, id or URL. */
  const findings: { check: Check; verdict: Verdict; text: string }[] = [];
  let requests = 0;
  terminal.hide(...settings.secrets);

  /** Prints a finding, and keeps it for the report. */
  function record(check: Check, verdict: Verdict, message: Message, values?: Values): undefined {
    const text = word(message, values);
    findings.push({ check, verdict, text });
    const padded = word(`verdict.${verdict}`).padEnd(terminal.language === "en" ? 8 : 0);
    terminal.print("finding", { verdict: padded, check: word(`check.${check}`), text });
  }

  return {
    ...terminal,
    settings,
    record,
    /** Prints the next request before it is sent. Every request is announced. */
    announce(message: Message, values?: Values): void {
      requests += 1;
      write(`\n${word("request", { number: requests, what: word(message, values) })}`);
    },
    /** Ends the run: marks checks without a finding as unverified, and prints the report. Returns whether nothing differs or failed. */
    conclude(): boolean {
      const unreached = checks.filter((check) => !findings.some((finding) => finding.check === check));
      for (const check of unreached) findings.push({ check, verdict: "unverified", text: word("notReached") });
      write(`\n${word("report.follows")}\n\n${report()}`);
      const verdicts = new Set(findings.map(({ verdict }) => verdict));
      const hasPassed = !verdicts.has("differs") && !verdicts.has("failed");
      const end = verdicts.has("unverified") ? "end.passedSoFar" : "end.allPassed";
      write(`\n${word(hasPassed ? end : "end.notPassed")}`);
      return hasPassed;
    },
  };

  /** Returns the report in Markdown, to paste into an issue. */
  function report(): string {
    const rows = findings.map(({ check, verdict, text }) => {
      const cells = [word(`check.${check}`), word(`verdict.${verdict}`), text];
      return `| ${cells.map(escapeCell).join(" | ")} |`;
    });
    const { version } = createRequire(import.meta.url)("xt-oauth/package.json");
    const where = settings.baseUrl === server ? server : word("report.anotherServer");
    const what = [`xt-oauth ${version}`, `Node ${process.version}`, process.platform, where];
    return [
      "### xt-oauth doctor\n",
      `${[...what, new Date().toISOString().slice(0, 10), word("report.requests", { count: requests })].join(" · ")}\n`,
      word("report.head"),
      "| --- | --- | --- |",
      ...rows,
    ].join("\n");
  }
}

/** Escapes a table cell. It may quote XT, so it must not end the cell, add formatting or a link, or mention a GitHub user. */
function escapeCell(text: string): string {
  return (
    text
      // Inside a word, such as expires_in, an underscore is no formatting.
      .replace(/[\\`*~[\]<>|]|(?<![a-z\d])_|_(?![a-z\d])/gi, "\\$&")
      .replace(/[@#]|:(?=\/\/)|(?<=www)\./gi, (character) => `&#${character.charCodeAt(0)};`)
  );
}

/** Resolves to a call's result, or to this package's error with its message, without the period. */
export async function attempt<T>(call: Promise<T>) {
  try {
    return { value: await call };
  } catch (error) {
    if (isXtError(error)) return { error, message: error.message.replace(/\.$/, "") };
    throw error;
  }
}
