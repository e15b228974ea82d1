/** Redocly's command line: it bundles the spec in each language, and builds the reference pages. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Language } from "./language.js";

const run = promisify(execFile);

/** What each language lays over the spec, in order. The code samples are the same in all. */
const overlays: Record<Language, string[]> = {
  en: ["spec/docs.overlay.yaml"],
  zh: ["spec/docs.overlay.yaml", "spec/zh.overlay.yaml"],
};

/** Writes the whole spec as one JSON file, worded in a language. */
export async function bundleSpec(language: Language, file: string): Promise<void> {
  const laid = overlays[language].flatMap((overlay) => ["--overlay", overlay]);
  await redocly("bundle", "spec/openapi.yaml", ...laid, "--output", file);
}

export interface ReferenceInput {
  specFile: string;
  templateFile: string;
  title: string;
  /** The options of the viewer, Redoc 3. */
  options: object;
}

/** Writes the reference page, with the viewer inside it. */
export async function buildReference(
  { specFile, templateFile, title, options }: ReferenceInput,
  file: string,
): Promise<void> {
  const named = ["--title", title, "--template", templateFile, "--openapi", JSON.stringify(options)];
  await redocly("build-docs", specFile, "--inlineBundle", ...named, "--output", file);
}

async function redocly(...args: string[]): Promise<void> {
  await run(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...args], {
    // The setting for telemetry also goes into the page, where the viewer would report to its maker.
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
}
