/** Prepares a revision from an edited spec: lints and rates it, sets the next version, and generates the code. Nothing is written. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { filesToRenew } from "../../generate.js";
import { type Record as PageRecord, printRecord, readRecord } from "../record/record.js";
import { openSpec, type Spec } from "./spec.js";
import { type Chinese, chineseOf, type Draft, draftsIn, type Overlay, updateOverlay } from "./texts.js";
import { lint, nextVersion, rate, type Verdict } from "./verdict.js";
import { openYaml, type YamlFile } from "./yaml-file.js";

/** The contents of `spec/`. */
export interface Project {
  root: string;
  spec: YamlFile<Spec>;
  /** The Chinese texts of the spec, if there are any. */
  overlay: YamlFile<Overlay> | undefined;
  record: PageRecord;
}

export interface Revision {
  verdict: Verdict;
  from: string;
  to: string;
  drafts: Draft[];
  files: FileChanges;
}

const SPEC = "spec/openapi.yaml";
const OVERLAY = "spec/zh.overlay.yaml";
const RECORD = "spec/upstream.json";

export async function openProject(root: string): Promise<Project> {
  const overlay = await readFile(join(root, OVERLAY), "utf8").catch(() => "");
  return {
    root,
    record: await readRecord(join(root, RECORD)),
    spec: openSpec(await readFile(join(root, SPEC), "utf8")),
    overlay: overlay === "" ? undefined : openOverlay(overlay),
  };
}

const openOverlay = (text: string) => openYaml<Overlay>(OVERLAY, text, 0);

export async function prepareRevision({ root, spec, overlay, record }: Project, chinese: Chinese): Promise<Revision> {
  const from = spec.data.info.version;
  const files: FileChanges = new Map([[RECORD, printRecord(record)]]);
  const before = openSpec(await readFile(join(root, SPEC), "utf8"));
  if (spec.print() === before.print()) {
    return { verdict: { bump: "none", lines: [] }, from, to: from, drafts: draftsIn(spec.data, overlay?.data), files };
  }
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-upstream-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, spec.print());
    const [, verdict] = await Promise.all([lint(root, file), rate(root, before.data, spec.data)]);
    const to = nextVersion(from, verdict.bump);
    spec.data.info.version = to;
    await writeFile(file, spec.print());
    files.set(SPEC, spec.print());
    // Delete generated files that the new spec doesn't need, such as those of a removed operation.
    for (const entry of await readdir(join(root, "generated"), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) files.set(relative(root, join(entry.parentPath, entry.name)), undefined);
    for (const [name, text] of await filesToRenew(root, file)) files.set(name, text);
    const renewed = files.get(OVERLAY);
    const followed = renewed === undefined ? overlay : openOverlay(renewed);
    if (overlay && followed) {
      updateOverlay(followed.data, spec.data, new Map([...chineseOf(overlay.data, before.data), ...chinese]));
      files.set(OVERLAY, followed.print());
    }
    return { verdict, from, to, drafts: draftsIn(spec.data, followed?.data), files };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Removes components that have lost their last reference. Components without a reference before stay. */
export function pruneComponents({ components, ...spec }: Spec, before: ReadonlySet<string>): void {
  for (let left = -1; left !== referencesIn({ components, ...spec }).size; ) {
    const now = referencesIn({ components, ...spec });
    left = now.size;
    for (const pointer of before) {
      const [, , kind = "", name = ""] = pointer.split("/");
      if (!now.has(pointer)) delete components[kind]?.[name];
    }
  }
}

export function referencesIn(spec: Spec): Set<string> {
  const text = JSON.stringify(spec, (_, value) => (typeof value === "bigint" ? String(value) : value));
  return new Set(text.match(/(?<="\$ref":")#\/components\/[^"]+/g));
}

/** The new content of files, by their path in the project; undefined for a file to delete. */
export type FileChanges = Map<string, string | undefined>;

/** Writes files. It writes temporary files first, so most errors occur before the first file is replaced. */
export async function writeFiles(root: string, changes: FileChanges): Promise<void> {
  const written = [...changes].filter((entry): entry is [string, string] => entry[1] !== undefined);
  await mkdir(join(root, ".tmp"), { recursive: true });
  const aside = await mkdtemp(join(root, ".tmp/upstream-"));
  try {
    for (const [name, text] of written) {
      for (const folder of [aside, root]) await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(aside, name), text);
    }
    for (const [name] of written) await rename(join(aside, name), join(root, name));
    for (const [name, text] of changes) if (text === undefined) await rm(join(root, name), { force: true });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
