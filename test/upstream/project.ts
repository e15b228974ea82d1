/** Copies this project, so that a test can run `apply`; creates a folder for a test's pages; and runs the command line. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { parse } from "yaml";
import { run } from "../../scripts/upstream/index.js";
import { couponPage } from "./pages.js";

export interface Project {
  root: string;
  read(name: string): Promise<string>;
  /** Writes a page below `pages/`, and returns its path. `name` has the folders of XT's site. */
  writePage(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies the files that the commands read and write, and the files in `more`. */
export async function copyProject(...more: string[]): Promise<Project> {
  const project = await copyOf(".", ...more);
  // The tests expect this version, so that they don't depend on the spec's current version.
  const spec = await project.read("spec/openapi.yaml");
  await writeFile(join(project.root, "spec/openapi.yaml"), spec.replace(/^( {2}version: ).*$/m, "$11.0.0"));
  return project;
}

/** Copies a project. `original` may be a copy that a test has changed. */
async function copyOf(original: string, ...more: string[]): Promise<Project> {
  await mkdir(".tmp", { recursive: true });
  const root = await mkdtemp(resolve(".tmp/upstream-"));
  for (const name of ["spec", "generated", "redocly.yaml", ...more]) {
    await cp(join(original, name), join(root, name), { recursive: true });
  }
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return {
    root,
    read: (name) => readFile(join(root, name), "utf8"),
    writePage: (name, text) => put(join(root, "pages", name), text),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Creates a copy, and adds the operation of the page of coupons to its spec. */
export async function copyWithCoupons(...more: string[]): Promise<Project> {
  const project = await copyProject(...more);
  const page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
  expect(await upstream(["apply", page, "--operation-id", "listCoupons"], project)).toMatchObject({ status: 0 });
  return project;
}

/** Gives each test of a file a new copy of a project with the operation of the page of coupons. */
export function useCoupons() {
  let original: Project;
  let project: Project;
  beforeAll(async () => {
    original = await copyWithCoupons();
  });
  beforeEach(async () => {
    project = await copyOf(original.root);
  });
  afterEach(() => project.remove());
  afterAll(() => original.remove());
  return {
    read: (name: string) => project.read(name),
    put: (name: string, text: string) => put(join(project.root, name), text),
    run: (...args: string[]) => upstream(args, project),
    /** Writes pages, and applies them. */
    async apply(pages: Record<string, string>, ...args: string[]) {
      const files = Object.entries(pages).map(([name, text]) => project.writePage(name, text));
      return upstream(["apply", ...(await Promise.all(files)), ...args], project);
    },
    /** The folder of the page of coupons. */
    pages: () => join(project.root, "pages/docs/demo"),
    /** The contents of files that `apply` writes. */
    contents: () =>
      Promise.all(["spec/openapi.yaml", "spec/upstream.json", "generated/openapi.json"].map(project.read)),
    spec: async () => parse(await project.read("spec/openapi.yaml")),
  };
}

async function put(file: string, text: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** Gives each test of a file a new folder. `put` writes a file into it, and returns its path. */
export function useFolder() {
  const folder = { path: "", put: (name: string, text: string) => put(join(folder.path, name), text) };
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
