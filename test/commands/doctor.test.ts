/** Runs `npx xt-oauth doctor` as a separate process, against the fake with each of its behaviors. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { getBalances } from "../../generated/operations/getBalances.js";
import { getToken } from "../../generated/operations/getToken.js";
import type { XtFake, XtFakeAnswers, XtFakeBehavior, XtFakeOptions } from "../../src/testing/index.js";
import {
  type Answer,
  credentials,
  type DoctorOptions,
  pair,
  requestNames,
  runDoctor,
  serveFake,
  signIn,
} from "./run-doctor.js";

const { XT_CLIENT_ID, XT_REDIRECT_URI } = credentials;

type UserActions = (fake: XtFake) => Answer[];
const signsInAndReplies =
  (...replies: string[]): UserActions =>
  (fake) => [signIn(fake), ...replies.map((reply) => () => reply)];
const signsIn = signsInAndReplies();
const signsInAndRenews = signsInAndReplies("y");
const agreesToSecondUse = signsInAndReplies("y", "revoke");
const deniesConsent: UserActions = (fake) => [signIn(fake, false)];

const readBalances = getBalances.id;
const ask = { args: ["--ask"] };
const planted = "planted-Jd83nVq0";
const claims = Buffer.from(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 3_600 })).toString("base64url");
const jwt = `e30.${claims}.sig`;
const hourToken = { user_id: "a-user", access_token: jwt, refresh_token: jwt, expires_in: 3_600 };

interface Session extends DoctorOptions {
  behavior?: XtFakeBehavior;
  options?: XtFakeOptions;
  answers?: XtFakeAnswers;
  /** By default, the user signs in and agrees to one renewal. */
  user?: UserActions;
  prints: (string | RegExp)[];
  status?: number;
  /** The requests that must be sent. If it is missing, the test doesn't check them. */
  sends?: string[];
}

const notSentAgain = /^unverified {2}refresh token, used again: it was not sent a second time/m;

describe("npx xt-oauth doctor", () => {
  it("finds no difference from the spec, and sends only the requests that it announced", async () => {
    const { fake, url } = await serveFake();
    const { status, stdout, stderr } = await runDoctor(url, agreesToSecondUse(fake), { ...ask, env: pair });
    expect(stdout).toMatch(/^ok {8}API: it responds like XT's API \(HTTP 200/m);
    expect(stdout).toMatch(/^ok {8}clock: /m);
    expect(stdout).toMatch(/^ok {8}redirect address: XT redirected to the requested address/m);
    expect(stdout).toMatch(/^ok {8}state: XT returns it unchanged/m);
    expect(stdout).toMatch(/^ok {8}exchange of the code: /m);
    expect(stdout).toMatch(/^found {5}unit of expires_in: seconds/m);
    expect(stdout).toMatch(/^found {5}lifetimes: access token 1 day, refresh token 180 days /m);
    expect(stdout).toMatch(/^found {5}user-id: the access token has no claim user-id/m);
    expect(stdout).toMatch(/^ok {8}access token: it gives access to the user's balances/m);
    expect(stdout).toMatch(/^found {5}refresh token, used once: XT sends a new one/m);
    expect(stdout).toMatch(
      /^found {5}refresh token, used again: XT refuses it the second time \(.*\), and still accepts/m,
    );
    expect(stdout).toContain("Everything was checked, and all results match the spec.");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const sent = [readBalances, "authorization_code", readBalances, "refresh_token", "refresh_token", "refresh_token"];
    expect(requestNames(fake)).toEqual(sent);
    expect(stdout.match(/^Request \d+: /gm)).toEqual(sent.map((_, at) => `Request ${at + 1}: `));
    expect(stdout).toContain(`· requests: ${sent.length}\n`);
    const [, report = ""] = stdout.split("### xt-oauth doctor");
    const [, , ...checks] = report.match(/^\| .* \| .* \| .* \|$/gm) ?? [];
    expect(checks).toHaveLength(11);
    for (const personal of [XT_CLIENT_ID, XT_REDIRECT_URI, "institution.example", "a-user", pair.XT_APP_KEY, url]) {
      expect(report).not.toContain(personal);
    }
  });

  const sessions: Record<string, Session> = {
    "finds a state that is dropped, and continues": {
      behavior: { state: "dropped" },
      prints: [
        /^DIFFERS {3}state: the pasted URL has XT's code or error, but no state/m,
        /^ok {8}exchange of the code: /m,
      ],
      status: 1,
    },
    "recognizes that expires_in is in milliseconds": {
      behavior: { expiresIn: "milliseconds" },
      user: signsIn,
      prints: [/^found {5}unit of expires_in: milliseconds/m],
    },
    "finds a refresh token that stays the same, and that XT accepts again": {
      behavior: { refreshTokens: "kept" },
      user: agreesToSecondUse,
      prints: [
        /^found {5}refresh token, used once: XT sends the same one again/m,
        /^found {5}refresh token, used again: XT accepts it a second time/m,
      ],
    },
    "says that XT may have sent no new refresh token": {
      behavior: { refreshTokens: "unsent" },
      prints: [/^found {5}refresh token, used once: XT sends the same one again, or none/m],
    },
    "finds that a refresh token that is sent twice ends the sign-in, if the user agrees to the risk": {
      behavior: { refreshTokens: "revoking" },
      user: agreesToSecondUse,
      prints: [
        "XT MAY THEN REVOKE ALL TOKENS OF THIS USER",
        /^found {5}refresh token, used again: .*: the sign-in is revoked/m,
      ],
    },
    "concludes nothing about the refresh token from the status 429": {
      answers: { [getToken.id]: [undefined, undefined, { status: 429 }] },
      user: agreesToSecondUse,
      prints: [/^FAILED {4}refresh token, used again: it was sent, but XT's reaction could not be determined: .*429/m],
      status: 1,
    },
    "reports that the tokens could not be renewed, and doesn't send the refresh token again": {
      answers: { [getToken.id]: [undefined, { status: 503 }] },
      user: agreesToSecondUse,
      prints: [/^FAILED {4}refresh token, used once: the tokens could not be renewed: .*503/m],
      sends: [readBalances, "authorization_code", "refresh_token"],
      status: 1,
    },
    "sends no refresh token if the user says no": {
      user: signsInAndReplies("n"),
      prints: [notSentAgain],
      sends: [readBalances, "authorization_code"],
    },
    "sends a refresh token only once if the user does not agree to the risk": {
      user: signsInAndReplies("y", "y"),
      prints: [notSentAgain],
      sends: [readBalances, "authorization_code", "refresh_token"],
    },
    "reports that the user refused": {
      user: deniesConsent,
      prints: [/^FAILED {4}exchange of the code: the user refused/m, /^ok {8}state: /m],
      sends: [readBalances],
      status: 1,
    },
    "rejects the URL of another sign-in, and lets the user paste another URL": {
      user: (fake) => [() => `${XT_REDIRECT_URI}?code=${planted}&state=another`, () => XT_REDIRECT_URI, signIn(fake)],
      secrets: [planted],
      prints: [
        "The state in this URL belongs to another sign-in",
        "This URL contains no code",
        /^ok {8}exchange of the code: /m,
      ],
    },
    "gives up after three texts that aren't URLs": {
      user: () => Array(3).fill(() => planted),
      secrets: [planted],
      prints: [/^FAILED {4}exchange of the code: no URL of this sign-in was pasted/m],
      sends: [readBalances],
      status: 1,
    },
    "reports that XT refuses a wrong secret": {
      env: { XT_CLIENT_SECRET: "wR0ng+secret/Zq81Lm5" },
      secrets: ["wR0ng+secret/Zq81Lm5"],
      user: signsIn,
      prints: [/^FAILED {4}exchange of the code: exchangeCode: XT refused \(rc 1.*Does XT_CLIENT_SECRET belong/m],
      sends: [readBalances, "authorization_code"],
      status: 1,
    },
    "reports that the code may have been used if the response is lost": {
      answers: { [getToken.id]: { fault: "reset", done: true } },
      user: signsIn,
      prints: [/^FAILED {4}exchange of the code: .*Treat the code as used/m],
      status: 1,
    },
    "names the field of a response that violates the spec, but not its value": {
      answers: { [getToken.id]: { json: { rc: 0, mc: "SUCCESS", ma: [], result: { access_token: planted } } } },
      secrets: [planted],
      user: signsIn,
      prints: [/^DIFFERS {3}exchange of the code: XT accepted the code, but .*result\./m],
      status: 1,
    },
    "names the optional fields of the tokens that differ from the spec, and continues": {
      answers: {
        [getToken.id]: {
          json: {
            rc: 0,
            ma: [],
            result: { user_id: "a-user", access_token: planted, refresh_token: `${planted}R`, expires_in: "90" },
          },
        },
      },
      secrets: [planted],
      user: signsIn,
      prints: [
        /^DIFFERS {3}exchange of the code: XT returned tokens\. .*: result\.expires_in \(type\), mc \(required\)\.$/m,
        /^unverified {2}unit of expires_in: /m,
      ],
      status: 1,
    },
    "takes the unit from expires_in if the response has no refresh_expires_in": {
      answers: { [getToken.id]: { json: { rc: 0, mc: "SUCCESS", ma: [], result: hourToken } } },
      user: signsIn,
      prints: [/^found {5}unit of expires_in: seconds/m],
    },
    "reports that an access token gives no access": {
      env: { ...pair, XT_SECRET_KEY: "aN0ther+key/Vt63Xc8" },
      secrets: ["aN0ther+key/Vt63Xc8"],
      user: signsIn,
      prints: [/^FAILED {4}access token: the balances could not be read: .*AUTH_103/m],
      status: 1,
    },
    "finds that this machine's clock is slow, and corrects later checks": {
      options: { now: () => Date.now() + 3_600_000 },
      env: pair,
      prints: [
        /^DIFFERS {3}clock: .*s behind the .*AUTH_105/m,
        /^found {5}unit of expires_in: seconds/m,
        /lifetimes: access token 1 day, refresh token 180 days/,
        /access token: it gives access to the user's balances/,
      ],
      status: 1,
    },
  };
  it.each(Object.entries(sessions))(
    "%s",
    async (_, { behavior, options, answers, user = signsInAndRenews, prints, sends, status = 0, ...doctorOptions }) => {
      const { fake, url } = await serveFake(behavior, options);
      if (answers) fake.answer(answers);
      const outcome = await runDoctor(url, user(fake), { ...ask, ...doctorOptions });
      for (const part of prints) expect(outcome.stdout).toMatch(part);
      expect(outcome.status).toBe(status);
      if (sends) expect(requestNames(fake)).toEqual(sends);
    },
  );

  it.each([
    ["docs/doctor.md", "en"],
    ["docs/zh/doctor.md", "zh"],
  ])("prints the lines that %s shows", async (page, language) => {
    const [, excerpt = ""] = /^```console\n(.*?)^```/ms.exec(await readFile(page, "utf8")) ?? [];
    expect(excerpt).not.toBe("");
    const lines = excerpt.trimEnd().split("\n");
    const { fake, url } = await serveFake();
    const { stdout } = await runDoctor(url, signsInAndRenews(fake), { args: ["--ask", "--language", language] });
    expect(stdout.split("\n").filter((line) => lines.includes(line))).toEqual(lines);
  });
});
