/** What the doctor says, in English. */
import type { XtLanguage, XtOutcome } from "../../index.js";
import type { Check, Verdict } from "../finding.js";
import type { Stage } from "../reach.js";
import type { Problem } from "../settings.js";

const checks: Record<Check, string> = {
  reach: "API",
  clock: "clock",
  redirect: "redirect address",
  state: "state",
  exchange: "exchange of the code",
  unit: "unit of expires_in",
  lifetimes: "lifetimes",
  userId: "user-id",
  accessToken: "access token",
  rotation: "refresh token, used once",
  reuse: "refresh token, used again",
};

const verdicts: Record<Verdict, string> = {
  ok: "ok",
  found: "found",
  differs: "DIFFERS",
  failed: "FAILED",
  unproven: "unproven",
};

const unreached: Record<Stage, (cause: string) => string> = {
  dns: (cause) =>
    `the host's name was not found (${cause}). Is XT_BASE_URL right, and does this machine resolve names of the internet?`,
  tcp: (cause) =>
    `no connection (${cause}). A firewall may be in between; a proxy of the environment is not used, here nor by the client.`,
  tls: (cause) =>
    `connected, but no trusted TLS (${cause}). Something in between may present a certificate of its own: name its authority in NODE_EXTRA_CA_CERTS.`,
  http: (cause) => `connected, but no response came (${cause}).`,
};

const exchangeFailed: Record<XtOutcome, (message: string) => string> = {
  "not-sent": (message) => `${message}. The code was not used.`,
  unknown: (message) => `${message}. Treat the code as spent.`,
  rejected: (message) =>
    `${message}. Is XT_CLIENT_SECRET that of XT_CLIENT_ID, and XT_REDIRECT_URI what is registered with XT? A code works once, and not for long.`,
  answered: (message) => `XT said yes, but the response is not what the spec says: ${message}.`,
};

const seconds = (value: number) => `${Math.abs(value).toFixed(1)} s ${value < 0 ? "behind" : "ahead"}`;

const missing: Record<string, string> = {
  XT_CLIENT_ID: "the institution's id, issued by XT",
  XT_CLIENT_SECRET: "the institution's secret key, issued by XT",
  XT_REDIRECT_URI: "the address that is registered with XT, letter by letter",
  XT_SCOPE: "the scope agreed with XT, such as userinfo",
};

export const english = {
  pageLanguage: (): XtLanguage => "en",
  checks,
  verdicts,
  list: (names: readonly Check[]) => names.map((name) => checks[name]).join(", "),
  finding: (check: string, verdict: string, text: string) => `${verdict.padEnd(8)}  ${check}: ${text}`,

  usage: `usage: npx xt-oauth doctor [--language en|zh] [--ask]

Checks an institution's real credentials with XT, step by step, and prints what it found and what is unproven, with a
report to paste into an issue. It says each request before it is sent, and shows no secret, code or token.

  --language  en or zh; the terminal's (LANG) unless given
  --ask       ask, and read the answers from the standard input, though that is no terminal
  --help      this

From the environment:

  XT_CLIENT_ID, XT_CLIENT_SECRET   the institution's id and secret key, issued by XT
  XT_REDIRECT_URI                  where XT sends users back to, as it is registered
  XT_SCOPE                         the scope agreed with XT, such as userinfo
  XT_APP_KEY, XT_SECRET_KEY        optional: the pair to sign with, to read the balances with the access token
  XT_BASE_URL, XT_PAGES_URL        optional: where the API and XT's pages are, for an XT of your own

Exit status: 0 what was looked at is as the spec says · 1 something differs or failed · 2 the command line or the
environment can't be used, nothing was sent · 70 a fault of the doctor's own`,

  problem(problem: Problem): string {
    if (problem.kind === "missing") return `${problem.variable} is missing: set it to ${missing[problem.variable]}.`;
    if (problem.kind === "unusable") return `${problem.variable} ${problem.why}.`;
    if (problem.kind === "halfAPair") return "XT_APP_KEY and XT_SECRET_KEY belong together: set both or neither.";
    return `${problem.variable} has a secret in it, and is shown: are two variables mixed up?`;
  },
  nothingSent: "Nothing was sent. `npx xt-oauth --help` says what each variable is.",
  fault: (what: string) => `The doctor itself failed (${what}). Please report it.`,

  begin: `This asks XT's API one thing without credentials, then has you sign in once, exchanges the code and looks at the tokens.
Each request is said before it is sent. No secret, code or token is shown or kept.`,
  nobodyToAsk: "There is no terminal, so nobody is asked: what needs a person stays unproven.",
  request: (count: number, what: string) => `Request ${count}: ${what}`,
  reachRequest: (what: string) => `${what}, without credentials. XT can only refuse it.`,
  unreached,
  how: (status: number, tls: string | undefined) => `HTTP ${status}${tls ? `, ${tls}` : ", unencrypted"}`,
  reached: (how: string, envelope: string) => `it responds as XT's API does (${how}; ${envelope}).`,
  isDown: (how: string) =>
    `it can't be used now (${how}). No code is sent there: it might be spent. Is XT_BASE_URL right? Otherwise try again later.`,
  noEnvelope: (how: string) => `something responds, but not in XT's envelope (${how}). Is XT_BASE_URL right?`,
  answeredAnybody: (how: string) => `it said yes to a request without credentials (${how}). Is this XT's API?`,
  noDate: "the response has no Date, so the server's time is unknown.",
  clockBetween: (least: number, most: number) => `between ${seconds(least)} and ${seconds(most)}`,
  clockRight: (between: string) => `this machine's is ${between} of the server's.`,
  clockOff: (between: string) =>
    `this machine's is ${between} of the server's: XT refuses what is signed with it (AUTH_105). Set it right, or pass createXtClient the option now. The checks below allow for it.`,

  openThis: "Open this in a browser, and sign in as a user who may be signed in for a test:",
  pasteThis:
    "When you have come back to the redirect address, paste the whole address here; what you paste is not shown, and its code is exchanged at once. Whether a page appears there doesn't matter. (Enter: not now.)",
  cannotRead: {
    anotherSignIn: "The state in it is not of this sign-in: open the link above, and paste where it leads you.",
    noCode: "There is no code in it: paste the whole address, from https:// to its end.",
  },
  noAddress: "no address of this sign-in was pasted. Start again with a fresh link.",
  redirectRight: "XT led back to the very address that was asked for, so it takes it as it is.",
  redirectElsewhere:
    "what you pasted is another address than XT_REDIRECT_URI. Has your site sent you on, or does XT know another one?",
  redirectNotWhole: "the pasted address has no beginning, so whether it is XT_REDIRECT_URI was not seen.",
  redirectUnproven:
    "it is well-formed. Whether it is registered with XT exactly so, only a sign-in shows: XT's page would refuse another.",
  stateUnproven: "whether XT returns it, only a sign-in shows.",
  stateReturned: "XT returns it unchanged.",
  stateDropped:
    "the pasted address has XT's answer in it and no state. If the address was whole, XT drops it: the README says how to tie a callback to its session then.",
  denied: "the user said no on XT's page, so there is no code.",
  authorizationError: (error: string) => `XT's page sent back the error "${error}", and no code.`,

  exchangeRequest: "exchanges the code for tokens. A code works once; this uses it up.",
  exchanged: "XT gave tokens, and the response is what the spec says.",
  exchangeFailed,
  noExp: "the access token has no readable exp to compare it with.",
  unitFound: {
    seconds: "seconds, compared with exp inside the tokens (as RFC 6749 has it; XT's page says milliseconds).",
    milliseconds: "milliseconds, compared with exp inside the tokens (as XT's page says; RFC 6749 has seconds).",
  },
  unitNeither: (told: string) =>
    `neither seconds nor milliseconds fit exp inside the tokens (expires_in, refresh_expires_in: ${told}). Go by exp.`,
  lifetimes: (access: string, refresh: string) =>
    `access token ${access}, refresh token ${refresh} (XT's page says 1 and 180 days, its example 180 and 210).`,
  unknown: "unknown",
  duration(milliseconds: number): string {
    const minutes = Math.round(milliseconds / 60_000);
    if (minutes < 120) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
    const [amount, unit] = minutes < 1_440 ? [minutes / 60, "hour"] : [minutes / 1_440, "day"];
    const shown = Math.round(amount * 10) / 10;
    return shown === 1 ? `1 ${unit}` : `${shown} ${unit}s`;
  },
  userId: {
    same: "the claim user-id inside the access token is user_id of the response.",
    other:
      "the claim user-id inside the access token differs from user_id of the response, as in XT's example. Use user_id.",
    none: "the access token has no claim user-id. Use user_id of the response.",
  },

  noPair: "not tried: set XT_APP_KEY and XT_SECRET_KEY, the pair to sign with, to have the balances read once.",
  balancesRequest: (what: string) => `${what}, signed, for this user. It only reads, and nothing of it is shown.`,
  balancesRead: "it opens the user's balances, and the response is what the spec says.",
  balancesDeviate: (fields: string) =>
    `it opens the user's balances. These fields of the response differ from the spec: ${fields}.`,
  balancesFailed: (message: string) => `the balances could not be read with it: ${message}.`,

  mayRenew:
    "\nMay the refresh token be sent once, to see whether XT gives another? This sign-in's tokens are then renewed. (y/N)",
  rotationUnproven: "it was not sent.",
  renewRequest: "sends the refresh token, once.",
  renewFailed: (message: string) => `the tokens could not be renewed: ${message}.`,
  rotated: "XT gives another with each renewal: keep the new one.",
  kept: "XT gives the same one again: it is kept.",
  keptUnsent: "XT gives no other with a renewal: the old one stays.",
  otherUser: "XT answered with the tokens of another user, or without an access token. A token manager refuses that.",
  mayReuse: `
What XT does about a refresh token that it sees a second time is documented nowhere. It can be tried, with up to two requests.
XT MAY THEN REVOKE ALL TOKENS OF THIS USER, those that your app holds included. Type revoke to try it all the same. (Enter: no.)`,
  reuseAnswer: "revoke",
  reuseUnproven: "it was not sent a second time, so what XT would do is unknown. Never send one twice.",
  reuseRequest: "sends the same refresh token a second time.",
  newestRequest: "sends the newest refresh token, to see whether it still works.",
  reuseAccepted: "XT takes it a second time.",
  reuseRefused: (message: string) => `XT refuses it the second time, and leaves the newest alone (${message}).`,
  reuseSpent: (message: string) => `XT refuses it the second time, though it gave no other (${message}).`,
  reuseRevokes: (message: string) =>
    `XT refuses it the second time, and the newest one from then on: the sign-in is revoked (${message}).`,
  reuseFailed: (message: string) => `it was sent, and what XT makes of it was not seen: ${message}.`,
  notReached: "not looked at, because of what stands above.",

  reportFollows: "A report to paste into an issue. It names neither you nor your user:",
  reportColumns: ["check", "", "what was found"],
  anotherServer: "not XT's own server",
  requests: (count: number) => (count === 1 ? "1 request" : `${count} requests`),
  allWell: "Everything was looked at, and all is as the spec says.",
  wellSoFar: "What was looked at is as the spec says. Some is unproven.",
  notWell: "Something differs from the spec, or failed.",
};

/** What the doctor says, in any language. */
export type Words = typeof english;
