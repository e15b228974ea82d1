/**
 * `npm run contract [-- --server URL]`: runs spec/sign-in.arazzo.yaml with Redocly's `respect`, against the mock or the given server.
 * If a check fails, Redocly prints the whole response with its tokens, and masks only the inputs. So this script prints only the lines of
 * the report that can't contain a value of a response.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { parseSecureUrl } from "../src/http/secure-url.js";
import { containsSecret, withheld } from "../src/redact.js";
import { startMock } from "./mock.js";

const usage = `usage: npm run contract [-- --server URL]
  URL: https, or http on loopback, without user, password, query or fragment; the mock by default.
  Another server needs XT_CLIENT_ID, XT_CLIENT_SECRET and a new XT_CODE in the environment.`;

/** The lines that contain only words of Redocly, the workflows and the spec. Any other line may quote a response. */
const safeLines = [
  /^ *Running workflow [\w.-]+ \/ [\w-]+$/,
  /^ *[✓✗] (GET|POST|PUT|DELETE|PATCH) [\w/{}-]+ - step [\w-]+$/,
  /^ *[✓✗] (success criteria|status code|content-type|schema) check( - \$[\w.]+(#[\w/]+)? [=!<>in]+ [\w', [\]]+)?$/,
  /^ *[✓✗] (failed network request|unexpected error)$/,
  /^ *fetch failed( \(cause: [A-Z_]+\))?$/,
  /^ *[A-Z]+ must (be|have|match|NOT have) [\w ,']{1,60}$/,
  /^ *stepId - [\w-]+$/,
  /^ *(Failed tests info|Workflow name: [\w-]+):?$/,
  /^ *(Workflows|Steps|Checks):( \d+ (passed|failed|total),?)+$/,
];

interface Inputs {
  client_id?: string;
  client_secret?: string;
  code?: string;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const server = serverFromArguments();
  if (server === undefined) {
    const mock = await startMock();
    try {
      return await respect(mock.baseUrl, {});
    } finally {
      await mock.stop();
    }
  }
  const { XT_CLIENT_ID: client_id, XT_CLIENT_SECRET: client_secret, XT_CODE: code } = process.env;
  if (!client_id || !client_secret || !code)
    return usageError("XT_CLIENT_ID, XT_CLIENT_SECRET and XT_CODE must be set");
  return respect(server, { client_id, client_secret, code });
}

function serverFromArguments(): string | undefined {
  let server: string | undefined;
  try {
    server = parseArgs({ options: { server: { type: "string" } } }).values.server;
  } catch {
    process.exit(usageError("the only argument is --server URL"));
  }
  if (server === undefined) return undefined;
  const url = parseSecureUrl(server);
  if (!url || /[?#]/.test(server))
    process.exit(usageError("the URL must be https, or http on loopback, without user, password, query or fragment"));
  return url.href.replace(/\/+$/, "");
}

/** Prints the reason and the usage, and returns the exit status. It prints no arguments, because they may contain a password. */
function usageError(reason: string): number {
  console.error(`${reason}\n${usage}`);
  return 2;
}

async function respect(server: string, inputs: Inputs): Promise<number> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("@redocly/cli/package.json");
  const bin = join(dirname(manifest), require(manifest).bin.redocly);
  console.log(`Running spec/sign-in.arazzo.yaml against ${server}`);
  const child = spawn(process.execPath, [bin, "respect", "spec/sign-in.arazzo.yaml", "--server", `xt=${server}`], {
    // Other users of the machine can read the arguments, but not the environment.
    env: {
      ...process.env,
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
      // Redocly's command would report its use, and look for a newer version.
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
      FORCE_COLOR: "0",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let report = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (report += chunk));
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  print(
    report,
    [inputs.client_secret, inputs.code].filter((secret) => secret !== undefined),
  );
  return exitCode ?? 1;
}

function print(report: string, secrets: string[]): void {
  for (const line of stripVTControlCharacters(report).replaceAll("\u00A0", " ").split("\n")) {
    if (!safeLines.some((shape) => shape.test(line.trimEnd()))) continue;
    console.log(containsSecret(line, secrets) ? withheld : line.trimEnd());
  }
}
