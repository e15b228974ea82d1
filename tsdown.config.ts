/** `npm run build`: each entry as an ES module and as CommonJS with its types, and what entries share in one file of its own. */
import { defineConfig } from "tsdown";

/** What callers import; package.json's `exports` and `typesVersions` name the same. */
const entries = {
  index: "src/index.ts",
  testing: "src/testing/index.ts",
};

/** How bytes leave, by the kind of runtime: package.json's `imports` chooses among them. */
const wires = ["node", "bun", "deno", "fetch"].map((name) => [`wire/${name}`, `src/wire/${name}.ts`]);

export default defineConfig({
  entry: { ...entries, ...Object.fromEntries(wires) },
  dts: { entry: Object.values(entries) },
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  tsconfig: "tsconfig.build.json",
  fixedExtension: false,
  // A class is there once for all entries; and one file, because every further module costs a caller at import.
  outputOptions: { codeSplitting: { groups: [{ name: "shared", test: /\/(src|generated)\//, minShareCount: 2 }] } },
  hash: false,
  // Nothing of a dependency is copied into ours.
  deps: { onlyBundle: [], neverBundle: ["#wire", /^node:/] },
  checks: { pluginTimings: false },
});
