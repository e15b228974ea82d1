/** A new state of the project out of an edited spec: linted, rated, given the next version, generated from; not yet written. */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { filesToRenew } from "../../generate.js";
import { type Record as PageRecord, printRecord, readRecord } from "../record/record.js";
import { openSpec, type Spec } from "./spec.js";
import { type Chinese, chineseOf, type Draft, draftsIn, followSpec, type Overlay } from "./texts.js";
import { lint, nextVersion, rate, type Verdict } from "./verdict.js";
import { openYaml, type YamlFile } from "./yaml-file.js";

/** What `spec/` holds. */
export interface Project {
  root: string;
  spec: YamlFile<Spec>;
  /** The Chinese of the spec's texts, where there is any. */
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
  await finishWriting(root);
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
  const revision: Revision = { verdict: { bump: "none", lines: [] }, from, to: from, drafts: [], files };
  if (spec.print() === before.print()) return { ...revision, drafts: draftsIn(spec.data, overlay?.data) };

  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-upstream-"));
  try {
    const file = join(folder, "openapi.yaml");
    await writeFile(file, spec.print());
    const [, verdict] = await Promise.all([lint(root, file), rate(root, before.data, spec.data)]);
    const to = nextVersion(from, verdict.bump);
    spec.data.info.version = to;
    await writeFile(file, spec.print());
    files.set(SPEC, spec.print());
    // What the new spec has no use for goes: an operation's own files, say.
    for (const name of await filesBelow(join(root, "generated"))) files.set(`generated/${name}`, undefined);
    for (const [name, text] of await filesToRenew(root, file)) files.set(name, text);
    if (overlay) {
      const translated = new Map([...chineseOf(overlay.data, before.data), ...chinese]);
      const moved = files.get(OVERLAY);
      const renewed = moved === undefined ? overlay : openOverlay(moved);
      followSpec(renewed.data, spec.data, translated);
      files.set(OVERLAY, renewed.print());
      return { ...revision, verdict, to, drafts: draftsIn(spec.data, renewed.data) };
    }
    return { ...revision, verdict, to, drafts: draftsIn(spec.data, undefined) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** Takes what nothing refers to any more out of the components; what nothing referred to before stays. */
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

/** The files' new text, by their name in the project; undefined for one that goes. */
export type FileChanges = Map<string, string | undefined>;

/** What is decided lies here, beside the names of the files that go. */
const DECIDED = ".tmp/upstream-write";

export async function writeFiles(root: string, changes: FileChanges): Promise<void> {
  await finishWriting(root);
  await mkdir(join(root, ".tmp"), { recursive: true });
  const aside = await mkdtemp(join(root, `${DECIDED}-`));
  try {
    for (const [name, text] of changes) {
      if (text === undefined) continue;
      const file = join(aside, "files", name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const written = [...changes].flatMap(([name, text]) => (text === undefined ? [] : [name]));
    const gone = [...changes.keys()].filter((name) => !written.includes(name));
    await writeFile(join(aside, "names.json"), JSON.stringify({ written, gone }));
    await rename(aside, join(root, DECIDED));
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
  await finishWriting(root);
}

/** Finishes what a process that was killed had decided to write. */
export async function finishWriting(root: string): Promise<void> {
  const decided = join(root, DECIDED);
  const json = await readFile(join(decided, "names.json"), "utf8").catch(unlessMissing);
  if (json === undefined) return rm(decided, { recursive: true, force: true });
  const { written, gone }: { written: string[]; gone: string[] } = JSON.parse(json);
  for (const name of written) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    // What is missing there stands in its place already.
    await rename(join(decided, "files", name), join(root, name)).catch(unlessMissing);
  }
  for (const name of gone) await rm(join(root, name), { force: true });
  await rm(decided, { recursive: true, force: true });
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
  return undefined;
}
