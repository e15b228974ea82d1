/** Finds the TypeScript examples of the READMEs and the guide, and runs them against the fake XT server. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { createXtClient, createXtOAuth } from "../../src/index.js";
import { fakeXt } from "../../src/testing/index.js";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { createXtTokens, memoryStore } from "../../src/tokens/index.js";

/** @param language a regular expression for the language of the code blocks */
export const blocksIn = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);

/** The lines of code that are wider than 80 columns. */
export const longLinesIn = (blocks: readonly string[]) =>
  blocks.flatMap((block) => block.split("\n")).filter((line) => line.length > 80);

const textNames =
  "clientId clientSecret redirectUri scope appKey secretKey accessToken userId code callbackUrl takenState clientOrderId tokensSecret";

/** The names that the examples use without declaring them, and their types. */
const givenNames = {
  ...Object.fromEntries(textNames.split(" ").map((name) => [name, "string"])),
  xt: 'import("xt-oauth").XtOAuth',
  client: 'import("xt-oauth").XtClient',
  user: 'import("xt-oauth").XtUserClient',
  token: 'import("xt-oauth").XtToken',
  tokens: 'import("xt-oauth/tokens").XtTokens',
  store: 'import("xt-oauth/tokens").XtTokenStore',
  redis: 'import("xt-oauth/tokens").XtNodeRedis',
  pool: 'import("xt-oauth/tokens").XtPostgresPool',
  env: '{ DB: import("xt-oauth/tokens").XtD1Database }',
  request: '{ url: string; headers: { "accept-language"?: string } }',
  wanted: 'import("xt-oauth").PlaceOrderInput',
  pair: 'Parameters<typeof import("xt-oauth").fitOrder>[1]',
  tryAgainLater: "() => string",
  startOver: "() => string",
};

/** Wraps an example in a function. Its imports move to the top, and its own names may shadow the parameters. */
export function moduleOf(example: string): string {
  const imports = example.match(/^import [\s\S]*?;$/gm) ?? [];
  const body = example.replace(/^import [\s\S]*?;$/gm, "");
  const types = Object.entries(givenNames).map(([name, type]) => `${name}: ${type}`);
  return `${imports.join("\n")}
export async function example({ ${Object.keys(givenNames).join(", ")} }: { ${types.join("; ")} }): Promise<unknown> {
  {
${body}
  }
  return;
}`;
}

/** The examples pass no fetch. These packages pass the global fetch for them, which is the fake's. */
const packages = {
  "xt-oauth": `
import { createXtClient as createClient, createXtOAuth as createOAuth } from "xt-oauth";
export * from "xt-oauth";
export const createXtClient = (options) => createClient({ fetch, ...options });
export const createXtOAuth = (options) => createOAuth({ fetch, ...options });`,
  "xt-oauth/openapi-fetch": `
import { createClient as create } from "${resolve("src/openapi-fetch.ts")}";
export const createClient = (options) => create({ fetch, ...options });`,
};

/** Writes the examples as modules into a folder, before the tests of the calling file. Returns the list of their paths, filled by then. */
export function useExamples(text: string): string[] {
  const files: string[] = [];
  let folder: string;
  beforeAll(async () => {
    await mkdir(".tmp", { recursive: true });
    folder = await mkdtemp(resolve(".tmp/examples-"));
    const replaced = Object.entries(packages).map(([name, code], at) => [name, code, `./package-${at}.ts`] as const);
    for (const [, code, file] of replaced) await writeFile(join(folder, file), code);
    for (const [at, example] of blocksIn(text, "ts").entries()) {
      files[at] = join(folder, `example-${at}.ts`);
      let code = moduleOf(example);
      for (const [name, , file] of replaced) code = code.replaceAll(`"${name}"`, `"${file}"`);
      await writeFile(files[at], code);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return files;
}

/** An empty Redis, with the commands that one process needs, and its records. */
export function emptyRedis() {
  const records = new Map<string, string>();
  return {
    records,
    hGet: async (key: string) => records.get(key) ?? null,
    async eval(_: string, { keys: [key = ""], arguments: [, from, to] }: { keys: string[]; arguments: string[] }) {
      const stored = records.get(key);
      if (from !== (stored === undefined ? "" : `=${stored}`)) return 0;
      if (to === "") records.delete(key);
      else records.set(key, `${to}`.slice(1));
      return 1;
    },
  };
}

/** The state of an example, whose random bytes are zeros here. */
const takenState = "A".repeat(43);
const callbackUrl = `/callback?code=a-code&state=${takenState}`;
const statement = { bind: () => statement, all: async () => ({ results: [] }) };
const texts = {
  ...{ clientId: "an-id", clientSecret: "a-secret", redirectUri: "https://institution.example/callback" },
  ...{ scope: "userinfo", appKey: "an-app", secretKey: "a-secret-key", accessToken: "a-token", userId: "a-user" },
  ...{ code: "a-code", callbackUrl, takenState, clientOrderId: "16559590087220001" },
  tokensSecret: Buffer.alloc(32).toString("base64"),
};

/** Runs an example. `given` replaces values that the example uses. */
export async function runExample(file = "", given: object = {}) {
  const fake = fakeXt();
  vi.stubGlobal("fetch", fake.fetch);
  vi.spyOn(crypto, "getRandomValues").mockImplementation((bytes) => bytes);
  const logged = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const { clientId, clientSecret, redirectUri, scope, appKey, secretKey } = texts;
  const xt = createXtOAuth({ clientId, clientSecret, redirectUri, scope, fetch: fake.fetch });
  const client = createXtClient({ appKey, secretKey, fetch: fake.fetch });
  const tokens = createXtTokens({ xt });
  const { example } = await import(/* @vite-ignore */ file);
  const result = await example({
    ...{ ...texts, xt, client, user: client.forUser(texts.accessToken), tokens, store: memoryStore() },
    token: Object(exampleOf("getToken", "exchange-success")).result,
    ...{ redis: emptyRedis(), pool: { query: async () => ({ rows: [], rowCount: 1 }) } },
    ...{ env: { DB: { prepare: () => statement } }, tryAgainLater: () => "later", startOver: () => "once more" },
    request: { url: callbackUrl, headers: { "accept-language": "zh-TW,zh;q=0.9" } },
    ...given,
  });
  const grants = fake.requests.map(({ parameters }) => parameters.grant_type);
  return { result, grants, asked: fake.requests.map(({ operation }) => operation), logged: logged.mock.calls };
}
