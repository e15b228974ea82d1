/** Updates paths and hosts in the project's own pages when they change in the spec. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { findOperations } from "./spec.js";

/** Whether a file may mention paths or hosts. The record of XT's pages isn't updated here, because it holds what XT's pages say. */
export function showsMentions(name: string): boolean {
  const pages = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "spec/zh.overlay.yaml"];
  return pages.includes(name) || /^docs\/(?:zh\/)?[\w-]+\.md$/.test(name) || isOfExample(name);
}

/** A source file of an example; not an installed package, and not a build in a folder whose name begins with a dot. */
function isOfExample(name: string): boolean {
  return /^examples(?:\/(?!node_modules\/)[\w[\]-][\w.[\]-]*)+\.(?:js|ts|tsx|md)$/.test(name);
}

/** The files of the project at `root` that may mention paths or hosts. */
export async function pagesWithMentions(root: string): Promise<string[]> {
  const below = (folder: string) => readdir(join(root, folder)).catch((): string[] => []);
  const names = await Promise.all(
    ["", "spec/", "docs/", "docs/zh/"].map(async (folder) => (await below(folder)).map((name) => folder + name)),
  );
  const inExamples = await readdir(join(root, "examples"), { recursive: true }).catch((): string[] => []);
  return [...names.flat(), ...inExamples.map((name) => `examples/${name}`)].filter(showsMentions).sort();
}

/** The pages that mention a path or host that has changed, with their new contents. */
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

/** The paths and the host of the earlier spec, each with its value now, also if it is unchanged. */
export function placesIn(before: OpenAPI3, now: OpenAPI3): ReadonlyMap<string, string> {
  const pathsNow = new Map(findOperations(now).map(({ id, path }) => [id, path]));
  const places = new Map(findOperations(before).map(({ id, path }) => [path, pathsNow.get(id) ?? path]));
  const [host, hostNow] = [before.servers?.[0]?.url, now.servers?.[0]?.url];
  if (host && hostNow) places.set(host, hostNow);
  return places;
}

/** Replaces all mentions in one pass, the longest first. So two paths can be exchanged, and a path isn't mistaken for the start of another. */
export function renewed(text: string, places: ReadonlyMap<string, string>): string {
  const longestFirst = [...places.keys()].sort((one, other) => other.length - one.length);
  const literals = longestFirst.map((from) => from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const mention = new RegExp(`(?:${literals.join("|")})(?![\\w{-])`, "g");
  return text.replace(mention, (from) => places.get(from) ?? from);
}
