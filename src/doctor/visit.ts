/** A visit to the doctor: what every check has at hand. */
import { isXtError, type XtAnyError } from "../index.js";
import { escapedText } from "../redact.js";
import { type Check, checks, type Finding, type Verdict } from "./finding.js";
import type { Settings } from "./settings.js";
import type { Terminal } from "./terminal.js";
import type { Words } from "./words/english.js";

export interface Visit {
  readonly settings: Settings;
  readonly words: Words;
  readonly findings: readonly Finding[];
  /** How many requests were sent to XT's API. */
  readonly requests: number;
  readonly canAsk: boolean;
  readonly ask: Terminal["ask"];
  /** Adds to what must never show. */
  hide(...secrets: readonly string[]): void;
  /** Says what will be sent next. Nothing is sent without it. */
  announce(request: string): void;
  say(text: string): void;
  record(check: Check, verdict: Verdict, text: string): void;
  /** Whatever nothing was recorded of is unproven. */
  recordRest(): void;
  /** What may be shown of a value that came from XT. */
  shown(value: string | number): string;
}

export function createVisit(settings: Settings, words: Words, terminal: Terminal): Visit {
  const findings: Finding[] = [];
  const secrets: string[] = [];
  let requests = 0;
  const visit: Visit = {
    settings,
    words,
    findings,
    get requests() {
      return requests;
    },
    canAsk: terminal.canAsk,
    ask: terminal.ask,
    hide(...more) {
      secrets.push(...more);
      terminal.hide(...more);
    },
    announce(request) {
      requests += 1;
      terminal.say(`\n${words.request(requests, request)}`);
    },
    say: terminal.say,
    record(check, verdict, text) {
      findings.push({ check, verdict, text });
      terminal.say(words.finding(words.checks[check], words.verdicts[verdict], text));
    },
    recordRest() {
      const rest = checks.filter((check) => !findings.some((finding) => finding.check === check));
      if (rest.length === 0) return;
      for (const check of rest) findings.push({ check, verdict: "unproven", text: words.notReached });
      terminal.say(words.finding(words.list(rest), words.verdicts.unproven, words.notReached));
    },
    shown: (value) => escapedText(`${value}`, secrets),
  };
  visit.hide(...settings.secrets);
  return visit;
}

/** What a call resolved to, or the error of this package that it threw, and what that says without a full stop. */
export async function attempt<T>(call: Promise<T>): Promise<{ value: T } | { error: XtAnyError; message: string }> {
  try {
    return { value: await call };
  } catch (error) {
    if (isXtError(error)) return { error, message: error.message.replace(/\.$/, "") };
    throw error;
  }
}
