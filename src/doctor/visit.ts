/** One run of the doctor: its settings, its terminal, and its findings, which are data. */
import { createRequire } from "node:module";
import { server } from "../../generated/server.js";
import { isXtError, type XtAnyError } from "../index.js";
import type { Settings } from "./settings.js";
import type { Message, Terminal, Values } from "./terminal.js";

/** In the order in which the doctor checks. */
const checks = [
  ...(["reach", "clock", "state", "redirect", "exchange", "unit"] as const),
  ...(["lifetimes", "userId", "accessToken", "rotation", "reuse"] as const),
];
type Check = (typeof checks)[number];

/** `found`: a fact that XT's pages leave open. `differs`: not as the spec, or the RFC that it refers to, says. */
type Verdict = "ok" | "found" | "differs" | "failed" | "unproven";

/** May be published: `values` hold no secret, code, token, id or address. */
interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly message: Message;
  readonly values?: Values | undefined;
}

export type Visit = ReturnType<typeof createVisit>;

export function createVisit(settings: Settings, terminal: Terminal) {
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
    /** Announces the next request. Every request is announced. */
    announce(message: Message, values?: Values): void {
      requests += 1;
      write(`\n${word("request", { number: requests, what: word(message, values) })}`);
    },
    record(check: Check, verdict: Verdict, message: Message, values?: Values): void {
      const finding = { check, verdict, message, values };
      findings.push(finding);
      print([check], finding);
    },
    /** Ends the visit: checks without a finding become unproven, the report is printed. Returns whether nothing differs or failed. */
    conclude(): boolean {
      const rest = checks.filter((check) => !findings.some((finding) => finding.check === check));
      const unreached = rest.map((check) => ({ check, verdict: "unproven", message: "notReached" }) as const);
      if (unreached[0]) print(rest, unreached[0]);
      findings.push(...unreached);
      write(`\n${word("report.follows")}\n\n${report()}`);
      const isWell = findings.every(({ verdict }) => verdict !== "differs" && verdict !== "failed");
      const isComplete = findings.every(({ verdict }) => verdict !== "unproven");
      write(`\n${word(isWell ? (isComplete ? "end.allWell" : "end.wellSoFar") : "end.notWell")}`);
      return isWell;
    },
  };

  /** Markdown to paste into an issue. */
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

/** Text of XT's may be quoted in it, and must neither end the cell, nor format, nor mention a user of GitHub. */
function escapeCell(text: string): string {
  return text.replace(/[\\`*[\]<>|]/g, "\\$&").replace(/[@#]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** What a call resolved to, or the error of this package that it threw, and its message without a full stop. */
export async function attempt<T>(call: Promise<T>): Promise<{ value: T } | { error: XtAnyError; message: string }> {
  try {
    return { value: await call };
  } catch (error) {
    if (isXtError(error)) return { error, message: error.message.replace(/\.$/, "") };
    throw error;
  }
}
