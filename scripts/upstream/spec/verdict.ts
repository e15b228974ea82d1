/** What a change of the spec means for callers: Redocly's diff of it before and after, and nothing that we rate ourselves. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { Refusal } from "../refusal.js";

export interface Verdict {
  bump: "none" | "patch" | "minor" | "major";
  /** What Redocly says of each change, with the operations that it concerns. */
  lines: string[];
}

interface Report {
  bump: Verdict["bump"];
  changes: { path: string; verdicts: { impact: string; message: string }[] }[];
}

export async function lint(root: string, file: string): Promise<void> {
  await redocly(root, "lint", file, "--format", "stylish");
}

/** `idOf` names the operation at a verb and a path. */
export async function rate(
  root: string,
  before: string,
  after: string,
  idOf: (method: string, path: string) => string | undefined,
): Promise<Verdict> {
  const { bump, changes }: Report = JSON.parse(
    await redocly(root, "diff", before, after, "--format", "json", "--fail-on", "none"),
  );
  const concerned = new Map<string, Set<string>>();
  for (const { path, verdicts } of changes) {
    const [, pathKey = "", method = ""] = /^#\/paths\/([^/]+)\/([a-z]+)/.exec(path) ?? [];
    const id = idOf(method.toUpperCase(), pathKey.replaceAll("~1", "/").replaceAll("~0", "~"));
    for (const { impact, message } of verdicts) {
      const line = `${impact}: ${message}`;
      concerned.set(
        line,
        (concerned.get(line) ?? new Set()).add(
          id ?? (method ? `${method.toUpperCase()} ${pathKey.replaceAll("~1", "/")}` : "the whole"),
        ),
      );
    }
  }
  return { bump, lines: [...concerned].map(([line, ids]) => `${line} (${[...ids].join(", ")})`) };
}

export function nextVersion(version: string, bump: Verdict["bump"]): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  if (bump === "minor") return `${major}.${minor + 1}.0`;
  return bump === "patch" ? `${major}.${minor}.${patch + 1}` : version;
}

function redocly(root: string, ...args: string[]): Promise<string> {
  const cli = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const options = { cwd: root, env, maxBuffer: 2 ** 28 };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [cli, ...args, "--config", join(root, "redocly.yaml")],
      options,
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const reason = `nothing was written, because the changed spec does not pass \`redocly ${args[0]}\`:`;
        reject(new Refusal(reason, (args[0] === "lint" ? stdout : stderr).trim().split("\n")));
      },
    );
  });
}
