/** Copies this project, so that a test can run a command on it; creates a folder for a test's pages; and runs the command line. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { run } from "../../scripts/upstream/index.js";
import { planFrom } from "../../scripts/upstream/plan.js";
import { printRecord } from "../../scripts/upstream/recorded-pages.js";
import { openProject } from "../../scripts/upstream/spec/project.js";
import { updateOverlay } from "../../scripts/upstream/spec/texts.js";
import { type Pages, sourcePages } from "./project-in-memory.js";

export interface Project {
  root: string;
  read(name: string): Promise<string>;
  /** Writes a page below `pages/`, and returns its path. `name` has the folders of XT's site. */
  writePage(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies the files that the commands read and write, and the files in `more`. */
export async function copyProject(...more: string[]): Promise<Project> {
  await mkdir(".tmp", { recursive: true });
  const root = await mkdtemp(resolve(".tmp/upstream-"));
  for (const name of ["spec", "generated", "redocly.yaml", ...more])
    await cp(name, join(root, name), { recursive: true });
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  const project: Project = {
    root,
    read: (name) => readFile(join(root, name), "utf8"),
    writePage: (name, text) => putFile(join(root, "pages", name), text),
    remove: () => rm(root, { recursive: true, force: true }),
  };
  // The tests expect this version, so that they don't depend on the spec's current version.
  const spec = await project.read("spec/openapi.yaml");
  await putFile(join(root, "spec/openapi.yaml"), spec.replace(/^( {2}version: ).*$/m, "$11.0.0"));
  return project;
}

/** Merges pages into `spec/` of a copy, but doesn't regenerate `generated/`. */
export async function addPages(root: string, pages: Pages): Promise<void> {
  const project = await openProject(root);
  planFrom(project, sourcePages(pages));
  const { spec, overlay, chinese, record } = project;
  updateOverlay(overlay.data, spec.data, chinese);
  await putFile(join(root, "spec/openapi.yaml"), spec.print());
  await putFile(join(root, "spec/zh.overlay.yaml"), overlay.print());
  await putFile(join(root, "spec/upstream.json"), printRecord(record));
}

/** Writes a file, and returns its path. */
export async function putFile(file: string, text: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** Gives each test of a file a new folder. `put` writes a file into it, and returns its path. */
export function useFolder() {
  const folder = { path: "", put: (name: string, text: string) => putFile(join(folder.path, name), text) };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "upstream-"));
  });
  afterEach(() => rm(folder.path, { recursive: true }));
  return folder;
}

interface RunOptions {
  root?: string;
  input?: string;
}

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run -s upstream -- …` in this process. */
export async function upstream(args: string[], { root = ".", input = "" }: RunOptions = {}) {
  const printed: Outcome = { status: 0, stdout: "", stderr: "" };
  async function* stdin() {
    yield input;
  }
  const io = {
    stdin: stdin(),
    stdout: { write: (text: string) => (printed.stdout += text) },
    stderr: { write: (text: string) => (printed.stderr += text) },
  };
  printed.status = await run(args, io, root);
  return printed;
}

export function jsonLines(text: string): unknown[] {
  const lines = text.trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}
