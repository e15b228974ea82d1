/** `upstream add`: brings the endpoint of a page that is new into the spec. */
import { change } from "../compare/change.js";
import { nameOf } from "../compare/identity.js";
import type { Details, Example, OperationFacts } from "../read/facts.js";
import { describeError, type Page } from "../read/page.js";
import { readPageFile } from "../read/page-files.js";
import { addressOf } from "../record/address.js";
import { recordOf } from "../record/record.js";
import { Refusal } from "../refusal.js";
import { addOperation } from "../spec/add-operation.js";
import { operationAt, operationIdsOf } from "../spec/document.js";
import { isOperationId, refuseStrangeNames } from "../spec/names.js";
import { assumedPlace, notedPlace, type Place, places } from "../spec/place.js";
import { secure } from "../spec/security.js";
import { parseArguments } from "../terminal/arguments.js";
import type { Io } from "../terminal/io.js";
import { painter } from "../terminal/paint.js";
import { print, type SafeText, text } from "../terminal/safe-text.js";
import { openProject, saveProject } from "./project.js";

export const summary = "add a new endpoint to the spec from its page, and generate anew";

export const help = `Adds the endpoint that a page describes to spec/openapi.yaml: operation, inputs, result, XT's example. Records the
page in spec/upstream.json and writes generated/ anew. After it, createXtClient calls the endpoint, typed, unwrapped and
checked, and the mock serves it.

Usage: npm run -s upstream -- add PAGE --operation-id NAME [--in query|json|form] [--address URL]

  PAGE             the page, in either format and language
  --operation-id   what the operation is called in the spec, in errors and in the docs, such as getBalance
  --in             where the inputs travel: as the page says, unless given; where it doesn't say, in the query for GET and
                   DELETE, else as JSON. What stands in the path's braces always travels in the path.
  --address        the page's https address for \`check\`; derived from PAGE where its path shows it

Exit status: 0 added; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root: string): Promise<number> {
  const { values, paths } = parseArguments(args, { options: ["operation-id", "in", "address"] });
  const [file, ...more] = paths;
  if (file === undefined || more.length > 0) throw new Refusal("name one page");
  const operationId = checkedOperationId(values.get("operation-id"));
  const chosenPlace = checkedPlace(values.get("in"));
  const page = await readPageFile(file);
  const facts = checkedFacts(file, page);
  const { notes, words, ...details } = page.details[0] ?? noDetails;
  const example = checkedExample(file, details.example);
  const address = checkedAddress(file, values.get("address") ?? addressOf(file));

  const { spec, records } = await openProject(root);
  if (operationAt(spec, facts)) {
    throw new Refusal(`the spec has ${nameOf(facts)} already; to apply a changed page use \`update\``);
  }
  if (operationIdsOf(spec).includes(operationId)) {
    throw new Refusal(`the spec has an operation ${operationId} already; choose another --operation-id`);
  }
  const place = chosenPlace ?? notedPlace(facts, notes) ?? assumedPlace(facts);
  const security = secure(spec, facts.path, address);
  addOperation(spec, { operationId, facts, notes, words, example, place, security });
  const added = change("page_added", "", null, nameOf(facts), false);
  const record = recordOf(page, { address, subject: operationId });
  const { bump, from, to } = await saveProject(root, { spec, records: [...records, record] }, [added]);

  const paint = painter(io.stdout, io.env);
  const say = (label: SafeText, line: string) => print(io.stdout, text`${label}  ${line}\n`);
  say(paint("green", "done "), `${operationId} is there: ${nameOf(facts)}`);
  for (const { line, message } of page.warnings) say(paint("yellow", "warn "), `${file}:${line}: ${message}`);
  if (!chosenPlace && !notes.place && facts.parameters.some(({ name }) => !facts.path.includes(`{${name}}`))) {
    say(
      paint("yellow", "warn "),
      `the page doesn't tell where the inputs travel; ${place} was assumed (--in says otherwise)`,
    );
  }
  for (const { name } of facts.parameters.filter(({ name }) => notes.inputs[name]?.isOptional)) {
    say(
      paint("yellow", "warn "),
      `the page calls ${name} required, and says what its absence means: it is optional in the spec`,
    );
  }
  say(
    paint("yellow", "to do"),
    "write its summary and descriptions in your own words, and in Chinese in spec/zh.overlay.yaml",
  );
  print(io.stderr, text`1 operation added; ${bump}: ${from} → ${to}\n`);
  return 0;
}

const noDetails: Details = { example: undefined, notes: { inputs: {} }, words: { inputs: {}, fields: {} } };

function checkedFacts(file: string, page: Page): OperationFacts {
  if (page.error) throw new Refusal(`${file}: ${describeError(page)}; nothing was written`);
  const [facts, another] = page.operations;
  if (!facts)
    throw new Refusal(`${file}: ${page.gap?.message ?? "the page describes no endpoint"}; nothing was written`);
  if (another) throw new Refusal(`${file} describes several endpoints; split it, and add them one by one`);
  refuseStrangeNames(facts);
  return facts;
}

function checkedAddress(file: string, address: string | undefined): string {
  if (address?.startsWith("https://")) return address;
  throw new Refusal(
    address === undefined
      ? `where is ${file} published? Give its https address with --address, so that \`check\` can look there`
      : "--address takes an https address",
  );
}

function checkedOperationId(operationId: string | undefined): string {
  if (operationId !== undefined && isOperationId(operationId)) return operationId;
  throw new Refusal(
    "give the operation a name in camelCase that means nothing else in code: --operation-id getBalance",
  );
}

function checkedPlace(place: string | undefined): Place | undefined {
  const known = places.find((name) => name === place);
  if (known || place === undefined) return known;
  throw new Refusal(`--in takes ${places.join(", ")}`);
}

function checkedExample(file: string, example: Example | undefined): Example {
  if (example?.kind !== "object") {
    throw new Refusal(`${file} shows no example answer, so there is no result to describe; nothing was written`);
  }
  const rc = example.members.get("rc");
  if (rc?.kind === "scalar" && rc.type === "number" && Number(rc.text) !== 0) {
    throw new Refusal(
      `${file} shows the answer of a failure only, so there is no result to describe; nothing was written`,
    );
  }
  if (rc) return example;
  const other = ["returnCode", "msgInfo"].some((name) => example.members.has(name));
  throw new Refusal(
    other
      ? `${file} shows XT's other envelope {returnCode, msgInfo, error, result}, which the client doesn't speak; nothing was written`
      : `${file} shows an answer without the envelope {rc, mc, ma, result}; nothing was written`,
  );
}
