import { defineConfig } from "vitest/config";

// A limit for what hangs, not for a busy machine.
const testTimeout = 60_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/runtimes/**", "test/mutations/**"],
          globalSetup: ["test/seed.ts"],
          setupFiles: ["test/setup.ts"],
          unstubGlobals: true,
          testTimeout,
          typecheck: { enabled: true, include: ["test/**/*.test-d.ts"] },
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
    ],
  },
});
