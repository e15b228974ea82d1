import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

// A limit for what hangs, not for a busy machine.
const testTimeout = 60_000;

// The sources as they are: package.json leads to what is built of them.
const sources = { alias: { "#wire": resolve("src/wire/node.ts") } };

// What is too slow for every save: each has a command of its own, `npm run test:NAME`.
const slow = ["test/package", "test/runtimes", "test/mutations", "test/commands"];
const browser = "test/site/browser.test.ts";

export default defineConfig({
  test: {
    // Left to itself vitest keeps a core free, which on two cores is half of them; much here waits anyway.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve: sources,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/bench/**", ...slow.map((folder) => `${folder}/**`), browser],
          globalSetup: ["test/seed.ts", "test/shared-mock.ts"],
          setupFiles: ["test/setup.ts"],
          unstubGlobals: true,
          testTimeout,
        },
      },
      // `npm start`, `npm run mock` and `npm run contract` in processes of their own, up to their violent ends.
      {
        test: {
          name: "commands",
          include: ["test/commands/*.test.ts"],
          globalSetup: "test/shared-mock.ts",
          testTimeout,
        },
      },
      // The docs site in a real Chromium.
      { test: { name: "browser", include: [browser], testTimeout } },
      // These pack the package and install it for real, or install whole runtimes.
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
