import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**", "test/runtimes/**"],
          typecheck: { enabled: true, include: ["test/**/*.test-d.ts"] },
        },
      },
      // These pack the package and install it for real, or install whole runtimes: too slow for every `npm test`.
      { test: { name: "package", include: ["test/package/*.test.ts"], globalSetup: "test/package/pack.ts" } },
      { test: { name: "runtimes", include: ["test/runtimes/*.test.ts"], globalSetup: "test/package/pack.ts" } },
    ],
  },
});
