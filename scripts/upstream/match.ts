/** Matches each page to its operation, or to its record if it describes no operation. Otherwise says why it is skipped or refused. */
import { type Facts, factsOf } from "./merge/facts.js";
import { describeError, type Page } from "./read/page.js";
import { addressOf, isPublished, type RecordedPage, recordedPage } from "./record/record.js";
import { isOperationId, proposedId } from "./spec/names.js";
import type { Project } from "./spec/revision.js";
import { operationsOf } from "./spec/spec.js";

/** A page in its current version, with its source: a file or an address. */
export interface Reading {
  source: string;
  address: string | undefined;
  page: Page;
}

export interface Choices {
  operationId?: string | undefined;
  place?: "query" | "json" | "form" | undefined;
  /** The side that wins a conflict. */
  side?: "ours" | "theirs" | undefined;
}

interface Reasons {
  /** Pages that are skipped, with the reason. */
  skipped: string[];
  refusals: string[];
}

export interface Match extends Reading {
  record: RecordedPage | undefined;
  now: Facts;
  /** Undefined for a page that describes no operation. */
  operation: string | undefined;
}

/** Matches pages: English before Chinese, and the older docs last. */
export function matchPages(
  { spec, record }: Project,
  readings: readonly Reading[],
  choices: Choices,
  plan: Reasons,
): Match[] {
  const known = operationsOf(spec.data).map(({ id, method, path }) => ({ id, name: `${method} ${path}` }));
  const rank = ({ page }: Reading) => (page.format === "jekyll" ? 2 : 0) + (page.language === "en" ? 0 : 1);
  const matches: Match[] = [];
  for (const reading of [...readings].sort((one, other) => rank(one) - rank(other))) {
    const { source, page } = reading;
    const address = reading.address ?? addressOf(source);
    const recorded = recordedPage(record.pages, address, page);
    const [facts] = page.operations;
    const [details] = page.details;
    const refuse = (why: string) => plan.refusals.push(`${source}${why}`);
    if (!isPublished(address ?? source)) plan.skipped.push(`${source}: a part of other pages, not published by itself`);
    else if (page.error) refuse(`: ${describeError(page)}`);
    else if (page.operations.length > 1) refuse(" describes several endpoints: split it, and pass the parts");
    else if (facts && details) {
      const notes = choices.place ? { ...details.notes, place: choices.place } : details.notes;
      const name = `${facts.method} ${facts.path}`;
      const taken = known.map(({ id }) => id);
      const old = recorded?.operation ?? known.find((one) => one.name === name)?.id;
      const id = old ?? choices.operationId ?? proposedId(page, taken);
      if (id === undefined || (old === undefined && !isOperationId(id)))
        refuse(": name the operation in camelCase, without a reserved word: --operation-id getBalance");
      else if (old === undefined && taken.includes(id))
        refuse(`: the spec already has an operation ${id}: choose another --operation-id`);
      else {
        if (old === undefined) known.push({ id, name });
        matches.push({
          ...reading,
          address,
          record: recorded,
          now: factsOf(facts, { ...details, notes }),
          operation: id,
        });
      }
    } else if (recorded?.operation) {
      const what = page.gap?.message ?? "it no longer describes an endpoint";
      refuse(`: ${what}; if ${recorded.operation} was removed, \`forget\` the page`);
    } else if (page.gap) refuse(`:${page.gap.line}: ${page.gap.message}`);
    else if (recorded || record.sections.some(({ base }) => address?.startsWith(base)))
      matches.push({
        ...reading,
        address,
        record: recorded,
        now: new Map(Object.entries(page.statements)),
        operation: undefined,
      });
    else plan.skipped.push(`${source}: it describes no endpoint, and is in no watched section`);
  }
  return matches;
}
