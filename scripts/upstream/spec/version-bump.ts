/** Rates what a change of the spec means for callers, by Redocly's diff. This module prepares the specs (see `forCallers`), and turns `none` into `patch`. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { OpenAPI3 } from "openapi-typescript";
import { inlined, unescapePointer } from "../../generate/resolve.js";
import { UserError } from "../command-line.js";
import { valuesOf } from "./parts.js";
import { operationsOf, type Schema, type Spec } from "./spec.js";

const bumps = ["major", "minor", "patch"] as const;
export type Bump = (typeof bumps)[number];

interface Report {
  bump?: Bump | "none";
  changes: { path: string; verdicts: { impact: string; message: string }[] }[];
}

export async function lint(root: string, file: string): Promise<void> {
  await redocly(root, "lint", file, "--format", "stylish");
}

/** Rates the change from one spec to another. `folder` is for temporary files. */
export async function rateChange(root: string, folder: string, before: Spec, after: Spec) {
  const files: string[] = [];
  for (const spec of [before, after]) {
    const file = join(folder, `${files.length}.json`);
    await writeFile(file, forCallers(spec));
    files.push(file);
  }
  const report = await redocly(root, "diff", ...files, "--format", "json", "--fail-on", "none");
  const { bump = "none", changes }: Report = JSON.parse(report);
  const operations = [...operationsOf(before), ...operationsOf(after)];
  const affected = new Map<string, Set<string>>();
  for (const { path, verdicts } of changes) {
    const [, key = "", method = ""] = /^#\/paths\/([^/]+)(?:\/([a-z]+))?/.exec(path) ?? [];
    const ids = operations
      .filter((one) => one.path === unescapePointer(key) && (method === "" || one.method === method.toUpperCase()))
      .map(({ id }) => id);
    for (const { impact, message } of verdicts) {
      const line = `${impact}: ${message}`;
      affected.set(line, new Set([...(affected.get(line) ?? []), ...ids]));
    }
  }
  const verdict = [...affected].map(([line, ids]) => (ids.size > 0 ? `${line} (${[...ids].join(", ")})` : line));
  return { bump: bump === "none" ? ("patch" as const) : bump, verdict };
}

/**
 * The spec as callers see it: without to-dos and the values of open enums. A body has no unknown fields, because the client refuses them.
 * References are resolved, so that Redocly reports a change for each operation.
 */
function forCallers(spec: Spec): string {
  const { components, ...copy } = inlined(structuredClone(spec) as object as OpenAPI3) as Spec;
  for (const { node } of operationsOf(copy as Spec))
    for (const { schema } of Object.values(node.requestBody?.content ?? {}))
      for (const object of [schema, ...(schema.oneOf ?? [])])
        if (object.properties) object.additionalProperties = false;
  return JSON.stringify({ ...copy, components: { securitySchemes: components.securitySchemes } }, (key, node) => {
    if (typeof node === "bigint") return String(node);
    if (key === "x-to-do") return undefined;
    const branches: Schema[] = Array.isArray(Object(node).anyOf) ? Object(node).anyOf : [];
    const isOpen = branches.some(({ type, enum: values }) => type === "string" && !values);
    return isOpen ? { ...Object(node), anyOf: branches.filter((branch) => !valuesOf(spec, branch)) } : node;
  });
}

export function nextVersion(version: string, bump: Bump): string {
  const at = bumps.indexOf(bump);
  const parts = version.split(".").map(Number);
  return parts.map((part, index) => (index < at ? part : index === at ? part + 1 : 0)).join(".");
}

function redocly(root: string, ...args: string[]): Promise<string> {
  const cli = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const options = { cwd: root, env, maxBuffer: 2 ** 28 };
  return new Promise((resolve, reject) => {
    const config = join(root, "redocly.yaml");
    execFile(process.execPath, [cli, ...args, "--config", config], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = `nothing was written, because the changed spec does not pass \`redocly ${args[0]}\`:`;
      reject(new UserError(reason, (args[0] === "lint" ? stdout : stderr).trim().split("\n")));
    });
  });
}
