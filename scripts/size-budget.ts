/**
 * Measures what an app that only signs users in loads: the size of its bundle, compared with a budget, and the files that Node loads.
 * More operations must not change the bundle, and each may add only a line to the files. So the script compares this project with a copy
 * that has 200 more operations.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { generate } from "./generate.js";

const run = promisify(execFile);

/** The size limit of the bundle, gzipped, in bytes. It is a little over the current size: a change that needs more raises it. */
const budget = 9_300;

/** How much `xt-oauth/tokens` with a Redis store may add to the bundle, gzipped, in bytes. */
const tokensBudget = 6_144;

const signInApp = `
  import { createXtOAuth } from "./dist/index.js";
  const xt = createXtOAuth({ clientId: globalThis.id, clientSecret: globalThis.secret });
  export const exchange = (code) => xt.exchangeCode(code);
  export const refresh = (token) => xt.refreshToken(token);
`;

const tokensApp = `
  import { createXtTokens, redisStore } from "./dist/tokens.js";
  ${signInApp}
  export const tokens = createXtTokens({ xt, store: redisStore(globalThis.redis) });
`;

const addedOperations = 200;

/** How many bytes each operation may add to the table of operations, which is loaded with the package. */
const maxBytesPerOperation = 150;

/** Bundles an app as for Cloudflare Workers; with `minifyIdentifiers: false`, names stay as in the source. */
async function bundleOf(project: string, contents: string, minifyIdentifiers = true): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: resolve(project) },
    // The bundle names its files relative to this folder.
    absWorkingDir: resolve(project),
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers,
    write: false,
    format: "esm",
    platform: "browser",
    // The project's own tsconfig would resolve the built files to the sources.
    tsconfigRaw: {},
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** The package's files that Node loads to create a client, with their sizes, and the modules of Node's own `fetch`. */
async function loadedBy(project: string, load: "import" | "require") {
  const coverage = await mkdtemp(join(tmpdir(), "xt-oauth-loaded-"));
  const flags = load === "import" ? ["--input-type=module", "--eval"] : ["--input-type=commonjs", "--eval"];
  const probe = `
    const create = ({ createXtOAuth, createXtClient }) => {
      createXtOAuth({ clientId: "an-id", clientSecret: "a-secret" });
      createXtClient();
      console.log(JSON.stringify(process.moduleLoadList.filter((name) => name.includes("deps/undici/undici"))));
    };
    ${load === "import" ? 'create(await import("./dist/index.js"))' : 'create(require("./dist/index.cjs"))'};`;
  // V8 records every script that it has run.
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  const { stdout } = await run(process.execPath, [...flags, probe], { cwd: project, env });
  const files = new Map<string, number>();
  for (const report of await readdir(coverage)) {
    for (const { url } of JSON.parse(await readFile(join(coverage, report), "utf8")).result) {
      if (!url.startsWith("file:")) continue;
      const file = relative(join(project, "dist"), fileURLToPath(url));
      if (!file.startsWith("..")) files.set(file, (await stat(join(project, "dist", file))).size);
    }
  }
  await rm(coverage, { recursive: true });
  return { files: Object.fromEntries([...files].sort()), fetch: JSON.parse(stdout) };
}

/** Fills a folder with a copy of this project whose spec repeats the first operation under other names and paths. */
async function createGrownCopy(copy: string): Promise<void> {
  const parts = ["src", "package.json", "tsconfig.json", "tsconfig.build.json", "tsdown.config.ts"];
  for (const part of parts) await cp(part, join(copy, part), { recursive: true });
  const spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));
  const [[path, item] = ["", {}]] = Object.entries<Record<string, object>>(spec.paths);
  const [[method, operation] = ["", {}]] = Object.entries(item);
  for (let number = 1; number <= addedOperations; number += 1) {
    spec.paths[`${path}/${number}`] = { [method]: { ...operation, operationId: `another${number}` } };
  }
  await writeFile(join(copy, "openapi.json"), JSON.stringify(spec));
  await generate(join(copy, "openapi.json"), join(copy, "generated"));
  await run("npm", ["run", "-s", "build", "--", "--no-dts"], { cwd: copy });
}

async function measure(project: string) {
  const bundle = await bundleOf(project, signInApp);
  // For the comparison: minified names depend on the other exports of a file, and the paths of packages depend on the project's folder.
  const readable = (await bundleOf(project, signInApp, false)).replace(/"[./]*node_modules\//g, '"node_modules/');
  return {
    bundle,
    readable,
    imported: await loadedBy(project, "import"),
    required: await loadedBy(project, "require"),
  };
}

const sizeOf = (files: Record<string, number>) => Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
const listed = (...values: object[]) => values.map((value) => JSON.stringify(value)).join(" to ");

const problems: string[] = [];
await mkdir(".tmp", { recursive: true });
// Inside the project, so that the copy finds the installed packages.
const grownProject = await mkdtemp(".tmp/grown-");
try {
  await createGrownCopy(grownProject);
  const current = await measure(".");
  const bytes = gzipSync(current.bundle, { level: 9 }).length;
  if (bytes > budget) problems.push(`an app's bundle is ${bytes} bytes gzipped, over the budget of ${budget}`);
  const tokensBytes = gzipSync(await bundleOf(".", tokensApp), { level: 9 }).length - bytes;
  if (tokensBytes > tokensBudget) {
    problems.push(`xt-oauth/tokens adds ${tokensBytes} bytes gzipped, over the budget of ${tokensBudget}`);
  }
  for (const { fetch } of [current.imported, current.required]) {
    // Node loads its fetch at the first call, or at the first use of Request, Headers and the like.
    if (fetch.length > 0) problems.push(`importing the package and creating a client loads Node's fetch: ${fetch}`);
  }
  const grown = await measure(grownProject);
  if (grown.readable !== current.readable) {
    const more = gzipSync(grown.bundle, { level: 9 }).length - bytes;
    problems.push(
      `with ${addedOperations} more operations in the spec, an app's bundle changes: it is ${more} bytes larger, gzipped`,
    );
  }
  for (const load of ["imported", "required"] as const) {
    const [few, many] = [current[load].files, grown[load].files];
    // Each operation may add only its line in the table that loads it at its first call.
    const isSame = isDeepStrictEqual(Object.keys(few), Object.keys(many));
    if (!isSame || sizeOf(many) - sizeOf(few) > addedOperations * maxBytesPerOperation) {
      problems.push(`the files that are loaded when the package is ${load} grow with the spec: ${listed(few, many)}`);
    }
  }
  if (problems.length === 0) {
    const files = Object.keys(current.imported.files).join(", ");
    console.log(
      `an app's bundle is ${bytes} of ${budget} bytes gzipped; xt-oauth/tokens adds ${tokensBytes} of ${tokensBudget}; ` +
        `importing the package loads ${files}, and no part of Node's fetch; ` +
        `the same with ${addedOperations} more operations`,
    );
  }
} finally {
  await rm(grownProject, { recursive: true, force: true });
}
for (const problem of problems) {
  console.error(problem);
  process.exitCode = 1;
}
