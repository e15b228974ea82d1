/** A new state of the project out of an edited spec: linted, rated, given the next version, generated from; not yet written. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { Document } from "yaml";
import { filesToRenew } from "../../generate.js";
import type { Change } from "../compare/change.js";
import type { RecordedPage } from "../record/record.js";
import { printRecordFile } from "../record/record-file.js";
import { followSpec } from "./chinese.js";
import { openSpec, printSpec } from "./document.js";
import { type Draft, draftsIn } from "./drafts.js";
import { lint, rate } from "./redocly.js";
import { chineseOf } from "./texts.js";
import { type Bump, higherOf, nextVersion } from "./version.js";
import type { Chinese } from "./wording.js";
import type { FileChanges } from "./write-files.js";

// As the generator does it: through Node's ESM loader its nine megabytes would be read three times over.
const { flattenDiagnosticMessageText, transpileModule }: typeof import("typescript") = createRequire(import.meta.url)(
  "typescript",
);

export interface Revision {
  /** What Redocly's diff makes of the change, raised to what the pages' own changes mean for a caller. */
  bump: Bump;
  from: string;
  to: string;
  /** What a person has to word anew. */
  drafts: Draft[];
  files: FileChanges;
}

/** What `spec/` holds. */
export interface SpecFolder {
  spec: Document;
  /** The Chinese of the spec's texts; empty where there is none. */
  overlay: string;
  records: RecordedPage[];
}

export async function prepareRevision(
  root: string,
  { spec, overlay, records }: SpecFolder,
  changes: readonly Change[],
  chinese: Chinese,
): Promise<Revision> {
  const text = printSpec(spec);
  const from = String(spec.getIn(["info", "version"]));
  const recorded: FileChanges = new Map([["spec/upstream.json", printRecordFile(records)]]);
  const before = await readFile(join(root, "spec/openapi.yaml"), "utf8");
  const isUnchanged = changes.length === 0 && text === before;
  if (isUnchanged) return { bump: "none", from, to: from, drafts: draftsIn(spec, overlay), files: recorded };

  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-upstream-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, text);
    const [, rated] = await Promise.all([lint(root, file), rate(root, join(root, "spec/openapi.yaml"), file)]);
    const bump = higherOf(rated, bumpOf(changes));

    const to = nextVersion(from, bump);
    spec.setIn(["info", "version"], to);
    await writeFile(file, printSpec(spec));
    const files: FileChanges = new Map([["spec/openapi.yaml", await readFile(file, "utf8")], ...recorded]);
    // What the new spec has no use for goes: an operation's own files, say.
    for (const name of await filesBelow(join(root, "generated"))) files.set(`generated/${name}`, undefined);
    for (const [name, text] of await filesToRenew(root, file)) {
      refuseBroken(name, text);
      files.set(name, text);
    }
    const name = "spec/zh.overlay.yaml";
    if (overlay !== "") {
      const known = new Map([...chineseOf(overlay, openSpec(before)), ...chinese]);
      files.set(name, followSpec(files.get(name) ?? overlay, spec, known));
    }
    return { bump, from, to, drafts: draftsIn(spec, files.get(name) ?? overlay), files };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is generated is code, and a spec that somebody else's words went into could make it none. */
function refuseBroken(name: string, text: string): void {
  if (!name.startsWith("generated/")) return;
  if (name.endsWith(".json")) {
    JSON.parse(text);
    return;
  }
  const { diagnostics = [] } = transpileModule(text, {
    // Declarations, too, which it would make nothing of.
    fileName: name.endsWith(".js") ? "it.js" : "it.ts",
    reportDiagnostics: true,
  });
  const [first] = diagnostics;
  if (!first) return;
  const { line } = first.file?.getLineAndCharacterOfPosition(first.start ?? 0) ?? { line: 0 };
  throw new Error(`${name}:${line + 1} is no code: ${flattenDiagnosticMessageText(first.messageText, " ")}`);
}

function bumpOf(changes: readonly Change[]): Bump {
  if (changes.some(({ impact }) => impact === "breaking")) return "major";
  return changes.length > 0 ? "patch" : "none";
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
