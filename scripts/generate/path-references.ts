/** Updates the documentation and the examples after an operation's path or the URL of the spec's first server has changed. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { findOperations } from "./spec.js";

/** Whether a file may refer to paths or hosts. The record of XT's pages isn't updated here, because it holds what XT's pages say. */
export function mayReferToPaths(name: string): boolean {
  const pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "spec/zh.overlay.yaml"];
  return pages.includes(name) || /^docs\/(?:zh\/)?[\w-]+\.md$/.test(name) || isExampleSource(name);
}

/** Whether a file is a source file of an example, outside `node_modules` and the folders of builds, which begin with a dot. */
function isExampleSource(name: string): boolean {
  return /^examples(?:\/(?!node_modules\/)[\w[\]-][\w.[\]-]*)+\.(?:js|ts|tsx|md)$/.test(name);
}

/** Returns the files of the project at `root` that may refer to paths or hosts. */
export async function filesWithReferences(root: string): Promise<string[]> {
  const below = (folder: string) => readdir(join(root, folder)).catch((): string[] => []);
  const names = await Promise.all(
    ["", "spec/", "docs/", "docs/zh/"].map(async (folder) => (await below(folder)).map((name) => folder + name)),
  );
  const inExamples = await readdir(join(root, "examples"), { recursive: true }).catch((): string[] => []);
  return [...names.flat(), ...inExamples.map((name) => `examples/${name}`)].filter(mayReferToPaths).sort();
}

/** Returns the new contents of each file that mentions a changed path, or the changed URL of the first server. */
export async function updatedReferences(root: string, before: OpenAPI3, now: OpenAPI3): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const addresses = currentAddresses(before, now);
  if ([...addresses].every(([from, to]) => from === to)) return files;
  for (const file of await filesWithReferences(root)) {
    const text = await readFile(join(root, file), "utf8").catch(() => "");
    const updated = replaceReferences(text, addresses);
    if (updated !== text) files.set(file, updated);
  }
  return files;
}

/**
 * Maps each path and the first server's URL of the earlier spec to the current one, even if it is unchanged. A path of several operations that
 * have different paths now stays, because a text doesn't say which operation it means.
 */
export function currentAddresses(before: OpenAPI3, now: OpenAPI3): ReadonlyMap<string, string> {
  const pathsNow = new Map(findOperations(now).map(({ id, path }) => [id, path]));
  const addresses = new Map<string, string>();
  for (const { id, path } of findOperations(before)) {
    const pathNow = pathsNow.get(id) ?? path;
    addresses.set(path, (addresses.get(path) ?? pathNow) === pathNow ? pathNow : path);
  }
  const host = before.servers?.[0]?.url;
  const hostNow = now.servers?.[0]?.url;
  if (host && hostNow) addresses.set(host, hostNow);
  return addresses;
}

/** Replaces all references in one pass, the longest first: two paths can be swapped, and no path is mistaken for the start of another. */
export function replaceReferences(text: string, addresses: ReadonlyMap<string, string>): string {
  const longestFirst = [...addresses.keys()].sort((one, other) => other.length - one.length);
  const literals = longestFirst.map((from) => from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const reference = new RegExp(`(?:${literals.join("|")})(?![\\w{-])`, "g");
  return text.replace(reference, (from) => addresses.get(from) ?? from);
}
