import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

// The sources, not the build that package.json points to. The examples import the package by its name.
const sources = {
  alias: [
    { find: "#adapter", replacement: resolve("src/http/adapters/node.ts") },
    { find: /^xt-oauth$/, replacement: resolve("src/index.ts") },
    { find: /^xt-oauth\/(testing|tokens)$/, replacement: resolve("src/$1/index.ts") },
  ],
};

/**
 * The slow suites. `npm test` runs the others, `npm run test:all` everything, and `npm run test:all -- --project NAME`
 * one suite.
 */
const slow = {
  /** What starts processes (`npm start`, the mock, the contract, the doctor), or changes the one that it runs in. */
  commands: ["test/commands/*.test.ts"],
  /** What reads XT's pages, edits the spec, and regenerates, also a copy of the project, which is then compiled. */
  upstream: ["test/upstream/**/*.test.ts", "test/page-changes/*.test.ts", "test/generate/refused-specs.test.ts"],
  /** The token stores on real servers, which must be installed, and many processes that share a store. */
  tokens: ["test/tokens/*/*.test.ts"],
  /** The docs site and the app of examples/hono in a Chromium, which must be installed; the site's samples, compiled. */
  browser: ["test/docs/{site,search,reader,samples,docstrings}.test.ts", "test/examples/browser.test.ts"],
  /** The packed package: installed, in the examples, and on each runtime. Needs npm's registry. */
  package: ["test/package/*.test.ts", "test/examples/examples.test.ts", "test/runtimes/*.test.ts"],
};

const seed = "test/random-seed.ts";
const setup = { setupFiles: ["test/setup.ts"] };
/** The files of a worker share what they import: to load the sources afresh for each takes longer than to test them. */
const together = { isolate: false };

/** @param timeout a limit for what hangs, not for a busy machine */
function suite(name: keyof typeof slow | "unit", test: object, timeout = 60_000) {
  const include = name === "unit" ? ["test/**/*.test.ts"] : slow[name];
  const limits = { testTimeout: timeout, hookTimeout: timeout };
  // The slow suites share the workers, so that none waits for the last file of another.
  const sequence = { groupOrder: name === "unit" ? 0 : 1 };
  return { resolve: sources, test: { name, include, sequence, ...limits, ...test } };
}

export default defineConfig({
  test: {
    // By default vitest leaves a core free, which is half of two. Many tests wait, so one worker more than there are cores.
    maxWorkers: availableParallelism() + 1,
    projects: [
      suite("unit", {
        exclude: ["test/{bench,stryker}/**", ...Object.values(slow).flat()],
        globalSetup: [seed, "test/trusted-identity.ts"],
        ...setup,
        unstubGlobals: true,
        ...together,
      }),
      suite("tokens", { globalSetup: [seed, "test/tokens/databases/servers.ts"], ...setup }),
      suite("commands", { globalSetup: [seed, "test/trusted-identity.ts"] }, 300_000),
      suite("upstream", { globalSetup: [seed], ...setup, ...together }, 300_000),
      suite("browser", { globalSetup: ["test/docs/build-site.ts"] }, 300_000),
      suite("package", { globalSetup: ["test/package/pack.ts"] }, 600_000),
    ],
  },
});
