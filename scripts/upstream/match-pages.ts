/** Matches each page to an operation, or to its record if it describes no operation. Skips or refuses other pages, with the reason. */
import { type Page, withLine } from "./read/page.js";
import { isPublished, type RecordedPage, recordedPage } from "./recorded-pages.js";
import { isOperationId, proposedId } from "./spec/names.js";
import type { Project } from "./spec/project.js";
import { operationsOf } from "./spec/spec.js";

/** A page in its current version, with its source: a file or an address. */
export interface SourcePage {
  source: string;
  address: string | undefined;
  page: Page;
}

export interface Choices {
  operationId?: string | undefined;
  /** The side that wins a conflict. */
  side?: "ours" | "theirs" | undefined;
}

/** Why pages can't be merged. */
export interface Refusal {
  /** The pages, by their `source`. */
  sources: string[];
  why: string;
}

export interface Match extends SourcePage {
  record: RecordedPage | undefined;
  /** Undefined for a page that describes no operation. */
  operation: string | undefined;
}

/** Matches pages: English before Chinese, and the older docs last. Adds to `notices` and `refusals` the other pages, with the reason. */
export function matchPages(
  { spec, record: { pages, sections } }: Project,
  sourcePages: readonly SourcePage[],
  choices: Choices,
  { notices, refusals }: { notices: string[]; refusals: Refusal[] },
): Match[] {
  const known = operationsOf(spec.data).map(({ id, method, path }) => ({ id, name: `${method} ${path}` }));
  const rank = ({ page }: SourcePage) => (page.format === "jekyll" ? 2 : 0) + (page.language === "en" ? 0 : 1);
  const matches: Match[] = [];
  // These records have their page, so a page at another address is not theirs.
  const found = new Set(sourcePages.map(({ address }) => address));
  for (const sourcePage of [...sourcePages].sort((one, other) => rank(one) - rank(other))) {
    const { source, address, page: read } = sourcePage;
    const record = recordedPage(pages, address, read, found);
    found.add(record?.address);
    // If the text is unchanged, the recorded facts count, even if a newer reader would read it differently.
    const page = record?.sha256 === read.sha256 ? { ...read, facts: record.facts } : read;
    const [facts] = page.operations;
    const refuse = (why: string) => refusals.push({ sources: [source], why: `${source}: ${why}` });
    if (!isPublished(address ?? source)) notices.push(`${source}: a part of other pages, not published by itself`);
    else if (page.error) refuse(withLine(page.error));
    else if (page.gap && (facts || !record?.operation)) refuse(withLine(page.gap));
    else if (page.operations.length > 1) refuse("it describes several endpoints: split it, and pass the parts");
    else if (facts) {
      const name = `${facts.method} ${facts.path}`;
      const taken = known.map(({ id }) => id);
      const old = record?.operation ?? known.find((one) => one.name === name)?.id;
      const operation = old ?? choices.operationId ?? proposedId(page, taken) ?? "";
      if (old === undefined && !isOperationId(operation))
        refuse("name the operation in camelCase, without a reserved word: --operation-id getBalance");
      else if (old === undefined && taken.includes(operation))
        refuse(`the spec already has an operation ${operation}: choose another --operation-id`);
      else {
        if (old === undefined) known.push({ id: operation, name });
        matches.push({ source, address, page, record, operation });
      }
    } else if (record?.operation) {
      const what = page.gap?.message ?? "it no longer describes an endpoint";
      refuse(`${what}; if ${record.operation} was removed, \`forget\` the page`);
    } else if (record || sections.some(({ base }) => address?.startsWith(base)))
      matches.push({ source, address, page, record, operation: undefined });
    else notices.push(`${source}: it describes no endpoint, and is in no watched section`);
  }
  return matches;
}
