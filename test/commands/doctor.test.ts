/** `npx xt-oauth doctor` as a separate process: against the fake with each of its behaviors, and against servers that are not XT. */
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { getBalances } from "../../generated/operations/getBalances.js";
import { getToken } from "../../generated/operations/getToken.js";
import { fakeXt, type XtFake, type XtFakeBehavior, type XtFakeOptions } from "../../src/testing/index.js";
import { type Answer, credentials, pair, visit } from "./visit.js";

const { XT_CLIENT_ID, XT_CLIENT_SECRET, XT_REDIRECT_URI } = credentials;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function serve(
  behavior: XtFakeBehavior = {},
  options: XtFakeOptions = {},
): Promise<{ fake: XtFake; url: string }> {
  const clients = { [XT_CLIENT_ID]: { secret: XT_CLIENT_SECRET, redirectUris: [XT_REDIRECT_URI] } };
  const keys = { [pair.XT_APP_KEY]: pair.XT_SECRET_KEY };
  const fake = fakeXt({}, { strict: true, users: ["a-user"], clients, keys, behavior, ...options });
  const { url, close } = await fake.listen();
  ends.push(close);
  return { fake, url };
}

/** The link that the doctor printed last. */
const linkIn = (printed: string) => /^http\S+$/gm.exec(printed)?.[0] ?? "";
const signsIn =
  (fake: XtFake): Answer =>
  (printed) =>
    fake.authorize(linkIn(printed));
const signsInAndRenews = (fake: XtFake): Answer[] => [signsIn(fake), () => "y"];
const insists = (fake: XtFake): Answer[] => [...signsInAndRenews(fake), () => "revoke"];

const asked = ({ requests }: XtFake) => requests.map(({ operation, parameters }) => parameters.grant_type ?? operation);
const looked = getBalances.id;
const ask = { args: ["--ask"] };
const withPair = { ...ask, env: pair };

describe("npx xt-oauth doctor", () => {
  it("finds an XT that does as the spec says to be so, with the requests that it said", async () => {
    const { fake, url } = await serve();
    const { status, stdout, stderr } = await visit(url, insists(fake), withPair);
    expect(stdout).toMatch(/^ok {8}API: it responds like XT's API \(HTTP 200/m);
    expect(stdout).toMatch(/^ok {8}clock: /m);
    expect(stdout).toMatch(/^ok {8}redirect address: XT redirected to exactly the requested URL/m);
    expect(stdout).toMatch(/^ok {8}state: XT returns it unchanged/m);
    expect(stdout).toMatch(/^ok {8}exchange of the code: /m);
    expect(stdout).toMatch(/^found {5}unit of expires_in: seconds/m);
    expect(stdout).toMatch(/^found {5}lifetimes: access token 1 day, refresh token 180 days /m);
    expect(stdout).toMatch(/^found {5}user-id: the access token has no claim user-id/m);
    expect(stdout).toMatch(/^(ok {8}|found {5})access token: it gives access to the user's balances/m);
    expect(stdout).toMatch(/^found {5}refresh token, used once: XT sends a new one/m);
    expect(stdout).toMatch(/^found {5}refresh token, used again: XT refuses it the second time, and still accepts/m);
    expect(stdout).toContain("Everything was checked, and all results match the spec.");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const sent = [looked, "authorization_code", looked, "refresh_token", "refresh_token", "refresh_token"];
    expect(asked(fake)).toEqual(sent);
    expect(stdout.match(/^Request \d+: /gm)).toEqual(sent.map((_, at) => `Request ${at + 1}: `));
    expect(stdout).toContain(`· requests: ${sent.length}\n`);
  });

  it("reports in Markdown, and names neither the institution nor its user", async () => {
    const { fake, url } = await serve();
    const { stdout } = await visit(url, signsInAndRenews(fake), withPair);
    const [, report = ""] = stdout.split("### xt-oauth doctor");
    expect(report.match(/^\| .* \| .* \| .* \|$/gm)).toHaveLength(2 + 11);
    for (const personal of [XT_CLIENT_ID, XT_REDIRECT_URI, "institution.example", "a-user", pair.XT_APP_KEY, url]) {
      expect(report).not.toContain(personal);
    }
  });

  it("finds a state that is dropped, and goes on", async () => {
    const { fake, url } = await serve({ state: "dropped" });
    const { status, stdout } = await visit(url, signsInAndRenews(fake), ask);
    expect(stdout).toMatch(/^DIFFERS {3}state: the pasted URL has XT's code or error, but no state/m);
    expect(stdout).toMatch(/^ok {8}exchange of the code: /m);
    expect(status).toBe(1);
  });

  it("tells milliseconds from seconds", async () => {
    const { fake, url } = await serve({ expiresIn: "milliseconds" });
    const { status, stdout } = await visit(url, [signsIn(fake)], ask);
    expect(stdout).toMatch(/^found {5}unit of expires_in: milliseconds/m);
    expect(status).toBe(0);
  });

  it("finds a refresh token that is kept, and that is taken again", async () => {
    const { fake, url } = await serve({ refreshTokens: "kept" });
    const { status, stdout } = await visit(url, insists(fake), ask);
    expect(stdout).toMatch(/^found {5}refresh token, used once: XT sends the same one again/m);
    expect(stdout).toMatch(/^found {5}refresh token, used again: XT accepts it a second time/m);
    expect(status).toBe(0);
  });

  it("finds that a refresh token that comes again ends the sign-in, once the person insists", async () => {
    const { fake, url } = await serve({ refreshTokens: "revoking" });
    const { status, stdout } = await visit(url, insists(fake), ask);
    expect(stdout).toContain("XT MAY THEN REVOKE ALL TOKENS OF THIS USER");
    expect(stdout).toMatch(/^found {5}refresh token, used again: .*: the sign-in is revoked/m);
    expect(status).toBe(0);
  });

  it("takes a limit, or a fault about the institution, for no word about the token", async () => {
    const { fake, url } = await serve();
    fake.answer({ [getToken.id]: [undefined, undefined, { status: 429 }] });
    const { status, stdout } = await visit(url, insists(fake), ask);
    expect(stdout).toMatch(
      /^FAILED {4}refresh token, used again: it was sent, but XT's reaction could not be determined: .*429/m,
    );
    expect(status).toBe(1);
  });

  it("says that the tokens could not be renewed, and sends nothing twice then", async () => {
    const { fake, url } = await serve();
    fake.answer({ [getToken.id]: [undefined, { status: 503 }] });
    const { status, stdout } = await visit(url, insists(fake), ask);
    expect(stdout).toMatch(/^FAILED {4}refresh token, used once: the tokens could not be renewed: .*503/m);
    expect(asked(fake)).toEqual([looked, "authorization_code", "refresh_token"]);
    expect(status).toBe(1);
  });

  it.each([
    { answers: "no", replies: ["n"], sent: [] },
    { answers: "nothing", replies: [""], sent: [] },
    { answers: "yes, and then no word of revoking", replies: ["y", "y"], sent: ["refresh_token"] },
  ])("sends no refresh token that nobody agreed to: $answers", async ({ replies, sent }) => {
    const { fake, url } = await serve();
    const { status, stdout } = await visit(url, [signsIn(fake), ...replies.map((reply) => () => reply)], ask);
    expect(asked(fake)).toEqual([looked, "authorization_code", ...sent]);
    expect(stdout).toMatch(/^unproven {2}refresh token, used again: it was not sent a second time/m);
    expect(status).toBe(0);
  });

  it("asks nobody where there is no terminal, and says what is left", async () => {
    const { fake, url } = await serve();
    const { status, stdout } = await visit(url, [signsIn(fake)]);
    expect(asked(fake)).toEqual([looked]);
    expect(stdout).toContain("There is no terminal");
    expect(stdout).toMatch(/^unproven {2}redirect address: it is well-formed/m);
    expect(stdout).toMatch(/^unproven {2}exchange of the code, unit of expires_in, .*: not checked/m);
    expect(linkIn(stdout)).toBe("");
    expect(status).toBe(0);
  });

  // script(1) of other systems takes other arguments.
  it.skipIf(process.platform !== "linux")("asks at a terminal, and shows nothing of what is pasted", async () => {
    const { fake, url } = await serve();
    const up = "\u001b[A";
    // A terminal's own line would be cut at 4,096 characters; and an arrow key brings the line before back.
    const pastes: Answer = (printed) => `${signsIn(fake)(printed)}&more=${"x".repeat(5_000)}`;
    const { status, stdout } = await visit(url, [pastes, () => `${up}y`, () => ""], { onTerminal: true });
    expect(stdout).toMatch(/^found {5}refresh token, used once: XT sends a new one/m);
    expect(stdout).not.toContain("xxx");
    expect(asked(fake)).toEqual([looked, "authorization_code", "refresh_token"]);
    expect(status).toBe(0);
  });

  it("says that the user said no", async () => {
    const { fake, url } = await serve();
    const denies: Answer = (printed) => fake.authorize(linkIn(printed), { allow: false });
    const { status, stdout } = await visit(url, [denies], ask);
    expect(stdout).toMatch(/^FAILED {4}exchange of the code: the user refused/m);
    expect(stdout).toMatch(/^ok {8}state: /m);
    expect({ status, asked: asked(fake) }).toEqual({ status: 1, asked: [looked] });
  });

  it("finds a state that is dropped where the user said no, too", async () => {
    const { fake, url } = await serve({ state: "dropped" });
    const denies: Answer = (printed) => fake.authorize(linkIn(printed), { allow: false });
    const { stdout } = await visit(url, [denies], ask);
    expect(stdout).toMatch(/^DIFFERS {3}state: /m);
    expect(stdout).toMatch(/^FAILED {4}exchange of the code: the user refused/m);
  });

  it("believes no address of another sign-in, and lets the person paste again", async () => {
    const { fake, url } = await serve();
    const forged: Answer = () => `${XT_REDIRECT_URI}?code=planted-Xy7Kq2Wm9&state=another`;
    const cut: Answer = () => XT_REDIRECT_URI;
    const secrets = ["planted-Xy7Kq2Wm9"];
    const { status, stdout } = await visit(url, [forged, cut, signsIn(fake)], { ...ask, secrets });
    expect(stdout).toContain("The state in this URL belongs to another sign-in");
    expect(stdout).toContain("This URL contains no code");
    expect(stdout).toMatch(/^ok {8}exchange of the code: /m);
    expect(status).toBe(0);
  });

  it("gives up after three addresses that are none", async () => {
    const { fake, url } = await serve();
    const planted = "planted-code-Jd83nVq0";
    const { status, stdout } = await visit(
      url,
      Array(3).fill(() => planted),
      { ...ask, secrets: [planted] },
    );
    expect(stdout).toMatch(/^FAILED {4}exchange of the code: no URL of this sign-in was pasted/m);
    expect({ status, asked: asked(fake) }).toEqual({ status: 1, asked: [looked] });
  });

  it("sees that somebody came back to another address", async () => {
    const { fake, url } = await serve();
    const movedOn: Answer = (printed) => signsIn(fake)(printed).replace("/callback", "/signed-in");
    const { status, stdout } = await visit(url, [movedOn], ask);
    expect(stdout).toMatch(/^DIFFERS {3}redirect address: /m);
    expect(status).toBe(1);
  });

  it("says that XT refuses a wrong secret, and shows neither", async () => {
    const { fake, url } = await serve();
    const env = { XT_CLIENT_SECRET: "wR0ng+secret/Zq81Lm5" };
    const { status, stdout } = await visit(url, [signsIn(fake)], { ...ask, env, secrets: [env.XT_CLIENT_SECRET] });
    expect(stdout).toMatch(
      /^FAILED {4}exchange of the code: exchangeCode: XT refused \(rc 1.*Does XT_CLIENT_SECRET belong/m,
    );
    expect({ status, asked: asked(fake) }).toEqual({ status: 1, asked: [looked, "authorization_code"] });
  });

  it("says that the code may be spent where the answer is lost", async () => {
    const { fake, url } = await serve();
    fake.answer({ [getToken.id]: { fault: "reset", done: true } });
    const { status, stdout } = await visit(url, [signsIn(fake)], ask);
    expect(stdout).toMatch(/^FAILED {4}exchange of the code: .*Treat the code as used/m);
    expect(status).toBe(1);
  });

  it("names the field of an answer that is not what the spec says, and no value", async () => {
    const { fake, url } = await serve();
    const planted = "planted-token-Hs62Bw9";
    fake.answer({ [getToken.id]: { json: { rc: 0, mc: "SUCCESS", ma: [], result: { access_token: planted } } } });
    const { status, stdout } = await visit(url, [signsIn(fake)], { ...ask, secrets: [planted] });
    expect(stdout).toMatch(/^DIFFERS {3}exchange of the code: XT accepted the code, but .*result\./m);
    expect(status).toBe(1);
  });

  it("says that an access token opens nothing, where it does so", async () => {
    const { fake, url } = await serve();
    const env = { ...pair, XT_SECRET_KEY: "aN0ther+key/Vt63Xc8" };
    const { status, stdout } = await visit(url, [signsIn(fake)], { ...ask, env, secrets: [env.XT_SECRET_KEY] });
    expect(stdout).toMatch(/^FAILED {4}access token: the balances could not be read: .*AUTH_103/m);
    expect(status).toBe(1);
  });

  it.each([
    { clock: "slow", ahead: 3_600_000 },
    { clock: "fast", ahead: -3_600_000 },
  ])("finds this machine's clock to be $clock, and allows for it in what it checks then", async ({ ahead }) => {
    const { fake, url } = await serve({}, { now: () => Date.now() + ahead });
    const { status, stdout } = await visit(url, [signsIn(fake)], withPair);
    expect(stdout).toMatch(
      new RegExp(`^DIFFERS {3}clock: .*s ${ahead > 0 ? "behind" : "ahead of"} the .*AUTH_105`, "m"),
    );
    expect(stdout).toMatch(/^found {5}unit of expires_in: seconds/m);
    expect(stdout).toMatch(/lifetimes: access token 1 day, refresh token 180 days/);
    expect(stdout).toMatch(/access token: it gives access to the user's balances/);
    expect(status).toBe(1);
  });

  it("speaks Chinese where the terminal does, or it is told to", async () => {
    const { fake, url } = await serve();
    const byLanguage = await visit(url, signsInAndRenews(fake), { args: ["--ask", "--language", "zh"] });
    expect(byLanguage.stdout).toMatch(/^正常 {2}state：XT 原样返回/m);
    expect(byLanguage.stdout).toContain("/zh-CN/accounts/oauth2?");
    expect(byLanguage.stdout).toMatch(/^已查明 {2}refresh token 用一次：XT 每次更新都换一个新的/m);
    const byTerminal = await visit(url, [], { env: { LANG: "zh_CN.UTF-8" } });
    expect(byTerminal.stdout).toContain("没有终端，无人可问");
    expect([byLanguage.status, byTerminal.status]).toEqual([0, 0]);
  });
});

describe("the guide's excerpt", () => {
  it.each([
    { page: "docs/doctor.md", language: "en" },
    { page: "docs/zh/doctor.md", language: "zh" },
  ])("in $page is what it prints", async ({ page, language }) => {
    const [, excerpt = ""] = /^```console\n(.*?)^```/ms.exec(await readFile(page, "utf8")) ?? [];
    expect(excerpt).not.toBe("");
    const lines = excerpt.trimEnd().split("\n");
    const { fake, url } = await serve();
    const { stdout } = await visit(url, signsInAndRenews(fake), { args: ["--ask", "--language", language] });
    expect(stdout.split("\n").filter((line) => lines.includes(line))).toEqual(lines);
  });
});

describe("a server that isn't XT", () => {
  async function serving(answer: (response: ServerResponse) => unknown): Promise<string> {
    const server = createServer((_, response) => answer(response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    ends.push(() => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()));
    return `http://127.0.0.1:${Object(server.address() satisfies AddressInfo | string | null).port}`;
  }
  const answering = (status: number, type: string, body: string) =>
    serving((response) => response.writeHead(status, { "Content-Type": type }).end(body));
  const page = "<h1>planted | <b>@somebody</b></h1>";

  it.each([
    { answer: "a gateway's page", status: 502, type: "text/html", body: page, says: /^FAILED {4}API: .*HTTP 502/m },
    { answer: "too many", status: 429, type: "text/plain", body: "", says: /^FAILED {4}API: .*HTTP 429/m },
    { answer: "a redirect", status: 302, type: "text/plain", body: "", says: /^FAILED {4}API: .*HTTP 302/m },
  ])("is sent no code: $answer", async ({ status, type, body, says }) => {
    const outcome = await visit(await answering(status, type, body), [], ask);
    expect(outcome.stdout).toMatch(says);
    expect(outcome.stdout).not.toMatch(/planted|somebody/);
    expect(linkIn(outcome.stdout)).toBe("");
    expect(outcome.status).toBe(1);
  });

  it.each([
    { answer: "a page", body: page, says: /^DIFFERS {3}API: the response is not in XT's envelope/m },
    { answer: "a yes", body: '{"rc":0,"mc":"SUCCESS"}', says: /^DIFFERS {3}API: it accepted a request/m },
  ])("is told from it by $answer", async ({ body, says }) => {
    const outcome = await visit(await answering(200, "text/html", body), [], ask);
    expect(outcome.stdout).toMatch(says);
    expect(outcome.stdout).not.toMatch(/planted|somebody<|@somebody/);
    expect(outcome.status).toBe(1);
  });

  it("is not read without end", async () => {
    const url = await serving((response) => response.writeHead(200).write(" ".repeat(70_000)));
    const outcome = await visit(url, [], ask);
    expect(outcome.stdout).toMatch(/^DIFFERS {3}API: the response is not in XT's envelope/m);
  });

  it("quotes what it says so that it breaks out of no line and no table, and mentions nobody", async () => {
    const mc = "\u001b[2J| @somebody #1 <img>\n`x`";
    const outcome = await visit(await answering(200, "application/json", JSON.stringify({ rc: 1, mc })), []);
    const [, report = ""] = outcome.stdout.split("### xt-oauth doctor");
    expect(outcome.stdout).not.toContain("\u001b");
    expect(report).toContain(
      'mc "\\\\u{1b}\\[2J\\| &#64;somebody &#35;1 \\\\u{3c}img\\\\u{3e}\\\\u{a}\\\\u{60}x\\\\u{60}"',
    );
  });

  it("is not there at all", async () => {
    const url = await answering(200, "text/plain", "");
    for (const end of ends.splice(0)) await end();
    const outcome = await visit(url, [], ask);
    expect(outcome.stdout).toMatch(/^FAILED {4}API: no connection \(ECONNREFUSED\)/m);
    expect(outcome.status).toBe(1);
  });

  it("speaks no TLS where it is asked to", async () => {
    const url = await answering(200, "text/plain", "");
    const outcome = await visit(url.replace("http:", "https:"), [], ask);
    expect(outcome.stdout).toMatch(/^FAILED {4}API: connected, but TLS failed \(/m);
    expect(outcome.status).toBe(1);
  });
});

describe("a wrong use", () => {
  const nowhere = "http://127.0.0.1:1";

  it("is told what is missing of the environment, and nothing is sent", async () => {
    const { fake, url } = await serve();
    const { status, stdout, stderr } = await visit(url, [], { env: { XT_CLIENT_SECRET: "", XT_SCOPE: "" } });
    expect(stderr).toMatch(/^XT_CLIENT_SECRET is missing: .*\nXT_SCOPE is missing: .*\n\nNothing was sent\./);
    expect({ status, stdout, asked: asked(fake) }).toEqual({ status: 2, stdout: "", asked: [] });
  });

  it("of the command line gets the usage, and is not repeated", async () => {
    const secrets = ["planted-Rt62Ks9w"];
    const { status, stdout, stderr } = await visit(nowhere, [], { args: [`--secret=${secrets}`], secrets });
    expect(stderr).toMatch(/^usage: npx xt-oauth doctor /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it("is none where help is asked for", async () => {
    const { status, stdout, stderr } = await visit(nowhere, [], { args: ["--help", "--language=zh"] });
    expect(stdout).toMatch(/^用法：npx xt-oauth doctor /);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
