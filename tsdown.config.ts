/** `npm run build`: each entry as an ES module and as CommonJS with its types, and what they share in files of their own. */
import { defineConfig } from "tsdown";

export default defineConfig({
  // What callers import: package.json's `exports` and `typesVersions` name the same.
  entry: { index: "src/index.ts", testing: "src/testing/index.ts" },
  dts: true,
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  tsconfig: "tsconfig.build.json",
  fixedExtension: false,
  // A class is there once, whichever entries are taken; in one file, because every further one costs a caller at import.
  outputOptions: { codeSplitting: { groups: [{ name: "shared", test: /\/(src|generated)\//, minShareCount: 2 }] } },
  hash: false,
  // Nothing of a dependency is copied into ours.
  deps: { onlyBundle: [] },
  checks: { pluginTimings: false },
});
