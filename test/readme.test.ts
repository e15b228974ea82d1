/** Every example of both READMEs runs against the fake XT server, and does what the text around it says. `test/package` compiles them. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { findOrder } from "../generated/operations/findOrder.js";
import { getToken } from "../generated/operations/getToken.js";
import { placeOrder } from "../generated/operations/placeOrder.js";
import { accessTokenExpiresAt, createXtClient, createXtOAuth } from "../src/index.js";
import { fakeXt, type XtFakePlan } from "../src/testing/index.js";
import { createXtTokens } from "../src/tokens/index.js";
import { blocksIn, moduleOf } from "./readme-examples.js";

const readmes = { English: "README.md", Chinese: "README.zh-CN.md" };
const manifest = JSON.parse(await readFile("package.json", "utf8"));
const { paths } = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const { examples } = paths[getToken.path][getToken.method].responses["200"].content["application/json"];
const english = await readFile(readmes.English, "utf8");

/** The guide's page of tests: its examples run, too. */
const testing = await readFile("docs/testing.md", "utf8");

const keyPair = { appKey: "an-app", secretKey: "a-secret-key" };

const trading = { ...keyPair, accessToken: "a-token", client: undefined };

/** A database in which nothing stands yet: as much of Redis as one process needs. */
function emptyRedis() {
  const records = new Map<string, string>();
  return {
    hGet: async (key: string) => records.get(key) ?? null,
    async eval(_: string, { keys: [key = ""], arguments: [, from, to] }: { keys: string[]; arguments: string[] }) {
      const stored = records.get(key);
      if (from !== (stored === undefined ? "" : `=${stored}`)) return 0;
      records.set(key, `${to}`.slice(1));
      return 1;
    },
  };
}

const keeping = { tokensSecret: Buffer.alloc(32).toString("base64"), userId: "a-user" };

const clientSecret = "a-secret";
const redirectUri = "https://institution.example/callback";
const signedState = "A".repeat(43);

/** Runs an example with the API answering as told. */
async function run(file = "", answer?: XtFakePlan<"getToken">) {
  const fake = fakeXt({ getToken: answer });
  vi.stubGlobal("fetch", fake.fetch);
  // The state of an example's own making has to come back in the callback that is at hand.
  vi.spyOn(crypto, "getRandomValues").mockImplementation((bytes) => bytes);
  const logged = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const xt = createXtOAuth({ clientId: "an-id", clientSecret, redirectUri, scope: "userinfo", fetch: fake.fetch });
  const { example } = await import(/* @vite-ignore */ file);
  const result = await example({
    clientId: "an-id",
    clientSecret,
    redirectUri,
    request: { url: `/callback?code=a-code&state=${signedState}`, headers: { "accept-language": "zh-TW,zh;q=0.9" } },
    scope: "userinfo",
    token: examples["exchange-success"].value.result,
    tokens: createXtTokens({ xt }),
    xt,
    ...trading,
    ...keeping,
    redis: emptyRedis(),
  });
  const grants = fake.requests.map(({ parameters }) => parameters.grant_type);
  return { result, grants, asked: fake.requests.map(({ operation }) => operation), logged: logged.mock.calls };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The examples pass no fetch. This package passes the global fetch for them, which the tests replace with that of the fake. */
const packageWithFetch = `
import { createXtClient as createClient, createXtOAuth as createOAuth } from "xt-oauth";
export * from "xt-oauth";
export const createXtClient = (options) => createClient({ fetch, ...options });
export const createXtOAuth = (options) => createOAuth({ fetch, ...options });
`;

/** Writes the examples of a text as modules into a new folder. */
async function writeExamples(text: string) {
  await mkdir(".tmp", { recursive: true });
  const folder = await mkdtemp(resolve(".tmp/readme-"));
  await writeFile(join(folder, "package.ts"), packageWithFetch);
  const files = blocksIn(text, "ts").map((example, number) => [join(folder, `example-${number}.ts`), example] as const);
  for (const [file, example] of files) {
    await writeFile(file, moduleOf(example).replaceAll('"xt-oauth"', '"./package.js"'));
  }
  return { folder, files: files.map(([file]) => file) };
}

describe.each(Object.entries(readmes))("the %s README", (_, readme) => {
  let text: string;
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    text = await readFile(readme, "utf8");
    ({ folder, files } = await writeExamples(text));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("signs a user in", async () => {
    expect((await run(files[0])).grants).toEqual(["authorization_code"]);
  });

  it("stores tokens in a database, and renews those that have ended", async () => {
    // The tokens of the spec's example have ended.
    vi.spyOn(Date, "now").mockReturnValue(
      accessTokenExpiresAt(examples["exchange-success"].value.result)?.getTime() ?? 0,
    );
    expect((await run(files[1])).grants).toEqual(["refresh_token"]);
  });

  it("reads a user's balances with stored tokens, and asks a user without tokens to sign in", async () => {
    await expect(run(files[2])).rejects.toMatchObject({ code: "sign_in_needed" });
  });

  // The other one's example is the same, and this one waits for the end of a receive window.
  it.runIf(readme === readmes.English).each([
    ["loses the response to an order that it placed", true, expect.stringMatching(/^\d+$/)],
    ["loses an order and never places it", false, expect.objectContaining({ status: "not-placed" })],
  ])("places an order once, where the server %s", async (_, done, expected) => {
    const { accessToken } = trading;
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

  it("signs in and places an order on the fake without any change, and sends nothing", async () => {
    const { grants, logged } = await run(files[4]);
    expect(grants).toEqual([]);
    expect(logged).toMatchObject([[{ status: "placed", orderId: expect.stringMatching(/^\d+$/) }]]);
  });

  it("has the examples of the English one, except for the comments and the language", () => {
    const code = (readmeText: string) =>
      blocksIn(readmeText, "ts").map((block) => block.replace(/ *\/\/ .*$/gm, "").replace('"zh-CN"', '"en"'));
    expect(code(text)).toEqual(code(english));
    const commands = (readmeText: string) => blocksIn(readmeText, "sh").map((block) => block.replace(/ *# .*$/gm, ""));
    expect(commands(text)).toEqual(commands(english));
  });

  it("is short, and its two commands come first", () => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
    const [first, second] = blocksIn(text, "sh");
    expect(first).toMatch(/^npm ci && npm start\b/);
    expect(second).toMatch(/^npm ci && npm test\b/);
    const code = [...text.matchAll(/^```\w+\n([\s\S]*?)^```/gm)].flatMap(([, one = ""]) => one.split("\n"));
    expect(code.filter((line) => line.length > 80)).toEqual([]);
  });

  it("names only commands and files that exist, and links to files of the package", async () => {
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = ""]) => path);
    for (const path of links) await expect(readFile(path), path).resolves.toBeDefined();
    expect(links).toContain(readme === readmes.English ? readmes.Chinese : readmes.English);
    const alwaysPacked = /^(?:README|LICENSE)/;
    const guide = /^docs\/(?:zh\/)?[\w-]+\.md$/;
    const missing = links.filter(
      (path) => !alwaysPacked.test(path) && !manifest.files.includes(path) && !guide.test(path),
    );
    expect(missing).toEqual([]);
    expect(manifest.files).toEqual(expect.arrayContaining(["docs/*.md", "docs/zh/*.md"]));
  });
});

describe("the guide's page of tests", () => {
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    ({ folder, files } = await writeExamples(testing));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("has examples that run with the stated results", async () => {
    const results = [];
    for (const file of files) results.push((await run(file)).result);
    const refused = "the code was already used; its tokens are revoked";
    expect(results.filter((result) => result !== undefined)).toEqual([refused, "access_denied"]);
  });

  it("names the installed version of Prism", () => {
    const [, version] = /prism-cli@(\S+) mock/.exec(testing) ?? [];
    expect(version).toBe(manifest.devDependencies["@stoplight/prism-cli"]);
    expect(manifest.exports["./openapi.json"]).toBe("./generated/openapi.json");
  });
});

it("Prism on the exported spec answers as the guide says", async () => {
  const query = `client_id=an-id&client_secret=${clientSecret}&grant_type=authorization_code&code=a-code`;
  const headers = { Prefer: "example=business-failure" };
  const answer = await fetch(`${inject("mockUrl")}${getToken.path}?${query}`, { headers });
  expect(await answer.json()).toEqual(examples["business-failure"].value);
});
