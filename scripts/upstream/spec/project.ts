/** Prepares a revision from an edited spec: lints and rates it, sets the next version, and generates the code. Nothing is written. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { filesToUpdate } from "../../generate.js";
import { UserError } from "../command-line.js";
import { printRecord, type RecordedPages, readRecord } from "../recorded-pages.js";
import { openSpec, type Spec } from "./spec.js";
import { type Chinese, chineseOf, type Draft, draftsIn, type Overlay, updateOverlay } from "./texts.js";
import { type Bump, lint, nextVersion, rateChange } from "./version-bump.js";
import { openYaml, type YamlFile } from "./yaml-file.js";

/** The contents of `spec/`. */
export interface Project {
  root: string;
  spec: YamlFile<Spec>;
  /** The Chinese texts of the spec. */
  overlay: YamlFile<Overlay>;
  /** The Chinese of each English text. Edits add the texts that they write. */
  chinese: Chinese;
  record: RecordedPages;
}

export interface Revision {
  /** What the change means for callers. */
  bump: Bump | "none";
  /** Redocly's message for each change, with the affected operations. */
  verdict: string[];
  from: string;
  to: string;
  drafts: Draft[];
  files: FileChanges;
}

const SPEC = "spec/openapi.yaml";
const OVERLAY = "spec/zh.overlay.yaml";
const RECORD = "spec/upstream.json";

export const openOverlay = (text: string) => openYaml<Overlay>(OVERLAY, text, 0);

export async function openProject(root: string): Promise<Project> {
  const spec = openSpec(await readFile(join(root, SPEC), "utf8"));
  const overlay = openOverlay(await readFile(join(root, OVERLAY), "utf8"));
  const record = await readRecord(join(root, RECORD));
  return { root, spec, overlay, chinese: chineseOf(overlay.data, spec.data), record };
}

export async function prepareRevision({ root, spec, overlay, chinese, record }: Project): Promise<Revision> {
  const from = spec.data.info.version;
  const files: FileChanges = new Map([[RECORD, printRecord(record)]]);
  if (isDeepStrictEqual(spec.data, spec.before))
    return { bump: "none", verdict: [], from, to: from, drafts: draftsIn(spec.data, overlay.data), files };
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-upstream-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, spec.print());
    const [{ bump, verdict }] = await Promise.all([rateChange(root, folder, spec.before, spec.data), lint(root, file)]);
    const to = nextVersion(from, bump);
    spec.data.info.version = to;
    const printed = spec.print();
    await writeFile(file, printed);
    files.set(SPEC, printed);
    // Delete generated files that the new spec doesn't need, such as those of a removed operation.
    for (const entry of await readdir(join(root, "generated"), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) files.set(relative(root, join(entry.parentPath, entry.name)), undefined);
    const updates = await filesToUpdate(root, file).catch((error: Error) => {
      throw new UserError("nothing was written, because no code can be generated from the changed spec:", [
        error.message,
      ]);
    });
    for (const [name, text] of updates) files.set(name, text);
    const renewed = files.get(OVERLAY);
    const followed = renewed === undefined ? overlay : openOverlay(renewed);
    updateOverlay(followed.data, spec.data, chinese);
    files.set(OVERLAY, followed.print());
    return { bump, verdict, from, to, drafts: draftsIn(spec.data, followed.data), files };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Removes components that have lost their last reference. Components without a reference before stay. */
export function pruneComponents(spec: Spec, before: ReadonlySet<string>): void {
  const now = referencesIn(spec);
  const lost = [...before].filter((pointer) => !now.has(pointer));
  for (const pointer of lost) {
    const [, , kind = "", name = ""] = pointer.split("/");
    delete spec.components[kind]?.[name];
  }
  // A removed component may have had the last reference to another one.
  if (lost.length > 0) pruneComponents(spec, now);
}

export function referencesIn(spec: Spec): Set<string> {
  const text = JSON.stringify(spec, (_, value) => (typeof value === "bigint" ? String(value) : value));
  return new Set(text.match(/(?<="\$ref":")#\/components\/[^"]+/g));
}

/** The new content of files, by their path in the project; undefined for a file to delete. */
export type FileChanges = Map<string, string | undefined>;

/** Writes files. It writes temporary files first, so most errors occur before the first file is replaced. */
export async function writeFiles(root: string, changes: FileChanges): Promise<void> {
  await mkdir(join(root, ".tmp"), { recursive: true });
  const aside = await mkdtemp(join(root, ".tmp/upstream-"));
  try {
    for (const [name, text] of changes) {
      if (text === undefined) continue;
      for (const folder of [aside, root]) await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(aside, name), text);
    }
    for (const [name, text] of changes)
      if (text === undefined) await rm(join(root, name), { force: true });
      else await rename(join(aside, name), join(root, name));
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
