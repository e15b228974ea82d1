/** What Redocly's command line makes of a spec: whether it is sound, and how much a change to it asks of callers. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { Refusal } from "../refusal.js";

export async function lint(root: string, file: string): Promise<void> {
  await redocly(root, "lint", file, "--format", "stylish");
}

/** `none`, `patch`, `minor` or `major`. */
export async function rate(root: string, before: string, after: string): Promise<string> {
  const report = await redocly(root, "diff", before, after, "--format", "json", "--fail-on", "none");
  return String(JSON.parse(report).bump);
}

function redocly(root: string, ...args: string[]): Promise<string> {
  const cli = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const options = { cwd: root, env, maxBuffer: 2 ** 28 };
  return new Promise((resolve, reject) => {
    const config = ["--config", join(root, "redocly.yaml")];
    execFile(process.execPath, [cli, ...args, ...config], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason = `the changed spec does not pass \`redocly ${args[0]}\``;
      reject(
        new Refusal(
          `nothing was written, because ${reason}:`,
          (args[0] === "lint" ? stdout : stderr).trim().split("\n"),
        ),
      );
    });
  });
}
