/** The report in Markdown, to be pasted into an issue: what was found, and nothing of whom it was found with. */
import { server } from "../../generated/server.js";
import { type Check, checks, type Finding, type Verdict } from "./finding.js";
import type { Visit } from "./visit.js";

export function reportOf(
  { findings, words, requests, settings }: Visit,
  about: { version: string; date: Date },
): string {
  const where = settings.baseUrl === server ? server : words.anotherServer;
  const what = [`xt-oauth ${about.version}`, `Node ${process.version}`, process.platform, where, day(about.date)];
  return [
    "### xt-oauth doctor",
    "",
    `${what.join(" · ")} · ${words.requests(requests)}`,
    "",
    row(words.reportColumns),
    row(words.reportColumns.map(() => "---")),
    ...rowsOf(findings).map(({ checks, verdict, text }) =>
      row([words.list(checks), words.verdicts[verdict], text].map(inCell)),
    ),
  ].join("\n");
}

/** In the order in which the doctor looks; what wasn't looked at for the same reason is one row. */
function rowsOf(findings: readonly Finding[]) {
  const rows: { checks: Check[]; verdict: Verdict; text: string }[] = [];
  for (const { check, verdict, text } of checks.flatMap((one) => findings.filter((finding) => finding.check === one))) {
    const last = rows.at(-1);
    if (last?.verdict === verdict && last.text === text) last.checks.push(check);
    else rows.push({ checks: [check], verdict, text });
  }
  return rows;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** What XT sent is quoted in some, and must neither end the cell, nor format, nor mention anybody. */
function inCell(text: string): string {
  return text.replace(/[\\`*[\]<>|]/g, "\\$&").replace(/[@#]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
