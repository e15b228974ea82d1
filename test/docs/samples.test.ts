/** Tests the code on the pages: the TypeScript compiles, and the samples of curl and Python run and sign as this package does. */
import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guidePages } from "../../scripts/docs/guide.js";
import { operationPages } from "../../scripts/docs/operations.js";
import { samplesOf } from "../../scripts/docs/samples.js";
import { operationsOf } from "../../scripts/docs/spec.js";
import { inlined } from "../../scripts/generate/resolve.js";
import { createSigner } from "../../src/call/sign-request.js";
import { listen } from "../faults/server.js";
import { blocksIn, moduleOf } from "./run-examples.js";

const spec = inlined(JSON.parse(await readFile("generated/openapi.json", "utf8")));
const operations = operationsOf(spec);
const readme = { path: "README.md", text: await readFile("README.md", "utf8") };
const pages = [readme, ...guidePages("en", spec), ...operationPages(spec, "en")];

describe("the TypeScript", () => {
  let folder: string;
  let problems: string[];
  beforeAll(async () => {
    await mkdir(".tmp", { recursive: true });
    folder = await mkdtemp(resolve(".tmp/guide-"));
    const samples = pages.flatMap(({ path, text }) =>
      blocksIn(text, "ts").map((code, at) => [join(folder, `${path.replaceAll(/\W/g, "-")}-${at}.ts`), code] as const),
    );
    expect(samples.length).toBeGreaterThan(20);
    await Promise.all(samples.map(([file, code]) => writeFile(file, moduleOf(code))));
    const files = samples.map(([file]) => file);
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
    const paths = {
      ...options.paths,
      "xt-oauth": [resolve("src/index.ts")],
      "xt-oauth/testing": [resolve("src/testing/index.ts")],
      "xt-oauth/openapi-fetch": [resolve("src/openapi-fetch.ts")],
      "xt-oauth/tokens": [resolve("src/tokens/index.ts")],
    };
    const program = ts.createProgram(files, { ...options, paths, noUnusedLocals: false, noUnusedParameters: false });
    const found = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
    problems = found.map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
    return () => rm(folder, { recursive: true });
  });

  it("compiles, in the README, in the guide and on the pages of the operations", () => {
    expect(problems).toEqual([]);
  });
});

// The path of Python itself: `python3` may be a script that takes several times as long to start.
const python = spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).stdout?.trim();
const languages = [
  { language: "curl", fence: "sh", command: ["bash", "-euc"], isThere: true },
  { language: "Python", fence: "python", command: [python ?? "", "-c"], isThere: Boolean(python) },
];

describe.each(languages)("the sample of $language", ({ fence, command: [program = "", ...options], isThere }) => {
  const received: { request: IncomingMessage; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    received.push({ request, body: Buffer.concat(chunks).toString() });
    response.end("{}");
  });
  let host: string;
  beforeAll(async () => {
    host = `http://127.0.0.1:${await listen(server)}`;
  });
  afterAll(() => {
    server.close();
  });

  const environment = {
    PATH: process.env.PATH,
    XT_APP_KEY: "an-app",
    XT_SECRET_KEY: "a-secret",
    XT_ACCESS_TOKEN: "a-token",
    XT_CLIENT_ID: "an-id",
    XT_CLIENT_SECRET: "another-secret",
    XT_CODE: "a code&more",
    XT_REFRESH_TOKEN: "a-refresh-token",
  };

  it.skipIf(!isThere).each([["unsigned"], ["signed", { signature: [] }]])(
    "of an operation with path parameters, a header and a form runs: %s",
    async (_, ...security) => {
      const schema = { type: "string" };
      const input = (place: string, name: string, example: string) => ({
        in: place,
        name,
        example,
        required: true,
        schema,
      });
      const parameters = [
        input("path", "pair", "btc_usdt"),
        input("path", "order-id", "$(exit 1)'"),
        input("query", "list", "a,b"),
        input("header", "X-Lang", "en"),
      ];
      const form = {
        schema: { properties: { remark: schema } },
        examples: { one: { value: { remark: `it's "a" & b` } } },
      };
      const post = { parameters, security, requestBody: { content: { "application/x-www-form-urlencoded": form } } };
      const [operation] = operationsOf({ paths: { "/a/{pair}/{order-id}": { post } } });
      const { sh, python: py } = samplesOf(operation, host);
      received.length = 0;
      await promisify(execFile)(program, [...options, fence === "sh" ? sh : py], { env: environment });
      const { request, body } = received[0] ?? {};
      expect([request?.method, request?.url]).toEqual(["POST", "/a/btc_usdt/order-id?list=a,b"]);
      expect(request?.headers).toMatchObject({ "x-lang": "en", "content-type": "application/x-www-form-urlencoded" });
      expect(new URLSearchParams(body).get("remark")).toBe(`it's "a" & b`);
    },
  );

  it.skipIf(!isThere).each(operations)(
    "of $operationId runs, and signs as this package does if the operation needs a signature",
    async (operation) => {
      const { operationId, method, path, security } = operation;
      const { text = "" } = pages.find((page) => page.path === `operations/${operationId}.md`) ?? {};
      const [, script = ""] = new RegExp(`^\`\`\`${fence}\\n([\\s\\S]*?)^\`\`\``, "m").exec(text) ?? [];
      received.length = 0;
      // No sample may reach one of XT's servers.
      const code = script.replace(/https:\/\/[\w.-]*xt\.com(?=["'/])/g, host);
      expect(code).not.toMatch(/xt\.com/i);
      await promisify(execFile)(program, [...options, code], { env: environment });
      const url = new URL(received[0]?.request.url ?? "", host);
      if (operationId === "getToken") {
        const sent = received.map(({ request }) => new URL(request.url ?? "", host).searchParams);
        expect(sent.map((query) => query.get("grant_type"))).toEqual(["authorization_code", "refresh_token"]);
        expect(sent[0]?.get("code")).toBe(environment.XT_CODE);
        return;
      }
      const [{ request, body } = { request: undefined, body: "" }] = received;
      if (security.length === 0) {
        expect([request?.method, url.pathname]).toEqual([method, path]);
        expect(Object.keys(request?.headers ?? {}).filter((name) => /^validate-|^access-token/.test(name))).toEqual([]);
        return;
      }
      const sign = createSigner({
        appKey: environment.XT_APP_KEY,
        secretKey: environment.XT_SECRET_KEY,
        recvWindowMs: 5_000,
      });
      const signed = { method, path: url.pathname, query: url.search.slice(1), body: body || undefined };
      expect(request?.method).toBe(method);
      expect(url.pathname).toMatch(new RegExp(`^${path.replace(/\{\w+\}/g, "\\d+")}$`));
      expect(request?.headers).toMatchObject({
        ...(await sign(signed, Number(request?.headers["validate-timestamp"]))),
        "access-token": environment.XT_ACCESS_TOKEN,
      });
    },
  );
});
