import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addressOf } from "../address.js";
import { parseArguments } from "../arguments.js";
import { describeError, nameOf } from "../diff.js";
import type { Example, OperationFacts } from "../facts.js";
import { addOperation, type Place, places } from "../new-operation.js";
import { readPageFile } from "../page-files.js";
import { prepareRelease, writeRelease } from "../release.js";
import { openSpec, operationAt, printSpec } from "../spec-document.js";
import { type Io, painter, UsageError } from "../terminal.js";
import { readUpstreamFile, sha256 } from "../upstream-file.js";

export const summary = "add a new endpoint to the spec from its page, and generate anew";

export const help = `Adds the endpoint that a page describes to spec/openapi.yaml: operation, inputs, result, XT's example. Records the
page in spec/upstream.json and writes generated/ anew. After it, createXtClient calls the endpoint, typed, unwrapped and
checked, and the mock serves it.

Usage: npm run -s upstream -- add PAGE --operation-id NAME [--in query|json|form] [--address URL]

  PAGE             the page, in either format and language
  --operation-id   what the operation is called in the spec, in errors and in the docs, such as getBalance
  --in             where the inputs travel, which pages don't tell; query for GET and DELETE, else JSON, unless given.
                   What stands in the path's braces always travels in the path.
  --address        the page's https address for \`check\`; derived from PAGE where its path shows it

Exit status: 0 added; 2 nothing was written.
`;

export async function run(args: string[], io: Io, root = join(import.meta.dirname, "../../..")): Promise<number> {
  const { values, paths } = parseArguments(args, { options: ["operation-id", "in", "address"] });
  const [file, ...more] = paths;
  if (file === undefined || more.length > 0) throw new UsageError("name one page");
  const operationId = checkedOperationId(values.get("operation-id"));
  const { page, text } = await readPageFile(file);
  if (page.error) throw new UsageError(`${file}: ${describeError(page)}; nothing was written`);
  const [facts, another] = page.operations;
  if (!facts)
    throw new UsageError(`${file}: ${page.gap?.message ?? "the page describes no endpoint"}; nothing was written`);
  if (another) throw new UsageError(`${file} describes several endpoints; split it, and add them one by one`);
  if (facts.path.includes("$")) {
    throw new UsageError(
      `${file} has the path ${facts.path}: write its placeholders as {name} in a copy, and add that; nothing was written`,
    );
  }
  const example = checkedExample(file, page.examples[0]);
  const address = values.get("address") ?? addressOf(file);
  if (address !== undefined && !address.startsWith("https://"))
    throw new UsageError("--address takes an https address");
  if (address === undefined) {
    throw new UsageError(
      `where is ${file} published? Give its https address with --address, so that \`check\` can look there`,
    );
  }

  const upstream = await readUpstreamFile(join(root, "spec/upstream.json"));
  const spec = openSpec(await readFile(join(root, "spec/openapi.yaml"), "utf8"));
  if (operationAt(spec, facts.method, facts.path)) {
    throw new UsageError(`the spec has ${nameOf(facts)} already; to apply a changed page use \`update\``);
  }
  if (JSON.stringify(spec.toJS()).includes(`"operationId":"${operationId}"`)) {
    throw new UsageError(`the spec has an operation ${operationId} already; choose another --operation-id`);
  }
  const place = values.has("in") ? checkedPlace(values.get("in")) : assumedPlace(facts);
  addOperation(spec, operationId, facts, example, place);
  const { title, id, format, language, operations } = page;
  const accepted = new Date().toISOString().slice(0, 10);
  const subject = operationId;
  const record = {
    address,
    subject,
    format,
    language,
    ...(id && { id }),
    title,
    accepted,
    sha256: sha256(text),
    operations,
  };
  const added = { kind: "page_added", where: "", from: null, to: nameOf(facts), impact: "compatible" } as const;
  const release = await prepareRelease(root, printSpec(spec), { pages: [...upstream.pages, record] }, [added]);
  await writeRelease(root, release);

  const paint = painter(io.stdout, io.env);
  const say = (label: string, line: string) => io.stdout.write(`${label}  ${line}\n`);
  say(paint("green", "done "), `${operationId} is there: ${nameOf(facts)}`);
  for (const { line, message } of page.warnings) say(paint("yellow", "warn "), `${file}:${line}: ${message}`);
  if (!values.has("in") && facts.parameters.length > 0) {
    say(
      paint("yellow", "warn "),
      `the page doesn't tell where the inputs travel; ${place} was assumed (--in says otherwise)`,
    );
  }
  if (!facts.path.startsWith("/public/")) {
    say(
      paint("yellow", "warn "),
      "XT wants requests outside /public signed, which this client doesn't do: sign in a fetch of your own",
    );
  }
  say(
    paint("yellow", "to do"),
    "write its summary and descriptions in your own words, and in Chinese in spec/zh.overlay.yaml",
  );
  io.stderr.write(`1 operation added; ${release.bump}: ${release.from} → ${release.to}\n`);
  return 0;
}

function checkedOperationId(operationId: string | undefined): string {
  // A name that every object has already would be lost among the validators.
  if (operationId !== undefined && /^[a-z][A-Za-z0-9]*$/.test(operationId) && !(operationId in {})) return operationId;
  throw new UsageError("give the operation a name in camelCase: --operation-id getBalance");
}

function checkedPlace(place: string | undefined): Place {
  const known = places.find((name) => name === place);
  if (known) return known;
  throw new UsageError(`--in takes ${places.join(", ")}`);
}

function assumedPlace({ method }: OperationFacts): Place {
  return method === "GET" || method === "DELETE" ? "query" : "json";
}

function checkedExample(file: string, example: Example | undefined): Example {
  if (example?.kind !== "object") {
    throw new UsageError(`${file} shows no example answer, so there is no result to describe; nothing was written`);
  }
  const rc = example.members.get("rc");
  if (rc?.kind === "scalar" && rc.type === "number" && Number(rc.text) !== 0) {
    throw new UsageError(
      `${file} shows the answer of a failure only, so there is no result to describe; nothing was written`,
    );
  }
  if (rc) return example;
  const other = ["returnCode", "msgInfo"].some((name) => example.members.has(name));
  throw new UsageError(
    other
      ? `${file} shows XT's other envelope {returnCode, msgInfo, error, result}, which the client doesn't speak; nothing was written`
      : `${file} shows an answer without the envelope {rc, mc, ma, result}; nothing was written`,
  );
}
