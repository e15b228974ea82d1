/** A copy of this project in which a test can let `apply` write, and the command line that does it. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { run } from "../../scripts/upstream/index.js";

export interface Project {
  root: string;
  read(name: string): Promise<string>;
  /** Writes a page into the folder that its site keeps it in, and returns its path. */
  writePage(name: string, text: string): Promise<string>;
  remove(): Promise<void>;
}

/** What the commands read and write, and whatever else a test needs. */
export async function copyProject(...more: string[]): Promise<Project> {
  const project = await copyOf(".", ...more);
  // Whatever the version is by now, the tests count from this one.
  const spec = await project.read("spec/openapi.yaml");
  await writeFile(join(project.root, "spec/openapi.yaml"), spec.replace(/^( {2}version: ).*$/m, "$11.0.0"));
  return project;
}

/** A copy of a copy is as that one is, whatever was written into it. */
export async function copyOf(original: string, ...more: string[]): Promise<Project> {
  await mkdir(".tmp", { recursive: true });
  const root = await mkdtemp(resolve(".tmp/upstream-"));
  for (const name of ["spec", "generated", "redocly.yaml", ...more]) {
    await cp(join(original, name), join(root, name), { recursive: true });
  }
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return {
    root,
    read: (name) => readFile(join(root, name), "utf8"),
    async writePage(name, text) {
      const file = join(root, "pages", name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
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
    env: {},
  };
  printed.status = await run(args, io, root);
  return printed;
}

export function jsonLines(text: string): unknown[] {
  const lines = text.trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}
