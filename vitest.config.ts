import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

// A limit for what hangs, not for a busy machine.
const testTimeout = 60_000;

export default defineConfig({
  test: {
    // Left to itself vitest keeps a core free, which on two cores is half of them; much here waits anyway.
    maxWorkers: availableParallelism(),
    projects: [
      {
        // The sources as they are: package.json leads to what is built of them.
        resolve: { alias: { "#wire": resolve("src/wire/node.ts") } },
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/runtimes/**", "test/mutations/**", "test/bench/**"],
          globalSetup: ["test/seed.ts"],
          setupFiles: ["test/setup.ts"],
          unstubGlobals: true,
          testTimeout,
          // The tests on types and what they import; the rest is compiled by `npm run check`.
          typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "test/tsconfig.types.json" },
        },
      },
      // These pack the package and install it for real, or install whole runtimes: too slow for every `npm test`.
      {
        test: {
          name: "package",
          include: ["test/package/*.test.ts"],
          globalSetup: "test/package/pack.ts",
          testTimeout,
        },
      },
      {
        test: {
          name: "runtimes",
          include: ["test/runtimes/*.test.ts"],
          globalSetup: "test/package/pack.ts",
          testTimeout,
        },
      },
      // Regenerates and compiles a copy of the project for each kind of change on XT's pages.
      { test: { name: "mutations", include: ["test/mutations/*.test.ts"], testTimeout: 300_000 } },
    ],
  },
});
