/** Installs the tarball, then imports, requires, compiles and bundles it, and runs it in Jest. */
import { execFile } from "node:child_process";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { observed } from "./observed.js";
import { installed } from "./tools.js";

const run = promisify(execFile);
const consumer = inject("consumer");
// Node 20 warns about every import of JSON.
const node = (...args: string[]) =>
  run(process.execPath, ["--disable-warning=ExperimentalWarning", ...args], { cwd: consumer });

const resultOf = (id: string, name = "success") => Object(exampleOf(id, name)).result;
const token = resultOf("getToken", "exchange-success");
const { exp } = JSON.parse(Buffer.from(token.access_token.split(".")[1], "base64url").toString());
const order = resultOf("getOrder");
const balances = resultOf("getBalances");

/** What `program.ts` observes. */
const observedByTypeScript = {
  user: token.user_id,
  expires: new Date(1000 * exp).toISOString(),
  order: [String(order.orderId), order.state],
  available: balances.assets[0].availableAmount,
  trades: [String(resultOf("getTrades").items[0].tradeId)],
  enveloped: balances.assets.length,
  refused: ["rejected", "api_failure"],
  asked: ["getToken", "findOrder", "getBalance", "getTrades", "placeOrder", "getBalances"],
};
const { version } = JSON.parse(await readFile("generated/openapi.json", "utf8")).info;

beforeAll(async () => {
  await cp("test/package/consumer", consumer, { recursive: true });
});

describe("npm install", () => {
  it("installs one dependency, and the types package that this dependency needs", async () => {
    const { dependencies } = JSON.parse(await readFile(join(consumer, "node_modules/xt-oauth/package.json"), "utf8"));
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
    const installed = await readdir(join(consumer, "node_modules/.store"));
    const names = installed.map((name) => name.replace(/@.*/, ""));
    expect(names.sort()).toEqual(["openapi-fetch", "openapi-typescript-helpers", "xt-oauth"]);
  });
});

describe("JavaScript", () => {
  // Node has every API that other runtimes need, so it can run their files, too.
  it.each(["import.mjs", "require.cjs", "--conditions=browser import.mjs", "--conditions=browser require.cjs"])(
    "signs a user in, and trades: %s",
    async (args) => {
      const { stdout, stderr } = await node(...args.split(" "));
      expect({ stderr, ...JSON.parse(stdout) }).toEqual({ stderr: "", observed, version });
    },
  );

  it("isXtError() recognizes an error of the imported and of the required package", async () => {
    const text = `
      import { createRequire } from "node:module";
      import { createXtOAuth, isXtError } from "xt-oauth";
      const required = createRequire(import.meta.url)("xt-oauth");
      const misuse = ({ createXtOAuth }) => { try { createXtOAuth({}) } catch (error) { return error } };
      console.log(createXtOAuth !== required.createXtOAuth, isXtError(misuse(required)), required.isXtError(misuse({ createXtOAuth })));`;
    expect((await node("--input-type=module", "--eval", text)).stdout).toBe("true true true\n");
  });
});

// examples/commonjs uses the newest Jest.
describe("an older Jest without configuration", () => {
  it("runs the program", async () => {
    const jest = join(await installed("jest", "29.7.0"), "jest/bin/jest.js");
    const env = { ...process.env, NODE_ENV: undefined, OBSERVED: JSON.stringify(observed) };
    const { stderr } = await run(process.execPath, [jest], { cwd: join(consumer, "jest"), env });
    expect(stderr).toContain("Tests:       1 passed, 1 total");
  });
});

const typescript59 = async () => [process.execPath, resolve("node_modules/typescript/bin/tsc")];
const typescript7 = async () => [process.execPath, join(await installed("typescript", "7.0.2"), "typescript/bin/tsc")];

/** TypeScript 5.9 compiles this project, and is written in JavaScript. TypeScript 7 is native code, and npm's `latest`. */
const compilers = [
  { compiler: "TypeScript 5.9", command: typescript59 },
  { compiler: "TypeScript 7", command: typescript7 },
];
const dom = { library: "the DOM", lib: ["es2022", "dom", "dom.iterable"], types: [] };
const onNode = { library: "Node", lib: ["es2022"], types: ["node"] };

const resolutions = [
  { resolution: "node10", module: "commonjs", files: ["require.cts"], ...onNode },
  { resolution: "nodenext", module: "nodenext", files: ["require.cts", "spec.ts"], ...onNode },
  { resolution: "bundler", module: "esnext", files: ["spec.ts"], ...dom },
];

// `tarball.test.ts` checks all other resolutions with `are the types wrong`.
describe.each(compilers)("$compiler", ({ compiler, command }) => {
  // TypeScript 7 has no node10.
  const cases = resolutions.filter(({ resolution }) => resolution !== "node10" || compiler !== "TypeScript 7");

  it.concurrent.each(cases)(
    "compiles to $module under $resolution with the types of $library, strictly, and runs",
    async ({ resolution, module, files, library, lib, types }) => {
      const [program = "", ...args] = await command();
      const name = `${compiler}-${module}-${resolution}-${library}`.replaceAll(/[^\w.-]/g, "-");
      const outDir = join("out", name);
      const config = {
        compilerOptions: {
          ...{ target: "es2022", module, moduleResolution: resolution },
          ...{ lib, types, typeRoots: [resolve("node_modules/@types")] },
          ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
          ...{ resolveJsonModule: true, rootDir: ".", outDir },
        },
        files: ["program.ts", ...files],
      };
      const file = join(consumer, `tsconfig.${name}.json`);
      await writeFile(file, JSON.stringify(config));
      const compiled = await run(program, [...args, "-p", file], { cwd: consumer }).catch((error) => error);
      expect(compiled.stdout + compiled.stderr).toBe("");

      const type = module === "commonjs" ? module : "module";
      await writeFile(join(consumer, outDir, "package.json"), JSON.stringify({ type }));
      expect(JSON.parse((await node(join(outDir, "program.js"))).stdout)).toEqual(observedByTypeScript);
      for (const [source, printed] of [
        ["require.cts", `${token.user_id} ${version}\n`],
        ["spec.ts", `${version}\n`],
      ] as const) {
        if (!files.includes(source)) continue;
        expect((await node(join(outDir, source.replace("ts", "js")))).stdout).toBe(printed);
      }
    },
    300_000,
  );
});

it("a bundle for a Worker contains no other entry unless it is imported", async () => {
  const { metafile } = await build({
    stdin: { contents: `export * from "xt-oauth";`, resolveDir: consumer },
    ...{ absWorkingDir: consumer, write: false, metafile: true },
    ...{ bundle: true, minify: true, format: "esm", platform: "neutral", logLevel: "silent" },
    ...{ conditions: ["workerd", "worker"], mainFields: ["module", "main"] },
  });
  const inputs = Object.keys(metafile.inputs).filter((input) => input.includes("node_modules/xt-oauth/"));
  expect(inputs.filter((input) => /dist\/(?:openapi-fetch|testing|tokens)\.js$/.test(input))).toEqual([]);
  expect(inputs).not.toEqual([]);
  // The bundle contains every export, with the validators of all operations. The limit detects a large increase. An app imports
  // less: `scripts/size-budget.ts` measures an app that only signs users in.
  expect(Object.values(metafile.outputs)[0]?.bytes).toBeLessThan(250_000);
});
