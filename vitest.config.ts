import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

// A limit for what hangs, not for a busy machine.
const testTimeout = 60_000;

// The sources as they are: package.json leads to what is built of them, and the examples name the package.
const sources = {
  alias: [
    { find: "#adapter", replacement: resolve("src/http/node.ts") },
    { find: /^xt-oauth$/, replacement: resolve("src/index.ts") },
    { find: /^xt-oauth\/(testing|tokens)$/, replacement: resolve("src/$1/index.ts") },
  ],
};

// What is too slow for every save: each has a command of its own, `npm run test:NAME`.
const slow = ["test/examples", "test/package", "test/runtimes", "test/mutations", "test/upstream", "test/tokens/*"];
const browser = ["test/docs/{site,samples,docstrings}.test.ts", "test/examples/browser.test.ts"];
// What starts processes: the client's everyday tests are quicker without them.
const commands = ["test/commands/*.test.ts"];

export default defineConfig({
  test: {
    // Left to itself vitest keeps a core free, which on two cores is half of them; and much here waits, so one more than cores.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        resolve: sources,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/bench/**", ...slow.map((folder) => `${folder}/**`), ...commands, ...browser],
          globalSetup: ["test/seed.ts", "test/shared-mock.ts", "test/trusted-identity.ts"],
          setupFiles: ["test/setup.ts"],
          unstubGlobals: true,
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      // What reads XT's pages and writes the spec: only who works on that waits for it.
      {
        resolve: sources,
        test: {
          name: "upstream",
          include: ["test/upstream/**/*.test.ts"],
          globalSetup: ["test/seed.ts"],
          setupFiles: ["test/setup.ts"],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      // `npm start`, the mock and the contract, up to their violent ends.
      {
        resolve: sources,
        test: {
          name: "commands",
          include: commands,
          globalSetup: ["test/seed.ts", "test/shared-mock.ts"],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      // The stores of tokens on real servers, which have to be installed, and many processes that share one.
      {
        resolve: sources,
        test: {
          name: "tokens",
          include: ["test/tokens/*/*.test.ts"],
          globalSetup: ["test/seed.ts", "test/tokens/databases/serve.ts"],
          setupFiles: ["test/setup.ts"],
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      // The docs site and the app of examples/hono in a real Chromium; and the code and docstrings that the site shows, compiled.
      { resolve: sources, test: { name: "browser", include: browser, testTimeout, hookTimeout: testTimeout } },
      // These pack the package and install it for real, or install whole runtimes.
      {
        test: {
          name: "package",
          include: ["test/package/*.test.ts"],
          globalSetup: "test/package/pack.ts",
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: "examples",
          include: ["test/examples/examples.test.ts"],
          globalSetup: "test/package/pack.ts",
          testTimeout: 600_000,
          hookTimeout: testTimeout,
        },
      },
      {
        test: {
          name: "runtimes",
          include: ["test/runtimes/*.test.ts"],
          globalSetup: "test/package/pack.ts",
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      // Regenerates and compiles a copy of the project for each kind of change on XT's pages.
      {
        test: { name: "mutations", include: ["test/mutations/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
});
