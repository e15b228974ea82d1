import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/mutations/**"],
          typecheck: { enabled: true, include: ["test/**/*.test-d.ts"] },
        },
      },
      // Regenerates and compiles a copy of the project for each kind of change: too slow for every `npm test`.
      { test: { name: "mutations", include: ["test/mutations/*.test.ts"] } },
    ],
  },
});
