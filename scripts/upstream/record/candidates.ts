/** Pages that are to be added, put together by what they describe: one operation, in several languages and formats. */
import { isContradiction } from "../compare/change.js";
import { identityOf, nameOf } from "../compare/identity.js";
import { diffOperations } from "../compare/operations.js";
import type { Details, OperationFacts, Words } from "../read/facts.js";
import { describeError, type Page } from "../read/page.js";
import { Refusal } from "../refusal.js";
import { addressOf } from "./address.js";
import { findRecord } from "./find-record.js";
import type { RecordedPage } from "./record.js";

export interface CandidatePage {
  file: string;
  page: Page;
  address: string;
}

export interface Candidate {
  facts: OperationFacts;
  details: Details;
  /** The one that the spec is to follow comes first: of the live site before the older one, English before Chinese. */
  pages: CandidatePage[];
  words: { english?: Words | undefined; chinese?: Words | undefined };
}

/** `address` is where the page is published, for a page whose path doesn't show it. */
export function candidatesOf(
  read: readonly { file: string; page: Page }[],
  records: readonly RecordedPage[],
  address: string | undefined,
): Candidate[] {
  const groups = new Map<string, CandidatePage[]>();
  for (const { file, page } of read) {
    if (page.error) throw new Refusal(`${file}: ${describeError(page)}; nothing was written`);
    const [facts, another] = page.operations;
    // In a folder, most pages are of no concern; somebody who names a page wants to know about it.
    if (!facts && (read.length > 1 || findRecord(file, page, records))) continue;
    if (!facts)
      throw new Refusal(`${file}: ${page.gap?.message ?? "the page describes no endpoint"}; nothing was written`);
    if (another) throw new Refusal(`${file} describes several endpoints; split it, and add them one by one`);
    const name = identityOf(page);
    groups.set(name, [...(groups.get(name) ?? []), { file, page, address: checkedAddress(file, address) }]);
  }
  return [...groups.values()].map(candidateOf);
}

function candidateOf(pages: CandidatePage[]): Candidate {
  const rank = ({ page }: CandidatePage) => (page.format === "jekyll" ? 2 : 0) + (page.language === "en" ? 0 : 1);
  const [first, ...others] = pages.sort((one, other) => rank(one) - rank(other));
  const facts = first?.page.operations[0];
  const details = first?.page.details[0];
  if (!first || !facts || !details) throw new Error("a candidate needs a page");
  for (const other of others) {
    refuseSameKind(first, other.page, other.file);
    refuseContradiction(first, other);
  }
  const wordsIn = (language: Page["language"]) =>
    pages.find(({ page }) => page.language === language)?.page.details[0]?.words;
  return { facts, details, pages, words: { english: wordsIn("en"), chinese: wordsIn("zh-CN") } };
}

function refuseSameKind(first: CandidatePage, page: Page, file: string): void {
  if (page.format !== first.page.format || page.language !== first.page.language) return;
  throw new Refusal(`${first.file} and ${file} describe the same endpoint; give one of them`);
}

/** Of two languages of one site: which of the two is right, only a person can find out. The older docs are merely behind. */
function refuseContradiction(first: CandidatePage, { page, file }: CandidatePage): void {
  if (page.format !== first.page.format) return;
  const found = diffOperations(first.page.operations, page.operations).filter(isContradiction);
  if (found.length === 0) return;
  throw new Refusal(
    `${first.file} and ${file} describe one endpoint and contradict each other; nothing was written. See with \`diff\` which one is ` +
      "right, and give only that one:",
    found.map(({ kind, where, from, to }) => `${kind} ${where}: ${JSON.stringify(from)}, ${JSON.stringify(to)}`),
  );
}

/** What a page says otherwise than the one that the spec follows, in words. */
export function differencesOf(followed: readonly OperationFacts[], { page }: CandidatePage): string[] {
  return diffOperations(followed, page.operations).map(({ kind, where }) => `${kind} ${where}`.trim());
}

function checkedAddress(file: string, given: string | undefined): string {
  const address = given ?? addressOf(file);
  if (address?.startsWith("https://")) return address;
  throw new Refusal(
    address === undefined
      ? `where is ${file} published? Give its https address with --address, so that \`check\` can look there`
      : "--address takes an https address",
  );
}

/** Two candidates can be two grants of one endpoint; the spec gets an operation of the first, and the second is merged by hand. */
export function refuseTwice(candidates: readonly Candidate[]): void {
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const other = seen.get(nameOf(candidate.facts));
    if (other) {
      throw new Refusal(
        `${other.pages[0]?.file} and ${candidate.pages[0]?.file} describe one endpoint with other fixed values: add one of ` +
          "them, and bring the other into the spec by hand",
      );
    }
    seen.set(nameOf(candidate.facts), candidate);
  }
}
