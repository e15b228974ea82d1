/**
 * Configures Stryker. It changes the sources that a call runs through, one place at a time, and lists the changes that no test detects.
 * CONTRIBUTING.md has the command. A run takes about 35 minutes on two cores.
 */
import { newIdentity } from "../trusted-identity.js";

// Stryker runs tests in threads. They trust the certificates that their process trusted at its start.
process.env.XT_OAUTH_TEST_IDENTITY = await newIdentity();

export default {
  mutate: [
    "src/http/**/*.ts",
    "!src/http/secure-url.ts",
    "src/callback.ts",
    "src/errors/*.ts",
    "src/call/{call,unwrap}.ts",
    // It contains almost only types.
    "!src/http/adapter.ts",
  ],
  testRunner: "vitest",
  vitest: { configFile: "test/stryker/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  // Code that runs once, when a file is loaded, can't be changed while the tests run.
  ignoreStatic: true,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ["clear-text", "progress", "json"],
  jsonReporter: { fileName: ".tmp/stryker/report.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: ".tmp/stryker/copies",
  timeoutMS: 10_000,
  concurrency: 2,
  allowConsoleColors: false,
};
