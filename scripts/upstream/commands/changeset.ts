/** The changeset of an update: the sentence for the changelog, and which version of the package it asks for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "../spec/version.js";
import type { FileChanges } from "../spec/write-files.js";

/** None where no caller notices anything. */
export async function changesetFor(root: string, bump: Bump, operationIds: readonly string[]): Promise<FileChanges> {
  if (bump === "none") return new Map();
  const { name, version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  // Before 1.0.0, by semver's custom, a minor version may break.
  const asked = bump === "major" && String(version).startsWith("0.") ? "minor" : bump;
  const operations = operationIds.map((id) => `\`${id}\``).join(", ");
  const text = `---\n"${name}": ${asked}\n---\n\nFollows what XT's documentation says by now of ${operations}.\n`;
  return new Map([[".changeset/follow-xt.md", text]]);
}
