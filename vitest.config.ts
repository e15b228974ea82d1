import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/seed.ts"],
    setupFiles: ["test/setup.ts"],
    // Left to itself it keeps a core free, which on two cores is half of them; much here waits anyway.
    maxWorkers: availableParallelism(),
    unstubGlobals: true,
  },
});
