/** `upstream add`: brings the endpoints of pages that are new into the spec. */
import { type Change, change } from "../compare/change.js";
import { nameOf } from "../compare/identity.js";
import { listPages, readPageFile } from "../read/page-files.js";
import { type Candidate, type CandidatePage, candidatesOf, differencesOf, refuseTwice } from "../record/candidates.js";
import { findRecord } from "../record/find-record.js";
import { type RecordedPage, recordOf } from "../record/record.js";
import { speakersOf } from "../record/subjects.js";
import { Refusal } from "../refusal.js";
import { addOperation } from "../spec/add-operation.js";
import { operationAt, operationIdsOf } from "../spec/document.js";
import { checkedAnswer } from "../spec/example-answer.js";
import { isOperationId, proposedId, refuseStrangeNames } from "../spec/names.js";
import { assumedPlace, notedPlace, type Place, places } from "../spec/place.js";
import { secure } from "../spec/security.js";
import type { Chinese } from "../spec/wording.js";
import { parseArguments } from "../terminal/arguments.js";
import { count } from "../terminal/count.js";
import { draftsToDo } from "../terminal/draft-lines.js";
import { exitStatus } from "../terminal/exit-status.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { print, text } from "../terminal/safe-text.js";
import { openProject, type Project, saveProject } from "./project.js";

export const summary = "add new endpoints to the spec from their pages, and generate anew";

export const help = `Adds the endpoints that pages describe to spec/openapi.yaml: operation, inputs, result, XT's example, with drafts of
their texts in English and Chinese. Records the pages in spec/upstream.json and writes generated/ anew. After it,
createXtClient calls the endpoints, typed, unwrapped and checked, and the mock serves them.

Usage: npm run -s upstream -- add PAGE… [--operation-id NAME] [--in query|json|form] [--address URL]

  PAGE             pages or folders, in either format and language; those of one endpoint are taken together, and a
                   page of an endpoint that is there is recorded beside the others that say the same
  --operation-id   what the operation is called in the spec, in errors and in the docs, such as getBalance; without
                   it, a name is made from the page's
  --in             where the inputs travel: as the page says, unless given; where it doesn't say, in the query for GET and
                   DELETE, else as JSON. What stands in the path's braces always travels in the path.
  --address        the page's https address for \`check\`; derived from PAGE where its path shows it

Everything is written as one version, or nothing is. What is left for a person is said at the end: \`drafts\` and
\`npm test\` name the same.

Exit status: 0 added; 2 nothing was written.
`;

/** What is to be said when all is written. */
interface Report {
  done: string[];
  warnings: string[];
}

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { values, paths } = parseArguments(args, { options: ["operation-id", "in", "address"] });
  const given = checkedOperationId(values.get("operation-id"));
  const place = checkedPlace(values.get("in"));
  if (paths.length === 0) throw new Refusal("name the pages to add");
  const read = [];
  for (const file of await listPages(paths)) read.push({ file, page: await readPageFile(file) });

  const project = await openProject(root);
  const candidates = candidatesOf(read, project.records, values.get("address"));
  const fresh = candidates.filter(({ facts }) => !operationAt(project.spec, facts));
  refuseTwice(fresh);
  if (given !== undefined && fresh.length > 1) throw new Refusal("--operation-id names one endpoint; give one");
  const report: Report = { done: [], warnings: [] };
  const chinese: Chinese = new Map();
  for (const candidate of fresh) addCandidate(project, candidate, { given, place, chinese, report });
  const isAlone = read.length === 1;
  for (const candidate of candidates.filter((one) => !fresh.includes(one))) {
    joinTwins(project, candidate, { isAlone, report });
  }

  const changes: Change[] = fresh.map(({ facts }) => change("page_added", "", null, nameOf(facts), false));
  const { bump, from, to, drafts } = await saveProject(root, project, changes, chinese);
  const paint = painter(io.stdout, io.env);
  for (const line of report.done) print(io.stdout, text`${paint("green", "done ")}  ${line}\n`);
  for (const line of report.warnings) print(io.stdout, text`${paint("yellow", "warn ")}  ${line}\n`);
  print(io.stdout, draftsToDo(drafts, paint));
  const version = bump === "none" ? `version ${from} stays` : `${bump}: ${from} → ${to}`;
  print(io.stderr, text`${count(fresh.length, "operation")} added; ${version}\n`);
  return exitStatus.good;
}

interface Choices {
  given: string | undefined;
  place: Place | undefined;
  chinese: Chinese;
  report: Report;
}

function addCandidate(
  project: Project,
  candidate: Candidate,
  { given, place: chosen, chinese, report }: Choices,
): void {
  const { facts, details, words, pages } = candidate;
  const [first] = pages;
  if (!first) return;
  refuseStrangeNames(facts);
  const example = checkedAnswer(first.file, details.example);
  const taken = operationIdsOf(project.spec);
  const operationId = given ?? proposedId(first.page, taken);
  if (operationId === undefined) throw new Refusal(`${first.file}: give the endpoint a name, with --operation-id`);
  if (taken.includes(operationId)) {
    throw new Refusal(`the spec has an operation ${operationId} already; choose another --operation-id`);
  }
  const noted = pages.map(({ page }) => page.details[0]?.notes.place).find((one) => one !== undefined);
  const notes = { ...details.notes, ...(noted && { place: noted }) };
  const place = chosen ?? notedPlace(facts, notes) ?? assumedPlace(facts);
  const security = secure(project.spec, facts.path, first.address, chinese);
  addOperation(project.spec, { operationId, facts, notes, words, example, place, security }, chinese);
  project.records.push(...pages.map(({ page, address }) => recordOf(page, { address, subject: operationId })));

  const { done, warnings } = report;
  done.push(`${operationId} is there: ${nameOf(facts)}`);
  for (const { page, file } of pages) {
    warnings.push(...page.warnings.map(({ line, message }) => `${file}:${line}: ${message}`));
  }
  for (const other of pages.slice(1)) warnings.push(...differenceOf(other, first.page.operations, first.file));
  if (!chosen && !noted && facts.parameters.some(({ name }) => !facts.path.includes(`{${name}}`))) {
    warnings.push(
      `${first.file}: the page doesn't tell where the inputs travel; ${place} was assumed (--in says otherwise)`,
    );
  }
  for (const { name } of facts.parameters.filter((input) => notes.inputs[input.name]?.isOptional)) {
    warnings.push(
      `${first.file}: ${name} is called required, and what its absence means is said: it is optional in the spec`,
    );
  }
}

/** Pages of an endpoint that the spec has: what isn't watched yet is watched from now on. */
function joinTwins(
  project: Project,
  { pages, facts }: Candidate,
  { isAlone, report }: { isAlone: boolean; report: Report },
): void {
  const { done, warnings } = report;
  for (const candidate of pages) {
    const { page, file, address } = candidate;
    const known = findRecord(file, page, project.records);
    if (known && isAlone) {
      throw new Refusal(`${file} is recorded already; to apply a changed page use \`update\``);
    }
    if (known) continue;
    const speaker = speakerOf(project.records, candidate);
    if (!speaker) {
      throw new Refusal(
        `the spec has ${nameOf(facts)} already, from pages that say something else than ${file}: see with \`diff\` what, and ` +
          "bring it into spec/openapi.yaml and spec/upstream.json by hand",
      );
    }
    project.records.push(recordOf(page, { address, subject: speaker.subject }));
    done.push(`${file} is watched from now on, as a page about "${speaker.subject}"`);
    warnings.push(...differenceOf(candidate, speaker.operations, speaker.address));
  }
}

/** The recorded page that tells the same, or all but the same, as a new one: of two grants, the one with its fixed values. */
function speakerOf(records: readonly RecordedPage[], candidate: CandidatePage): RecordedPage | undefined {
  const [facts] = candidate.page.operations;
  const speakers = [...speakersOf(records).values()].filter(({ operations }) =>
    operations.some((operation) => facts && nameOf(operation) === nameOf(facts)),
  );
  const same = speakers.find(({ operations }) => differencesOf(operations, candidate).length === 0);
  return same ?? (speakers.length === 1 ? speakers[0] : undefined);
}

function differenceOf(other: CandidatePage, followed: RecordedPage["operations"], source: string): string[] {
  const differences = differencesOf(followed, other);
  return differences.length > 0 ? [`${other.file} says otherwise than ${source}: ${differences.join(", ")}`] : [];
}

function checkedOperationId(operationId: string | undefined): string | undefined {
  if (operationId === undefined || isOperationId(operationId)) return operationId;
  throw new Refusal(
    "give the operation a name in camelCase that means nothing else in code: --operation-id getBalance",
  );
}

function checkedPlace(place: string | undefined): Place | undefined {
  const known = places.find((name) => name === place);
  if (known || place === undefined) return known;
  throw new Refusal(`--in takes ${places.join(", ")}`);
}
