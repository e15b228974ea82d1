/** Rates what a change of the spec means for callers, by Redocly's diff. This module adds no rules of its own. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../user-error.js";
import { operationsOf, type Parameter, resolve, type Schema, type Spec, valuesOf } from "./spec.js";

export interface Verdict {
  bump: "none" | "patch" | "minor" | "major";
  /** Redocly's message for each change, with the affected operations. */
  lines: string[];
}

interface Report {
  bump?: Verdict["bump"];
  changes: { path: string; verdicts: { impact: string; message: string }[] }[];
}

export async function lint(root: string, file: string): Promise<void> {
  await redocly(root, "lint", file, "--format", "stylish");
}

/** `before` and `after` are specs as plain data. */
export async function rate(root: string, before: Spec, after: Spec): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-verdict-"));
  try {
    const files = [join(folder, "before.json"), join(folder, "after.json")];
    for (const [at, spec] of [before, after].entries())
      await writeFile(
        files[at] ?? "",
        JSON.stringify(spec, (key, value) => withoutOpenEnums(spec, key, value)),
      );
    const { bump, changes }: Report = JSON.parse(
      await redocly(root, "diff", ...files, "--format", "json", "--fail-on", "none"),
    );
    const operations = [...operationsOf(before), ...operationsOf(after)];
    const affected = new Map<string, Set<string>>();
    for (const { path, verdicts } of changes) {
      const [, key = "", method = ""] = /^#\/paths\/([^/]+)(?:\/([a-z]+))?/.exec(path) ?? [];
      const place = key.replaceAll("~1", "/").replaceAll("~0", "~");
      const ids = operations
        .filter((one) => one.path === place && (method === "" || one.method === method.toUpperCase()))
        .map(({ id }) => id);
      for (const { impact, message } of verdicts) {
        const line = `${impact}: ${message}`;
        affected.set(line, new Set([...(affected.get(line) ?? []), ...ids]));
      }
    }
    return {
      bump: bump === undefined || bump === "none" ? "patch" : bump,
      lines: [...affected].map(([line, ids]) =>
        [line, ...(ids.size > 0 ? [`(${[...ids].join(", ")})`] : [])].join(" "),
      ),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Removes the values of open enums, because a new value there breaks no caller. Also resolves the references of parameters. */
function withoutOpenEnums(spec: Spec, key: string, node: unknown): unknown {
  if (typeof node === "bigint") return String(node);
  if (key === "parameters" && Array.isArray(node)) {
    const parameters = node.map((one: Parameter) => resolve(spec, one));
    return parameters.map((one) => ({ ...one, schema: resolve(spec, one?.schema) }));
  }
  const branches: Schema[] = Array.isArray(Object(node).anyOf) ? Object(node).anyOf : [];
  const isOpen = branches.some((branch) => resolve(spec, branch)?.type === "string" && !resolve(spec, branch)?.enum);
  return isOpen ? { ...Object(node), anyOf: branches.filter((branch) => !valuesOf(spec, branch)) } : node;
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
        reject(new UserError(reason, (args[0] === "lint" ? stdout : stderr).trim().split("\n")));
      },
    );
  });
}
