/** The project that a command works on: the spec, and the record of the pages that it was written from. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "yaml";
import type { Change } from "../compare/change.js";
import type { RecordedPage } from "../record/record.js";
import { readRecordFile } from "../record/record-file.js";
import { openSpec } from "../spec/document.js";
import { prepareRevision, type Revision } from "../spec/revision.js";
import { writeFiles } from "../spec/write-files.js";

export interface Project {
  spec: Document;
  records: RecordedPage[];
}

export async function openProject(root: string): Promise<Project> {
  return {
    records: await readRecordFile(join(root, "spec/upstream.json")),
    spec: openSpec(await readFile(join(root, "spec/openapi.yaml"), "utf8")),
  };
}

/** Writes everything that follows from the project's new state, or nothing. */
export async function saveProject(
  root: string,
  { spec, records }: Project,
  changes: readonly Change[],
): Promise<Revision> {
  const revision = await prepareRevision(root, spec, records, changes);
  await writeFiles(root, revision.files);
  return revision;
}
