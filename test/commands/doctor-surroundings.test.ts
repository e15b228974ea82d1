/** Tests `npx xt-oauth doctor` with other servers, command lines and environments, with a terminal and without. */
import { createServer, type ServerResponse } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { getBalances } from "../../generated/operations/getBalances.js";
import { listen } from "../faults/server.js";
import { type Answer, linkIn, requestNames, runDoctor, serveFake, signIn } from "./run-doctor.js";

const ask = { args: ["--ask"] };

async function startServer(answer: (response: ServerResponse) => unknown) {
  const server = createServer((_, response) => answer(response));
  const url = `http://127.0.0.1:${await listen(server)}`;
  onTestFinished(() => server.close().closeAllConnections());
  return url;
}
const startServerWith = (status: number, type: string, body: string) =>
  startServer((response) => response.writeHead(status, { "Content-Type": type }).end(body));

describe("npx xt-oauth doctor", () => {
  const page = "<h1>planted | <b>@username</b></h1>";
  it.each([
    [502, "text/html", page, /^FAILED {4}API: .*HTTP 502/m],
    [429, "text/plain", "", /^FAILED {4}API: .*HTTP 429/m],
    [302, "text/plain", "", /^FAILED {4}API: .*HTTP 302/m],
    [200, "text/html", page, /^DIFFERS {3}API: the response is not in XT's envelope/m],
    [200, "text/html", '{"rc":0,"mc":"SUCCESS"}', /^DIFFERS {3}API: it accepted a request/m],
  ])(
    "reports a server that responds with HTTP %i, %s and %j, and doesn't quote the body",
    async (status, type, body, prints) => {
      const url = await startServerWith(status, type, body);
      const outcome = await runDoctor(url, [], ask);
      expect(outcome.stdout).toMatch(prints);
      expect(outcome.stdout).not.toMatch(/planted|username<|@username/);
      // A status other than 200 ends the checks before the sign-in.
      expect(linkIn(outcome.stdout) === "").toBe(status !== 200);
      expect(outcome.status).toBe(1);
    },
  );

  it("stops reading a response that is too long", async () => {
    const url = await startServer((response) => response.writeHead(200).write(" ".repeat(70_000)));
    const { stdout } = await runDoctor(url, [], ask);
    expect(stdout).toMatch(/^DIFFERS {3}API: the response is not in XT's envelope/m);
  });

  it("escapes a message code: it can't end a line or a table cell, add formatting or a link, or mention a user", async () => {
    const mc = "\u001b[2J| @username #1 <img>\n`x` __a_b__ ~~c~~ https://d www.e";
    const url = await startServerWith(200, "application/json", JSON.stringify({ rc: 1, mc }));
    const { stdout } = await runDoctor(url, []);
    const [, report = ""] = stdout.split("### xt-oauth doctor");
    expect(stdout).not.toContain("\u001b");
    expect(report).toContain(
      'mc "\\\\u{1b}\\[2J\\| &#64;username &#35;1 \\\\u{3c}img\\\\u{3e}\\\\u{a}\\\\u{60}x\\\\u{60} ' +
        '\\_\\_a_b\\_\\_ \\~\\~c\\~\\~ https&#58;//d www&#46;e"',
    );
  });

  it("reports a server without TLS", async () => {
    const url = await startServerWith(200, "text/plain", "");
    const { stdout, status } = await runDoctor(url.replace("http:", "https:"), [], ask);
    expect(stdout).toMatch(/^FAILED {4}API: connected, but TLS failed \(/m);
    expect(status).toBe(1);
  });

  it("doesn't say that the refresh token was sent again if XT can't be reached any more", async () => {
    const { fake, url, close } = await serveFake();
    const revoke = () => {
      void close();
      return "revoke";
    };
    const { stdout, status } = await runDoctor(url, [signIn(fake), () => "y", revoke], ask);
    expect(stdout).toMatch(/^unverified {2}refresh token, used again: it was not sent a second time/m);
    expect(status).toBe(0);
  });

  it("names the missing environment variables, and sends nothing", async () => {
    const { fake, url } = await serveFake();
    const { status, stdout, stderr } = await runDoctor(url, [], { env: { XT_CLIENT_SECRET: "", XT_SCOPE: "" } });
    expect(stderr).toMatch(/^XT_CLIENT_SECRET is missing: .*\nXT_SCOPE is missing: .*\n\nNothing was sent\./);
    expect({ status, stdout, asked: requestNames(fake) }).toEqual({ status: 2, stdout: "", asked: [] });
  });

  it("prints the usage for a wrong command line, without repeating it", async () => {
    const secret = "planted-Rt62Ks9w";
    const options = { args: [`--secret=${secret}`], secrets: [secret] };
    const { status, stdout, stderr } = await runDoctor("http://127.0.0.1:1", [], options);
    expect(stderr).toMatch(/^usage: npx xt-oauth doctor /);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it("asks nothing without a terminal, and names what it didn't check", async () => {
    const { fake, url } = await serveFake();
    const { status, stdout } = await runDoctor(url, [signIn(fake)]);
    expect(requestNames(fake)).toEqual([getBalances.id]);
    expect(stdout).toContain("There is no terminal");
    expect(stdout).toMatch(/^unverified {2}redirect address: it is well-formed/m);
    for (const check of ["exchange of the code", "unit of expires_in"])
      expect(stdout).toContain(`\n| ${check} | unverified | not checked`);
    expect({ status, link: linkIn(stdout) }).toEqual({ status: 0, link: "" });
  });

  // On other systems, script(1) has other arguments.
  it.skipIf(process.platform !== "linux")("asks at a terminal, and doesn't show the pasted text", async () => {
    const { fake, url } = await serveFake();
    // A terminal without readline cuts a line at 4,096 characters. An arrow key would show the previous line again.
    const pastes: Answer = (printed) => `${signIn(fake)(printed)}&more=${"x".repeat(5_000)}`;
    const { status, stdout } = await runDoctor(url, [pastes, () => "\u001b[Ay", () => ""], { onTerminal: true });
    expect(stdout).toMatch(/^found {5}refresh token, used once: XT sends a new one/m);
    expect(stdout).not.toContain("xxx");
    expect(requestNames(fake)).toEqual([getBalances.id, "authorization_code", "refresh_token"]);
    expect(status).toBe(0);
  });
});
