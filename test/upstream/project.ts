/** A copy of this project in which a test can let `apply` write, a folder for a test's pages, and the command line that reads them. */
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
  /** Writes a page into the folder that its site keeps it in, and returns its path. */
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

/** A copy in which the operation of the page of coupons was added to the spec. */
export async function copyWithCoupons(...more: string[]): Promise<Project> {
  const project = await copyProject(...more);
  const page = await project.writePage("docs/demo/Coupons.mdx", couponPage);
  expect(await upstream(["apply", page, "--operation-id", "listCoupons"], project)).toMatchObject({ status: 0 });
  return project;
}

/** Each test of the file gets a fresh copy of such a project. */
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
    /** What `apply` writes. */
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

/** Each test of the file gets a new folder. `put` writes a file into it, and returns its path. */
export function useFolder() {
  const folder = { path: "", put: (name: string, text: string) => put(join(folder.path, name), text) };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "upstream-"));
  });
  afterEach(() => rm(folder.path, { recursive: true }));
  return folder;
}

interface Surroundings {
  root?: string;
  input?: string;
}

export interface Outcome {
  status: number;
  stdout: string;
  stderr: string;
}

/** `npm run -s upstream -- …`, in this process. */
export async function upstream(args: string[], { root = ".", input = "" }: Surroundings = {}) {
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
