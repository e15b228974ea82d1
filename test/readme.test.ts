/** Every example of both READMEs runs against the fake XT server, and does what the text around it says. `test:package` compiles them. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { messageCodes } from "../generated/message-codes/MessageCode.js";
import { findOrder } from "../generated/operations/findOrder.js";
import { getToken } from "../generated/operations/getToken.js";
import { placeOrder } from "../generated/operations/placeOrder.js";
import { accessTokenExpiresAt, createXtClient, createXtOAuth } from "../src/index.js";
import { fakeXt, type XtFakePlan } from "../src/testing/index.js";
import { answers, hostileServer } from "./faults/server.js";
import { blocksIn, moduleOf } from "./readme-examples.js";

// The examples pass no fetch: so that the fake answers, they run on the adapter that calls the global one.
vi.mock("#adapter", () => import("../src/http/fetch.js"));

const readmes = { English: "README.md", Chinese: "README.zh-CN.md" };
const manifest = JSON.parse(await readFile("package.json", "utf8"));
const { paths } = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const examplesOf = ({ path, method }: { path: string; method: string }) =>
  paths[path][method].responses["200"].content["application/json"].examples;
const examples = examplesOf(getToken);
const order = examplesOf(findOrder).success.value.result;
const english = await readFile(readmes.English, "utf8");

const keys = { appKey: "an-app", secretKey: "a-secret-key" };
const trading = { ...keys, accessToken: "a-token" };
const tokensSecret = Buffer.alloc(32).toString("base64");
/** A database without a record. */
const database = { redis: { hGet: async () => null, eval: async () => 0 }, tokensSecret, userId: "a-user" };
const clientSecret = "a-secret";
const redirectUri = "https://institution.example/callback";
const signedState = "A".repeat(43);

/** Runs an example with the fake answering. */
async function run(file = "", answer?: XtFakePlan<"getToken">) {
  const fake = fakeXt({ getToken: answer });
  vi.stubGlobal("fetch", fake.fetch);
  // The state that an example makes has to come back in the callback.
  vi.spyOn(crypto, "getRandomValues").mockImplementation((bytes) => bytes);
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { example } = await import(/* @vite-ignore */ file);
  const result = await example({
    clientId: "an-id",
    clientSecret,
    redirectUri,
    request: { url: `/callback?code=a-code&state=${signedState}`, headers: { "accept-language": "zh-TW,zh;q=0.9" } },
    session: {},
    code: "a-code",
    xt: createXtOAuth({ clientId: "an-id", clientSecret, redirectUri, scope: "userinfo" }),
    ...trading,
    client: undefined,
    ...database,
    tryAgainLater: () => "try again later",
    startOver: () => "start over",
  });
  const grants = fake.requests.map(({ parameters }) => parameters.grant_type);
  return { result, grants, asked: fake.requests.map(({ operation }) => operation), logged: logged.mock.calls };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const onSources = (text: string) =>
  text
    .replaceAll(/"xt-oauth\/(testing|tokens)"/g, (_, name) => JSON.stringify(resolve(`src/${name}/index.js`)))
    .replaceAll('"xt-oauth"', JSON.stringify(resolve("src/index.js")));

describe.each(Object.entries(readmes))("the %s README", (_, readme) => {
  let text: string;
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    text = await readFile(readme, "utf8");
    await mkdir(".tmp", { recursive: true });
    folder = await mkdtemp(resolve(".tmp/readme-"));
    const examples = blocksIn(text, "ts");
    files = examples.map((_, number) => join(folder, `example-${number}.ts`));
    for (const [number, file] of files.entries()) await writeFile(file, onSources(moduleOf(examples[number] ?? "")));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("signs a user in, and renews only a token that has ended", async () => {
    expect((await run(files[0])).grants).toEqual(["authorization_code"]);
    // When the access token of the spec's example ends, its refresh token is still good.
    const { access_token } = examples["exchange-success"].value.result;
    vi.spyOn(Date, "now").mockReturnValue(accessTokenExpiresAt({ access_token })?.getTime() ?? 0);
    expect((await run(files[0], ["exchange-success"])).grants).toEqual(["authorization_code", "refresh_token"]);
  });

  it("tells failures apart", async () => {
    expect(await run(files[1])).toMatchObject({ result: undefined, grants: ["authorization_code"], logged: [] });
    expect(await run(files[1], { fault: "refused" })).toMatchObject({ result: "try again later", logged: [] });
    expect(await run(files[1], { fault: "reset" })).toMatchObject({ result: "start over", logged: [] });
    const refused = await run(files[1], "auth-failure");
    const { mc } = examples["auth-failure"].value;
    expect(refused).toMatchObject({ result: "start over", logged: [[mc, messageCodes[mc]]] });
  });

  it("keeps tokens in a database, where a user who never signed in has to", async () => {
    await expect(run(files[2])).rejects.toMatchObject({ code: "sign_in_needed" });
  });

  it("reads a user's balances, and goes through their orders", async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    expect((await run(files[3])).asked).toEqual(["getBalances", "getOrderHistory", "getOrderHistory"]);
  });

  // The other one's example is the same, and this one waits for the end of a receive window.
  it.runIf(readme === readmes.English).each([
    ["loses the response to an order that it placed", true, order.orderId],
    ["loses an order and never places it", false, "not-placed"],
  ])("places an order once, where the server %s", async (_, isPlaced, expected) => {
    const asked: string[] = [];
    await using server = await hostileServer((socket, head, count) => {
      asked.push(head.startsWith("POST ") ? placeOrder.id : findOrder.id);
      if (head.startsWith("POST ")) return socket.destroy();
      const found = { ...order, clientOrderId: null };
      answers(isPlaced ? { rc: 0, mc: "SUCCESS", result: found } : { rc: 1, mc: "ORDER_005" })(socket, head, count);
    });
    const client = createXtClient({ ...keys, baseUrl: server.url, fetch: globalThis.fetch, recvWindowMs: 1 });
    const { example } = await import(/* @vite-ignore */ files[4] ?? "");
    expect(await example({ ...trading, client })).toEqual(expected);
    expect(asked.filter((id) => id === placeOrder.id)).toHaveLength(1);
    expect(asked.at(-1)).toBe(findOrder.id);
  });

  it("tests with the fake, which sends nothing", async () => {
    expect((await run(files[5])).grants).toEqual([]);
    const { result, grants } = await run(files[6]);
    expect(grants).toEqual([]);
    expect(result).toBe("the code was used before; the tokens that it gave are revoked");
  });

  it("has the same examples as the other one, but for the comments", () => {
    const code = (readmeText: string) => blocksIn(readmeText, "ts").map((block) => block.replace(/ *\/\/ .*$/gm, ""));
    expect(code(text)).toEqual(code(english));
    const commands = (readmeText: string) => blocksIn(readmeText, "sh").map((block) => block.replace(/ *# .*$/gm, ""));
    expect(commands(text)).toEqual(commands(english));
  });

  it("names only commands, files and a Prism that there are", async () => {
    const scripts = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = ""]) => path);
    for (const path of links) await expect(readFile(path), path).resolves.toBeDefined();
    expect(links).toContain(readme === readmes.English ? readmes.Chinese : readmes.English);
    const [, version] = /prism-cli@(\S+) mock node_modules\/xt-oauth\/generated\/openapi\.json/.exec(text) ?? [];
    expect(version).toBe(manifest.devDependencies["@stoplight/prism-cli"]);
    expect(manifest.exports["./openapi.json"]).toBe("./generated/openapi.json");
  });
});

it("Prism on the exported spec answers as the README says", async () => {
  const query = `client_id=an-id&client_secret=${clientSecret}&grant_type=authorization_code&code=a-code`;
  const headers = { Prefer: "example=business-failure" };
  const answer = await fetch(`${inject("mockUrl")}${getToken.path}?${query}`, { headers });
  expect(await answer.json()).toEqual(examples["business-failure"].value);
});
