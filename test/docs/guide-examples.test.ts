/** Runs every TypeScript example of the guide and of the operations' pages against the fake XT server. `samples.test.ts` compiles them. */
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { operationPages } from "../../scripts/docs/operations.js";
import { inlined } from "../../scripts/generate/resolve.js";
import { accessTokenExpiresAt, createXtOAuth } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { createXtTokens } from "../../src/tokens/index.js";
import { blocksIn, runExample, useExamples } from "./run-examples.js";

const { result: token } = Object(exampleOf("getToken", "exchange-success"));
const order = { symbol: "btc_usdt", side: "BUY", type: "LIMIT", timeInForce: "GTC", bizType: "SPOT" };
const given = { wanted: { ...order, price: "40000", quantity: "2" }, pair: { symbol: "btc_usdt" } };

/** The values that examples return, by page. */
const returned: Record<string, unknown[]> = {
  "testing.md": ["the code was already used; its tokens are revoked", "access_denied"],
};

const guide = readdirSync("docs").filter((name) => name.endsWith(".md"));
const spec = inlined(JSON.parse(readFileSync("generated/openapi.json", "utf8")));
const pages = [
  ...guide.map((path) => ({ path, text: readFileSync(`docs/${path}`, "utf8") })),
  ...operationPages(spec, "en"),
].filter(({ text }) => blocksIn(text, "ts").length > 0);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe.each(pages)("$path", ({ path, text }) => {
  const files = useExamples(text);

  it("has examples that run, and return the expected values", async () => {
    // At this time, the token of the spec's example is valid.
    vi.spyOn(Date, "now").mockReturnValue((accessTokenExpiresAt(token)?.getTime() ?? 0) - 3_600_000);
    const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch: fakeXt().fetch });
    const results: unknown[] = [];
    for (const file of files) {
      const tokens = createXtTokens({ xt });
      await tokens.save("a-user", token);
      results.push((await runExample(file, { ...given, tokens })).result);
    }
    expect(results.filter((result) => result !== undefined)).toEqual(returned[path] ?? []);
  });
});

describe("the guide's page about testing", () => {
  const text = readFileSync("docs/testing.md", "utf8");

  it("names the installed version of Prism, and the package exports the spec that the page names", async () => {
    const manifest = JSON.parse(await readFile("package.json", "utf8"));
    const [, version] = /prism-cli@(\S+) mock/.exec(text) ?? [];
    expect(version).toBe(manifest.devDependencies["@stoplight/prism-cli"]);
    expect(manifest.exports["./openapi.json"]).toBe("./generated/openapi.json");
  });
});
