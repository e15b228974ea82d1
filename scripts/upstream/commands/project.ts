/** The project that a command works on: the spec, its Chinese, and the record of the pages that it was written from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Change } from "../compare/change.js";
import { readRecordFile } from "../record/record-file.js";
import { openSpec } from "../spec/document.js";
import { prepareRevision, type Revision, type SpecFolder } from "../spec/revision.js";
import type { Chinese } from "../spec/wording.js";
import { finishWriting, writeFiles } from "../spec/write-files.js";

export type Project = SpecFolder;

export async function openProject(root: string): Promise<Project> {
  await finishWriting(root);
  return {
    records: await readRecordFile(join(root, "spec/upstream.json")),
    spec: openSpec(await readFile(join(root, "spec/openapi.yaml"), "utf8")),
    overlay: await readFile(join(root, "spec/zh.overlay.yaml"), "utf8").catch(() => ""),
  };
}

/** Writes everything that follows from the project's new state, or nothing. */
export async function saveProject(
  root: string,
  project: Project,
  changes: readonly Change[],
  chinese: Chinese = new Map(),
): Promise<Revision> {
  const revision = await prepareRevision(root, project, changes, chinese);
  await writeFiles(root, revision.files);
  return revision;
}
