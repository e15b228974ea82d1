/** The tarball: what is in it, and what is said of it to those who resolve it. */
import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { describe, expect, inject, it } from "vitest";

const generated = ["client", "examples", "message-codes", "operations", "types", "validators"];
const modules = ["callback", "client", "envelope", "errors", "expiry", "index", "oauth", "secrets", "secure-url"];
const declarations = [
  ...generated.map((name) => `dist/generated/${name}.d.ts`),
  ...[...modules, "testing", "transport"].map((name) => `dist/src/${name}.d.ts`),
];

describe("the tarball", () => {
  it("holds these files, and no others", () => {
    expect(inject("packedFiles").sort()).toEqual(
      [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "README.zh-CN.md",
        ...declarations,
        "dist/src/index.js",
        "dist/src/testing.js",
        "generated/openapi.json",
        "package.json",
      ].sort(),
    );
  });

  it("is what publint asks for", async () => {
    const bytes = await readFile(inject("tarball"));
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    expect((await publint({ pack: { tarball }, strict: true })).messages).toEqual([]);
  });

  it("has types that are what the JavaScript is, wherever a bundler or Node's import resolves them", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(await readFile(inject("tarball"))));
    if (!analysis.types) expect.unreachable("the package has no types");
    expect(Object.keys(analysis.entrypoints).sort()).toEqual([".", "./openapi.json", "./package.json", "./testing"]);
    // ES modules only: Node 10's resolution knows no exports, and an older require() no ES modules.
    const known = ["NoResolution node10", "CJSResolvesToESM node16-cjs"];
    const problems = analysis.problems.map((problem) =>
      "resolutionKind" in problem ? `${problem.kind} ${problem.resolutionKind}` : problem.kind,
    );
    expect(problems.filter((problem) => !known.includes(problem))).toEqual([]);
  });
});

describe("the manifest", () => {
  it("puts the types first in every entry, and has no side effects", async () => {
    const { exports, sideEffects } = JSON.parse(await readFile("package.json", "utf8"));
    const conditions = Object.values(exports).filter((entry) => typeof entry === "object");
    expect(conditions.map((entry) => Object.keys(Object(entry)))).toEqual([
      ["types", "default"],
      ["types", "default"],
    ]);
    expect(sideEffects).toBe(false);
  });
});
