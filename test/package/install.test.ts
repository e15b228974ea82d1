/** The tarball in a stranger's folder: imported, required, compiled, bundled. */
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { installed } from "./tools.js";

const run = promisify(execFile);
const consumer = inject("consumer");
const node = (...args: string[]) => run(process.execPath, args, { cwd: consumer });

const signedIn = {
  user: "12345678",
  expires: "2023-08-09T06:04:36.000Z",
  mc: "AUTH_101",
  asked: ["authorization_code", "refresh_token", "authorization_code"],
};

beforeAll(() => cp("test/package/consumer", consumer, { recursive: true }));

async function specVersion(): Promise<string> {
  return JSON.parse(await readFile("generated/openapi.json", "utf8")).info.version;
}

describe("npm install", () => {
  it("brings one dependency, and the types that it needs", async () => {
    const { dependencies } = JSON.parse(await readFile(join(consumer, "node_modules/xt-oauth/package.json"), "utf8"));
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
    const names = (await readdir(join(consumer, "node_modules"))).filter((name) => !name.startsWith("."));
    expect(names.sort()).toEqual(["openapi-fetch", "openapi-typescript-helpers", "xt-oauth"]);
  });
});

describe("JavaScript", () => {
  // Node 20 warns of imported JSON, whoever imports it.
  it.each([["--disable-warning=ExperimentalWarning", "sign-in.mjs"], ["sign-in.cjs"]])(
    "signs a user in: %s %s",
    async (...args) => {
      const { stdout, stderr } = await node(...args);
      expect({ stderr, ...JSON.parse(stdout) }).toEqual({ stderr: "", ...signedIn, spec: await specVersion() });
    },
  );
});

/** The compilers that users have: the last one written in JavaScript, and the native one, which is npm's `latest`. */
const compilers = {
  "TypeScript 5.9": async () => [process.execPath, resolve("node_modules/typescript/bin/tsc")],
  "TypeScript 7": async () => [process.execPath, join(await installed("typescript", "7.0.2"), "typescript/bin/tsc")],
};
const resolutions = [
  { resolution: "nodenext", module: "nodenext" },
  { resolution: "bundler", module: "esnext" },
];
const libraries = [
  { library: "the DOM", lib: ["es2022", "dom", "dom.iterable"], types: [] },
  { library: "Node", lib: ["es2022"], types: ["node"] },
];

describe.each(Object.entries(compilers))("%s", (name, compiler) => {
  const cases = resolutions.flatMap((resolution) => libraries.map((types) => ({ ...resolution, ...types })));

  it.concurrent.each(cases)(
    "compiles under $resolution with the types of $library, strictly, and runs",
    async (options) => {
      const { resolution, module, library, lib, types } = options;
      const [command = "", ...args] = await compiler();
      const outDir = join("out", `${name}-${resolution}-${library}`.replaceAll(/[^\w.-]/g, "-"));
      const config = {
        compilerOptions: {
          target: "es2022",
          module,
          moduleResolution: resolution,
          lib,
          types,
          typeRoots: [resolve("node_modules/@types")],
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          skipLibCheck: false,
          resolveJsonModule: true,
          rootDir: ".",
          outDir,
        },
        files: ["sign-in.ts", ...(resolution === "nodenext" ? ["require.cts"] : [])],
      };
      const file = join(consumer, `tsconfig.${outDir.slice(4)}.json`);
      await writeFile(file, JSON.stringify(config));
      const compiled = await run(command, [...args, "-p", file], { cwd: consumer }).catch((error) => error);
      expect(compiled.stdout + compiled.stderr).toBe("");

      const flag = "--disable-warning=ExperimentalWarning";
      const { stdout } = await node(flag, join(outDir, "sign-in.js"));
      expect(JSON.parse(stdout)).toEqual({ ...signedIn, spec: await specVersion() });
      if (resolution === "nodenext") {
        expect((await node(flag, join(outDir, "require.cjs"))).stdout.trim()).toBe(signedIn.user);
      }
    },
    60_000,
  );
});

describe("a bundle for a Worker", () => {
  async function bundle(entry: string, text: string): Promise<{ file: string; metafile: Metafile; bytes: number }> {
    await mkdir(join(consumer, "bundles"), { recursive: true });
    await writeFile(join(consumer, "bundles", entry), text);
    const file = join(consumer, "bundles", entry.replace(".js", ".bundle.mjs"));
    const { metafile } = await build({
      absWorkingDir: consumer,
      entryPoints: [join(consumer, "bundles", entry)],
      outfile: file,
      bundle: true,
      minify: true,
      format: "esm",
      platform: "neutral",
      conditions: ["workerd", "worker"],
      mainFields: ["module", "main"],
      metafile: true,
      logLevel: "silent",
    });
    return { file, metafile, bytes: Object.values(metafile.outputs)[0]?.bytes ?? 0 };
  }

  it("is one file that needs nothing of Node, and answers", async () => {
    const text = `
      import { createXtOAuth } from "xt-oauth";
      import { fakeXt } from "xt-oauth/testing";
      export default {
        async fetch(request) {
          const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch: fakeXt().fetch });
          const code = xt.readCallback(request.url, { state: "a-state" });
          return Response.json({ user: (await xt.exchangeCode(code)).user_id });
        },
      };`;
    const { file, metafile } = await bundle("worker.js", text);
    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
    const { default: worker } = await import(pathToFileURL(file).href);
    const answer = await worker.fetch(new Request("https://worker.example/callback?code=a-code&state=a-state"));
    expect(await answer.json()).toEqual({ user: signedIn.user });
  });

  it("holds nothing of xt-oauth/testing unless that is imported", async () => {
    const { metafile, bytes } = await bundle("main.js", `export * from "xt-oauth";`);
    const inputs = Object.keys(metafile.inputs).filter((input) => input.includes("node_modules/xt-oauth/"));
    expect(inputs.filter((input) => /testing|examples/.test(input))).toEqual([]);
    expect(inputs).not.toEqual([]);
    // Everything that is exported, minified; what a user imports is less. A leap in it should be somebody's decision.
    expect(bytes).toBeLessThan(32_000);
  });
});
