/** One run of the doctor: its settings, its terminal and its findings. */
import { createRequire } from "node:module";
import { server } from "../../generated/server.js";
import { isXtError, type XtAnyError } from "../index.js";
import type { Settings } from "./settings.js";
import type { Message, Terminal, Values } from "./terminal.js";

/** The checks, in their order. */
const checks = [
  ...(["reach", "clock", "state", "redirect", "exchange", "unit"] as const),
  ...(["lifetimes", "userId", "accessToken", "rotation", "reuse"] as const),
];
type Check = (typeof checks)[number];

/** `found`: a fact that XT's pages don't state, or state in contradictory ways. `differs`: a result other than the expected one. */
type Verdict = "ok" | "found" | "differs" | "failed" | "unverified";

/** A finding can be published: its `values` contain no secret, code, token, id or URL. */
interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly message: Message;
  readonly values?: Values | undefined;
}

export type DoctorRun = ReturnType<typeof createDoctorRun>;

export function createDoctorRun(settings: Settings, terminal: Terminal) {
  const { word, write } = terminal;
  const findings: Finding[] = [];
  let requests = 0;
  const textOf = ({ message, values }: Finding) => word(message, values);
  terminal.hide(...settings.secrets);

  function print(names: readonly Check[], finding: Finding): void {
    const check = names.map((name) => word(`check.${name}`)).join(word("separator"));
    const verdict = word(`verdict.${finding.verdict}`).padEnd(terminal.language === "en" ? 8 : 0);
    terminal.print("finding", { verdict, check, text: textOf(finding) });
  }

  return {
    ...terminal,
    settings,
    /** Prints the next request before it is sent. Every request is announced. */
    announce(message: Message, values?: Values): void {
      requests += 1;
      write(`\n${word("request", { number: requests, what: word(message, values) })}`);
    },
    record(check: Check, verdict: Verdict, message: Message, values?: Values): void {
      const finding = { check, verdict, message, values };
      findings.push(finding);
      print([check], finding);
    },
    /** Ends the run: marks checks without a finding as unverified, and prints the report. Returns whether nothing differs or failed. */
    conclude(): boolean {
      const rest = checks.filter((check) => !findings.some((finding) => finding.check === check));
      const unreached = rest.map((check) => ({ check, verdict: "unverified", message: "notReached" }) as const);
      if (unreached[0]) print(rest, unreached[0]);
      findings.push(...unreached);
      write(`\n${word("report.follows")}\n\n${report()}`);
      const hasPassed = findings.every(({ verdict }) => verdict !== "differs" && verdict !== "failed");
      const isComplete = findings.every(({ verdict }) => verdict !== "unverified");
      write(`\n${word(hasPassed ? (isComplete ? "end.allPassed" : "end.passedSoFar") : "end.notPassed")}`);
      return hasPassed;
    },
  };

  /** Returns the report in Markdown, to paste into an issue. */
  function report(): string {
    const rows = findings.map((finding) => {
      const cells = [word(`check.${finding.check}`), word(`verdict.${finding.verdict}`), textOf(finding)];
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
export async function attempt<T>(call: Promise<T>): Promise<{ value: T } | { error: XtAnyError; message: string }> {
  try {
    return { value: await call };
  } catch (error) {
    if (isXtError(error)) return { error, message: error.message.replace(/\.$/, "") };
    throw error;
  }
}
