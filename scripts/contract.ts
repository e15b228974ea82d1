/** `npm run contract`: runs the workflows of spec/sign-in.arazzo.yaml with Redocly's `respect`, against the mock. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { startMock } from "./mock.js";

const mock = await startMock();
try {
  const command = ["node_modules/@redocly/cli/bin/cli.js", "respect", "spec/sign-in.arazzo.yaml"];
  // Redocly's command would report its use, and look for a newer version.
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const respect = spawn(process.execPath, [...command, "--server", `xt=${mock.baseUrl}`], { stdio: "inherit", env });
  const [exitCode] = await once(respect, "exit");
  process.exitCode = exitCode ?? 1;
} finally {
  await mock.stop();
}
