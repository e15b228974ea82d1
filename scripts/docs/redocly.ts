/** Redocly's command line: it bundles the spec in each language, and builds a plain reference of it in one file. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import type { Language } from "./markdown.js";

export const run = promisify(execFile);

/** Writes the whole spec, worded in a language, as one JSON file, and resolves to it. English is the generator's already. */
export async function bundleSpec(language: Language, file: string) {
  await mkdir(dirname(file), { recursive: true });
  if (language === "en") await copyFile("generated/openapi.json", file);
  else await redocly("bundle", "spec/openapi.yaml", "--overlay", `spec/${language}.overlay.yaml`, "--output", file);
  return JSON.parse(await readFile(file, "utf8"));
}

/** Writes Redocly's own page of a folder's spec beside it: the viewer is inside, so it can be handed on. */
export async function buildReference(folder: string): Promise<void> {
  const options = ["--inlineBundle", "--template", "scripts/docs/reference.hbs"];
  await redocly("build-docs", `${folder}/openapi.json`, ...options, "--output", `${folder}/reference.html`);
}

async function redocly(...args: string[]): Promise<void> {
  // The setting for telemetry also goes into the page, where the viewer would report to its maker.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await run(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...args], { env });
}
