/** Packs the package as `npm publish` does, and installs the tarball in a new folder, once for all tests of a run. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

const run = promisify(execFile);

declare module "vitest" {
  interface ProvidedContext {
    /** The tarball's path. */
    tarball: string;
    /** The paths of the files in it. */
    packedFiles: string[];
    /** A folder whose only dependency is the tarball. */
    consumer: string;
  }
}

export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-package-"));
  const consumer = await mkdtemp(join(tmpdir(), "xt-oauth-consumer-"));
  const { stdout } = await run("npm", ["pack", "--json", "--silent", "--pack-destination", folder]);
  // The output of the build comes before.
  const [packed] = JSON.parse(stdout.slice(stdout.search(/^\[/m)));
  const tarball = join(folder, packed.filename);
  await writeFile(join(consumer, "package.json"), JSON.stringify({ private: true, type: "module" }));
  // The layout of pnpm: a package can only import the dependencies that it declares.
  const options = ["--install-strategy=linked", "--no-audit", "--no-fund"];
  await run("npm", ["install", ...options, tarball], { cwd: consumer });
  project.provide("tarball", tarball);
  project.provide(
    "packedFiles",
    packed.files.map(({ path }: { path: string }) => path),
  );
  project.provide("consumer", consumer);
  return async () => {
    for (const path of [folder, consumer]) await rm(path, { recursive: true, force: true });
  };
}
