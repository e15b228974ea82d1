/** What the pages of one operation say of it, one account for each subject: before the given pages came, and with them. */
import { nameOf } from "../compare/identity.js";
import type { Example, Notes, OperationFacts } from "../read/facts.js";
import type { RecordedPage } from "./record.js";
import type { Renewal } from "./renewal.js";

export interface Account {
  /** Where it says so, for messages. */
  source: string;
  facts: OperationFacts;
  /** What its prose adds. */
  notes?: Notes | undefined;
}

export interface Accounts {
  before: Account[];
  after: Account[];
  /** What a given page shows as the answer. */
  example: Example | undefined;
}

export function accountsOf(
  operation: string,
  speakers: ReadonlyMap<string, RecordedPage>,
  renewals: ReadonlyMap<string, Renewal> = new Map(),
): Accounts {
  const accounts: Accounts = { before: [], after: [], example: undefined };
  for (const [subject, speaker] of speakers) {
    const index = speaker.operations.findIndex((facts) => nameOf(facts) === operation);
    const facts = speaker.operations[index];
    if (!facts) continue;
    const renewal = renewals.get(subject);
    const account = { source: speaker.address, facts, notes: speaker.notes?.[index] };
    accounts.before.push(account);
    const now = renewal?.page.operations[index];
    accounts.after.push(
      renewal && now ? { source: renewal.file, facts: now, notes: renewal.page.details[index]?.notes } : account,
    );
    accounts.example ??= renewal?.page.details[index]?.example;
  }
  return accounts;
}
