/**
 * Every example of the README runs against the fake XT server, and does what the text around it says. `test/docs` compiles them. The
 * Chinese README has the same examples.
 */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { findOrder } from "../generated/operations/findOrder.js";
import { getBalances } from "../generated/operations/getBalances.js";
import { placeOrder } from "../generated/operations/placeOrder.js";
import { accessTokenExpiresAt, createXtClient, createXtOAuth } from "../src/index.js";
import { fakeXt } from "../src/testing/index.js";
import { exampleOf } from "../src/testing/response-bodies.js";
import { createXtTokens } from "../src/tokens/index.js";
import { blocksIn, emptyRedis, longLinesIn, runExample, useExamples } from "./docs/run-examples.js";

const readmes = { English: "README.md", Chinese: "README.zh-CN.md" };
const manifest = JSON.parse(await readFile("package.json", "utf8"));
const { result: token } = Object(exampleOf("getToken", "exchange-success"));
const english = await readFile(readmes.English, "utf8");

const keyPair = { appKey: "an-app", secretKey: "a-secret-key" };

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the English README", () => {
  const files = useExamples(english);

  it("signs a user in", async () => {
    expect((await runExample(files[0])).grants).toEqual(["authorization_code"]);
  });

  it("stores tokens in Redis, and renews them if they have expired", async () => {
    // At this time, the access token of the spec's example has expired.
    vi.spyOn(Date, "now").mockReturnValue(accessTokenExpiresAt(token)?.getTime() ?? 0);
    const redis = emptyRedis();
    expect((await runExample(files[1], { redis })).grants).toEqual(["refresh_token"]);
    expect([...redis.records.keys()]).toEqual([expect.stringContaining(token.user_id)]);
  });

  it("reads a user's balances with stored tokens, and throws sign_in_needed if there are none", async () => {
    vi.spyOn(Date, "now").mockReturnValue((accessTokenExpiresAt(token)?.getTime() ?? 0) - 3_600_000);
    const tokens = createXtTokens({ xt: createXtOAuth({ clientId: "an-id", clientSecret: "a-secret" }) });
    await tokens.save("a-user", token);
    expect((await runExample(files[2], { tokens })).asked).toEqual([getBalances.id]);
    await expect(runExample(files[2])).rejects.toMatchObject({ code: "sign_in_needed" });
  });

  it.each([
    ["loses the response to an order that it placed", true, expect.stringMatching(/^\d+$/)],
    ["loses an order and never places it", false, expect.objectContaining({ status: "not-placed" })],
  ])("places an order once, where the server %s", async (_, done, expected) => {
    const accessToken = "a-token";
    const now = () => 1_700_000_000_000;
    const options = { strict: true, accessTokens: [accessToken], now };
    const fake = fakeXt({ placeOrder: { fault: "reset", done } }, options);
    const client = createXtClient({ ...keyPair, fetch: fake.fetch, recvWindowMs: 1, now });
    const { example } = await import(/* @vite-ignore */ files[3] ?? "");
    expect(await example({ accessToken, client })).toEqual(expected);
    const asked = fake.requests.map(({ operation }) => operation);
    expect(asked.filter((id) => id === placeOrder.id)).toHaveLength(1);
    expect(asked.at(-1)).toBe(findOrder.id);
  });

  it("signs in and places an order on a fake that the example creates itself", async () => {
    const { grants, logged } = await runExample(files[4]);
    expect(grants).toEqual([]);
    expect(logged).toMatchObject([[{ status: "placed", orderId: expect.stringMatching(/^\d+$/) }]]);
  });
});

describe.each(Object.values(readmes))("%s", (readme) => {
  const text = readFileSync(readme, "utf8");

  it("has the same examples as the English README, except for the comments and the language", () => {
    const code = (readmeText: string) =>
      blocksIn(readmeText, "ts").map((block) => block.replace(/ *\/\/ .*$/gm, "").replace('"zh-CN"', '"en"'));
    expect(code(text)).toEqual(code(english));
    const commands = (readmeText: string) => blocksIn(readmeText, "sh").map((block) => block.replace(/ *# .*$/gm, ""));
    expect(commands(text)).toEqual(commands(english));
  });

  it("has at most 150 lines and code of at most 80 columns, and first the commands npm start and npm test", () => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
    const [first, second] = blocksIn(text, "sh");
    expect(first).toMatch(/^npm ci && npm start\b/);
    expect(second).toMatch(/^npm ci && npm test\b/);
    expect(longLinesIn(blocksIn(text, "\\w+"))).toEqual([]);
  });

  // test/package/tarball.test.ts checks that the links lead to files of the package.
  it("names only npm scripts that exist, and links to the other README", () => {
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    expect(text).toContain(`](${readme === readmes.English ? readmes.Chinese : readmes.English})`);
  });
});
