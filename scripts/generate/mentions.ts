/** Keeps in step with the spec what our own pages show of it: a path or a host that moved is renewed where it stands. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { findOperations } from "./spec.js";

/** Whether a file shows a path or the host. What is recorded of XT's pages doesn't: facts aren't renewed, they are read. */
export function showsMentions(name: string): boolean {
  const pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "spec/zh.overlay.yaml"];
  return pages.includes(name) || /^docs\/(?:zh\/)?[\w-]+\.md$/.test(name) || isOfExample(name);
}

/** What is installed there isn't ours, and neither is what is built, in folders whose names begin with a dot. */
function isOfExample(name: string): boolean {
  return /^examples(?:\/(?!node_modules\/)[\w[\]-][\w.[\]-]*)+\.(?:js|ts|tsx|md)$/.test(name);
}

/** The files of the project at `root` that show a path or the host. */
export async function pagesWithMentions(root: string): Promise<string[]> {
  const below = (folder: string) => readdir(join(root, folder)).catch((): string[] => []);
  const names = await Promise.all(
    ["", "spec/", "docs/", "docs/zh/"].map(async (folder) => (await below(folder)).map((name) => folder + name)),
  );
  const inExamples = await readdir(join(root, "examples"), { recursive: true }).catch((): string[] => []);
  return [...names.flat(), ...inExamples.map((name) => `examples/${name}`)].filter(showsMentions).sort();
}

/** The pages, with their new texts, in which something of the spec before is mentioned that is elsewhere in the spec now. */
export async function renewedPages(root: string, before: OpenAPI3, now: OpenAPI3): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const places = placesIn(before, now);
  if ([...places].every(([from, to]) => from === to)) return pages;
  for (const page of await pagesWithMentions(root)) {
    const text = await readFile(join(root, page), "utf8").catch(() => "");
    if (renewed(text, places) !== text) pages.set(page, renewed(text, places));
  }
  return pages;
}

/** The paths and the host of the spec before, each with what it is now; those that didn't move, too. */
export function placesIn(before: OpenAPI3, now: OpenAPI3): ReadonlyMap<string, string> {
  const pathsNow = new Map(findOperations(now).map(({ id, path }) => [id, path]));
  const places = new Map(findOperations(before).map(({ id, path }) => [path, pathsNow.get(id) ?? path]));
  const [host, hostNow] = [before.servers?.[0]?.url, now.servers?.[0]?.url];
  if (host && hostNow) places.set(host, hostNow);
  return places;
}

/** All at once, the longest first: two that changed places aren't mixed up, and none is taken for the start of another. */
export function renewed(text: string, places: ReadonlyMap<string, string>): string {
  const longestFirst = [...places.keys()].sort((one, other) => other.length - one.length);
  const literals = longestFirst.map((from) => from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const mention = new RegExp(`(?:${literals.join("|")})(?![\\w{-])`, "g");
  return text.replace(mention, (from) => places.get(from) ?? from);
}
