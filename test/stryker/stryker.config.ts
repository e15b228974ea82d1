/**
 * `node --import tsx/esm node_modules/.bin/stryker run test/stryker/stryker.config.ts`: changes the sources that a call goes through, one place at a time, and counts the changes that no test
 * notices. Takes a quarter of an hour.
 */
import { newIdentity } from "../trusted-identity.js";

// Stryker runs tests in threads, which trust what their process was started with.
process.env.XT_OAUTH_TEST_IDENTITY = await newIdentity();

export default {
  mutate: [
    "src/http/*.ts",
    "!src/http/secure-url.ts",
    "src/{callback,*error*}.ts",
    "src/call/{call,unwrap}.ts",
    // Nothing but types.
    "!src/http/adapter.ts",
  ],
  testRunner: "vitest",
  vitest: { configFile: "test/stryker/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  // What is set up once, when a file is loaded, can't be changed under tests that run already.
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
