/** `npm run build`: each entry as an ES module and as CommonJS with its types, and what they share in files of their own. */
import { defineConfig } from "tsdown";

/**
 * A require() that finds a module's default export as the module marks it. By Node's rule for import, which is written otherwise,
 * the default is all that CommonJS exports, and openapi-fetch's `createClient` would be an object.
 */
const markedDefaults = {
  name: "marked-defaults",
  renderChunk: (code: string) => code.replaceAll(/__toESM\((\w+), 1\)/g, "__toESM($1)"),
};

/** What only calls of single operations load: their facts and validators, and the validators that several of them share. */
const isOperation = (id: string) =>
  /\/generated\/(?:validated-operations|operations|input-validators|result-validators)\/\w+\.js$/.test(id);

/** The doctor calls the package as its users do, so that it examines what they have, and adds nothing to what they load. */
const asItsUsers = {
  name: "as-its-users",
  resolveId: (source: string) => (source === "../index.js" ? { id: "xt-oauth", external: true } : undefined),
};

/**
 * Breaks one-line doc comments into three lines before the declarations are bundled. The bundler prints a one-line comment of a type
 * literal behind the previous property, where no editor finds it (sxzz/rolldown-plugin-dts#182). Versions with a fix need Node 22.
 */
const docCommentLines = {
  name: "doc-comment-lines",
  transform: {
    filter: { id: /\.d\.ts$/ },
    handler: (code: string) => code.replaceAll(/^([ \t]*)\/\*\* ?(.*?) ?\*\//gm, "$1/**\n$1 * $2\n$1 */\n"),
  },
};

const common = {
  platform: "neutral",
  target: "es2022",
  tsconfig: "tsconfig.build.json",
  fixedExtension: false,
  hash: false,
  checks: { pluginTimings: false },
} as const;

const imported = defineConfig({
  ...common,
  entry: {
    // What callers import: package.json's `exports` and `typesVersions` name the same.
    index: "src/index.ts",
    "openapi-fetch": "src/openapi-fetch.ts",
    testing: "src/testing/index.ts",
    tokens: "src/tokens/index.ts",
    // An adapter for each kind of runtime: package.json's `imports` chooses one. CONTRIBUTING.md lists what a new one needs.
    "adapters/bun": "src/http/adapters/bun.ts",
    "adapters/deno": "src/http/adapters/deno.ts",
    "adapters/fetch": "src/http/adapters/fetch.ts",
    "adapters/node": "src/http/adapters/node.ts",
  },
  dts: { entry: ["src/index.ts", "src/openapi-fetch.ts", "src/testing/index.ts", "src/tokens/index.ts"] },
  format: ["esm", "cjs"],
  outputOptions: (options) => ({
    ...options,
    chunkFileNames: (chunk) =>
      chunk.moduleIds.every(isOperation) ? `operations/${options.chunkFileNames}` : `${options.chunkFileNames}`,
    codeSplitting: {
      groups: [
        // First, so that it stays out of the next: an adapter is loaded by what is shared, and must not need it to load.
        {
          name: "adapter",
          test: /\/src\/http\/(?:adapters\/.*|adapter|secure-url)\.ts$/,
          minShareCount: 2,
          priority: 1,
        },
        // A class is there once, whichever entries are taken; in one file, because every further one costs a caller at import.
        // Each operation stays in a file of its own, which its first call loads; the sign-in's is needed at once.
        {
          name: "shared",
          test: /\/(?:src\/.*|generated\/(?:[\w-]+|message-codes\/\w+|(?:operations\/getToken|result-validators\/Token)))(?<!\.d)\.[jt]s$/,
          minShareCount: 2,
        },
      ],
    },
  }),
  plugins: [markedDefaults],
  // Not among the plugins: those don't see the declarations for CommonJS.
  inputOptions: (options) => ({ ...options, plugins: [docCommentLines, options.plugins] }),
  // Nothing of a dependency is copied into ours.
  deps: { onlyBundle: [], neverBundle: ["#adapter", /^node:/] },
});

/** What `npx xt-oauth` runs: package.json's `bin`. */
const doctor = defineConfig({
  ...common,
  entry: { doctor: "src/doctor/main.ts" },
  format: "esm",
  dts: false,
  clean: false,
  plugins: [asItsUsers],
  deps: { onlyBundle: [], neverBundle: ["#adapter", /^node:/] },
});

export default [imported, doctor];
