/** Tests the functions of the doctor one by one. */
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import { expect, it, onTestFinished, vi } from "vitest";
import { checkConnection, reach } from "../../src/doctor/connection.js";
import messages from "../../src/doctor/messages.json" with { type: "json" };
import { signIn } from "../../src/doctor/sign-in.js";
import { duration, formatMessage } from "../../src/doctor/terminal.js";
import { unitOf, userIdClaim } from "../../src/doctor/tokens.js";
import { createXtOAuth } from "../../src/index.js";
import { selfSigned } from "../faults/certificate.js";
import { hostileServer, respondWith, respondWithJson } from "../faults/server.js";

const day = 86_400_000;
it.each([
  { expiresIn: 86_400, remainingMs: day - 3_000, unit: "seconds" },
  { expiresIn: 86_400_000, remainingMs: day + 900, unit: "milliseconds" },
  { expiresIn: 10, remainingMs: 9_000, unit: "seconds" },
  { expiresIn: 86_400, remainingMs: 180 * day, unit: "neither" },
  { expiresIn: 0, remainingMs: day, unit: "neither" },
  { expiresIn: -1, remainingMs: -day, unit: "neither" },
])(
  "the unit of expires_in is $unit if it is $expiresIn and the token expires in $remainingMs ms",
  ({ expiresIn, remainingMs, unit }) => {
    expect(unitOf(expiresIn, remainingMs)).toBe(unit);
  },
);

it.each([
  // A number doesn't hold every digit of it.
  ['{"user-id":9007199254740993}', "same"],
  ['{"user-id":"9007199254740993"}', "same"],
  ['{"user-id":1}', "other"],
  ['{"sub":"9007199254740993"}', "none"],
  ['{"user-id":{"9007199254740993":7}}', "none"],
  ["null", "none"],
  ["not JSON", "none"],
])("if the user_id is 9007199254740993, the claim user-id of %s is reported as %s", (claims, result) => {
  const access_token = `e30.${Buffer.from(claims).toString("base64url")}.sig`;
  expect(userIdClaim({ access_token, user_id: "9007199254740993" })).toBe(result);
});

const placeholders = (text = "") => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

it.each(Object.entries(messages))(
  "the message %s has the same placeholders in both languages",
  (_, [english, chinese]) => {
    expect(placeholders(chinese)).toEqual(placeholders(english));
  },
);

it("each message is used", async () => {
  const names = ["connection", "doctor-run", "main", "settings", "sign-in", "terminal", "tokens"];
  // errors/xt-error.ts has the outcomes of `exchange.${error.outcome}`.
  const files = ["src/errors/xt-error.ts", ...names.map((name) => `src/doctor/${name}.ts`)];
  const source = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("");
  // "reach.dns" may be written as `reach.${stage}` and "dns".
  const isComposed = (start: string, end: string) => source.includes(`\`${start}.\${`) && source.includes(`"${end}"`);
  const isUsed = (message: string) => {
    const dot = message.lastIndexOf(".");
    return source.includes(`"${message}"`) || isComposed(message.slice(0, dot), message.slice(dot + 1));
  };
  expect(Object.keys(messages).filter((message) => !isUsed(message))).toEqual([]);
});

it("a value that looks like a placeholder is not replaced again", () => {
  expect(formatMessage("en", "problem.unusable", { variable: "XT_SCOPE", why: "{variable} $&" })).toBe(
    "XT_SCOPE {variable} $&.",
  );
});

it.each([
  { ms: 59_000, en: "1 minute", zh: "1 分钟" },
  { ms: 119 * 60_000, en: "119 minutes", zh: "119 分钟" },
  { ms: 90 * 3_600_000, en: "3.8 days", zh: "3.8 天" },
  { ms: 23 * 3_600_000, en: "23 hours", zh: "23 小时" },
  { ms: 86_398_000, en: "1 day", zh: "1 天" },
])("a duration of $ms ms is $en and $zh", ({ ms, en, zh }) => {
  expect([duration("en", ms), duration("zh", ms)]).toEqual([en, zh]);
});

it.each([
  [{ rc: 1, mc: "AUTH_001" }, "AUTH_001"],
  [{ returnCode: 1, msgInfo: "failure", error: { code: "403" } }, "403"],
])("the first request returns the response of a server with TLS, in either envelope: %j", async (body, mc) => {
  await using server = await hostileServer(respondWithJson(body), { overTls: true });
  expect(await reach(server.url)).toMatchObject({ status: 200, rc: 1, mc });
});

it("the first request refuses a self-signed certificate", async () => {
  await using server = await hostileServer(respondWithJson({ rc: 1, mc: "AUTH_001" }), { tls: selfSigned() });
  expect(await reach(server.url)).toEqual({ stage: "tls", cause: "DEPTH_ZERO_SELF_SIGNED_CERT" });
});

it.each(["EACCES", "EPERM", "EADDRNOTAVAIL", "ENETDOWN"])(
  "the first request names the stage tcp if the system refuses the connection with %s",
  async (code) => {
    function refuse(this: Socket): Socket {
      process.nextTick(() => this.destroy(Object.assign(new Error("connect"), { code })));
      return this;
    }
    const spy = vi.spyOn(Socket.prototype, "connect").mockImplementation(refuse);
    onTestFinished(() => spy.mockRestore());
    expect(await reach("https://127.0.0.1/")).toEqual({ stage: "tcp", cause: code });
  },
);

it("a redirect fails the check of the API, and says nothing about the clock", async () => {
  const headers = [`Date: ${new Date().toUTCString()}`];
  await using server = await hostileServer(respondWith({ status: 302, headers }));
  const record = vi.fn();
  const run = { settings: { baseUrl: server.url }, announce: vi.fn(), record, word: vi.fn(), escaped: String };
  expect(await checkConnection(run as never)).toBeUndefined();
  expect(record.mock.calls.map(([check, verdict]) => [check, verdict])).toEqual([["reach", "failed"]]);
});

it("the first request names the stage at which it fails", async () => {
  const onConnection = (socket: Socket) => socket.once("data", () => socket.destroy());
  const server = await hostileServer(() => undefined, { onConnection });
  expect(await reach(server.url)).toEqual({ stage: "http", cause: "ECONNRESET" });
  expect(await reach(server.url.replace("http:", "https:"))).toEqual({ stage: "tls", cause: "ECONNRESET" });
  // RFC 6761 §6.4: names below .invalid never exist.
  expect(await reach("https://xt.invalid/")).toMatchObject({ stage: "dns" });
  await server[Symbol.asyncDispose]();
  expect(await reach(server.url)).toEqual({ stage: "tcp", cause: "ECONNREFUSED" });
});

it.each([
  ["http://localhost:3000/callback?from=xt", "ok", "redirect.ok"],
  ["http://localhost:3000/callback?from=another", "differs", "redirect.elsewhere"],
  ["http://localhost:3000/callback?", "differs", "redirect.elsewhere"],
  ["http://localhost:3000/other?from=xt", "differs", "redirect.elsewhere"],
  ["localhost:3000/callback?from=xt", "unverified", "redirect.incomplete"],
  ["/callback?from=xt", "unverified", "redirect.incomplete"],
])("the redirect to %s is reported as %s", async (address, verdict, message) => {
  const redirectUri = "http://localhost:3000/callback?from=xt";
  const xt = createXtOAuth({ clientId: "a", clientSecret: "b", redirectUri, scope: "userinfo" });
  const record = vi.fn();
  const ask = async () => `${address}&code=a-code`;
  const run = { settings: { xt, redirectUri }, language: "en", record, ask, hide: () => undefined };
  await expect(signIn(run as never)).resolves.toBe("a-code");
  expect(record).toHaveBeenCalledWith("redirect", verdict, message);
});
