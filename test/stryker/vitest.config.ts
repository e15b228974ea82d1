/** Selects the tests that run for each mutant. All other tests are for other code, or are too slow. */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "#adapter": resolve("src/http/adapters/node.ts") } },
  test: {
    include: [
      "test/{callback,client,errors,oauth,redact,url-options}.test.ts",
      "test/{call,http}/*.test.ts",
      "test/commands/frozen-classes.test.ts",
      "test/faults/*.test.ts",
      "test/testing/*.test.ts",
      "test/tokens/stopped-processes.test.ts",
    ],
    globalSetup: ["test/random-seed.ts", "test/trusted-identity.ts"],
    setupFiles: ["test/setup.ts"],
    unstubGlobals: true,
    testTimeout: 5_000,
  },
});
