/**
 * Installs tools that tests run but the project doesn't depend on: other compilers, other runtimes. They are kept for the next run.
 * Their binaries are inside the npm packages, so no install script runs, and nothing else is downloaded.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
// Not below node_modules, which `npm ci` empties.
const cache = resolve(".tmp/tools");

const installing = new Map<string, Promise<string>>();

/** Returns the `node_modules` folder with this exact version of a package. Concurrent calls share one installation. */
export function installed(name: string, version: string): Promise<string> {
  const tool = `${name}@${version}`;
  const folder = installing.get(tool) ?? install(name, version);
  installing.set(tool, folder);
  return folder;
}

async function install(name: string, version: string): Promise<string> {
  const folder = join(cache, `${name.replaceAll("/", "+")}@${version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, "package.json"), JSON.stringify({ private: true }));
    const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", `${name}@${version}`];
    await run("npm", args, { cwd: unfinished });
    // Another process may have been faster.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  }
  return join(folder, "node_modules");
}
