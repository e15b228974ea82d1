import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../generate.js";
import type { Change } from "./diff.js";
import { openSpec, printSpec } from "./spec-document.js";
import { UsageError } from "./terminal.js";
import type { UpstreamFile } from "./upstream-file.js";

type Bump = "none" | "patch" | "minor" | "major";

/** A new state of the project, whole and checked, of which nothing is written yet. */
export interface Release {
  /** What Redocly's diff makes of the change, raised to what the pages' own changes mean for a caller. */
  bump: Bump;
  from: string;
  to: string;
  files: ReadonlyMap<string, string>;
}

const bumps: readonly Bump[] = ["none", "patch", "minor", "major"];

/** Lints the new spec, rates it against the old one, gives it the next version, and generates from it. */
export async function prepareRelease(
  root: string,
  specText: string,
  upstream: UpstreamFile,
  changes: readonly Change[],
): Promise<Release> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-upstream-"));
  try {
    const [base, revision] = [join(root, "spec/openapi.yaml"), join(folder, "openapi.yaml")];
    await writeFile(revision, specText);
    await redocly(root, "lint", revision);
    const report = JSON.parse(await redocly(root, "diff", base, revision, "--format", "json", "--fail-on", "none"));
    const atLeast: Bump = changes.some(({ impact }) => impact === "breaking")
      ? "major"
      : changes.length > 0
        ? "patch"
        : "none";
    const bump = bumps[Math.max(bumps.indexOf(report.bump), bumps.indexOf(atLeast))] ?? "major";

    const spec = openSpec(specText);
    const from = String(spec.getIn(["info", "version"]));
    const to = nextVersion(from, bump);
    spec.setIn(["info", "version"], to);
    await writeFile(revision, printSpec(spec));
    await generate(revision, join(folder, "generated"));

    const manifest = await readFile(join(root, "package.json"), "utf8");
    const files = new Map([
      ["package.json", manifest.replace(/("specVersion": ")[^"]*/, `$1${to}`)],
      ["spec/openapi.yaml", printSpec(spec)],
      ["spec/upstream.json", `${JSON.stringify(upstream, null, 2)}\n`],
    ]);
    for (const name of await readdir(join(folder, "generated"))) {
      files.set(`generated/${name}`, await readFile(join(folder, "generated", name), "utf8"));
    }
    return { bump, from, to, files };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Puts every file beside its place first, and only then all of them into place: never half an update. */
export async function writeRelease(root: string, { files }: Release): Promise<void> {
  const staged = [...files].map(([name, text]) => ({ path: join(root, name), text }));
  try {
    for (const { path, text } of staged) await writeFile(`${path}.new`, text);
  } catch (error) {
    for (const { path } of staged) await rm(`${path}.new`, { force: true });
    throw error;
  }
  for (const { path } of staged) await rename(`${path}.new`, path);
}

function nextVersion(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  if (bump === "minor") return `${major}.${minor + 1}.0`;
  return bump === "patch" ? `${major}.${minor}.${patch + 1}` : version;
}

function redocly(root: string, ...args: string[]): Promise<string> {
  const cli = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const config = ["--config", join(root, "redocly.yaml")];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [cli, ...args, ...config],
      { cwd: root, env, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        if (error)
          reject(
            new UsageError(
              `nothing was written, because the changed spec does not pass \`redocly ${args[0]}\`:\n${stdout}${stderr}`,
            ),
          );
        else resolve(stdout);
      },
    );
  });
}
