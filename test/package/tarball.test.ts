/** Tests the files, the types and the command of the tarball. */
import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { describe, expect, inject, it } from "vitest";
import { operations } from "../../generated/operations.js";
import { fakeXt } from "../../src/testing/index.js";

const run = promisify(execFile);

/** The names of the package's entries in `dist/`. */
const entries = ["index", "openapi-fetch", "testing", "tokens"];
/** The names of the other files in `dist/`: entries share these files, or the runtime selects one of them. */
const parts = [
  "adapter",
  "shared",
  "rolldown-runtime",
  "adapters/bun",
  "adapters/deno",
  "adapters/fetch",
  "adapters/node",
];
const javaScript = [...entries, ...parts].flatMap((name) => [`${name}.js`, `${name}.cjs`]);
const shared = ["base-url", "client", "oauth", "store", "types"];
const declarations = [...entries, ...shared].flatMap((name) => [`${name}.d.ts`, `${name}.d.cts`]);

/** The guide, to which the READMEs link. */
const guide = (await readdir("docs", { recursive: true })).filter((file) =>
  /^(?!\.vitepress).*\.(?:md|svg)$/.test(file),
);
const texts = [
  "README.md",
  "README.zh-CN.md",
  ...guide.filter((file) => file !== "public/icon.svg").map((file) => `docs/${file}`),
];

describe("the tarball", () => {
  it("contains a file for each operation, and outside dist/operations exactly these files", () => {
    // first-call.test.ts tests which of these files a call loads.
    const loadedByCalls = /^dist\/operations\/\w+\.c?js$/;
    for (const id of Object.keys(operations)) {
      expect(inject("packedFiles")).toEqual(
        expect.arrayContaining([`dist/operations/${id}.js`, `dist/operations/${id}.cjs`]),
      );
    }
    expect(
      inject("packedFiles")
        .filter((file) => !loadedByCalls.test(file))
        .sort(),
    ).toEqual(
      [
        "CHANGELOG.md",
        "LICENSE",
        ...[...javaScript, "doctor.js", ...declarations].map((file) => `dist/${file}`),
        ...texts,
        "generated/openapi.json",
        "package.json",
      ].sort(),
    );
  });

  it("has READMEs and a guide with links to files of the tarball", async () => {
    const installed = join(inject("consumer"), "node_modules/xt-oauth");
    for (const file of texts) {
      const text = await readFile(join(installed, file), "utf8");
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = ""]) =>
        normalize(join(dirname(file), path)),
      );
      expect({ file, missing: links.filter((link) => !inject("packedFiles").includes(link)) }).toEqual({
        file,
        missing: [],
      });
    }
  });

  it("passes publint", async () => {
    const bytes = await readFile(inject("tarball"));
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([]);
  });

  it("has types that agree with its JavaScript under every resolution", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(await readFile(inject("tarball"))));
    if (!analysis.types) expect.unreachable("the package has no types");
    const paths = [".", "./openapi-fetch", "./openapi.json", "./package.json", "./testing", "./tokens"];
    expect(Object.keys(analysis.entrypoints).sort()).toEqual(paths);
    expect(analysis.problems).toEqual([]);
  });
});

describe("npx xt-oauth", () => {
  it("runs from the installed package, and reaches a fake XT server", async () => {
    const fake = fakeXt();
    const { url, close } = await fake.listen();
    const credentials = {
      XT_CLIENT_ID: "an-id",
      XT_CLIENT_SECRET: "a-secret",
      XT_REDIRECT_URI: "https://institution.example/callback",
      XT_SCOPE: "userinfo",
    };
    const env = { PATH: process.env.PATH, ...credentials, XT_BASE_URL: url, XT_PAGES_URL: url };
    const { stdout, stderr } = await run("npx", ["--no", "xt-oauth", "doctor"], { cwd: inject("consumer"), env });
    await close();
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^ok {8}API: it responds like XT's API/m);
    expect(fake.requests).toHaveLength(1);
  });

  it("prints its usage without a command", async () => {
    const { stdout } = await run("npx", ["--no", "xt-oauth"], { cwd: inject("consumer") });
    expect(stdout).toMatch(/^(usage|用法)[:：] ?npx xt-oauth doctor /);
  });
});
