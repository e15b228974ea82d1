import { describe, expect, it } from "vitest";
import { readCallback, type XtCallbackCheck } from "../src/callback.js";
import { isXtError } from "../src/index.js";
import { createOAuth, thrown } from "./expect-failure.js";
import { expectNothingPlanted, planted } from "./planted-secrets.js";

const state = "St4te-_of+this/user=0123456789";
const code = planted.code;
const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;
const secrets = [state, code];
const unchecked: XtCallbackCheck = { dangerouslySkipStateCheck: true };

/** The error of a callback, which shows neither its state nor its code. */
function failure(url: string | URL | URLSearchParams, check: XtCallbackCheck = { state }) {
  const error = thrown(() => readCallback(url, check));
  if (!isXtError(error)) throw error;
  expect(error).toMatchObject({ operation: "readCallback", outcome: "not-sent" });
  expectNothingPlanted(error, secrets);
  return error;
}
const refused = (code: string, message?: string) => ({
  ...{ name: "XtCallbackError", code },
  ...(message && { message: `readCallback: ${message}` }),
});
const misused = (message: string) => ({
  ...{ name: "XtConfigError", code: "invalid_argument" },
  message: `readCallback: ${message}`,
});
const notReadable = misused("the callback must be a URL or URLSearchParams");
const wrongCheck = misused("state must be the string from the session, or undefined if the session has none");

describe("readCallback", () => {
  const parameters = { code, state };

  it.each([
    ["an absolute URL", `https://app.example/back${query(parameters)}`],
    ["a URL with a fragment", `https://app.example/back${query(parameters)}#code=other&state=other`],
    ["a path and query, as servers have it", `/back${query(parameters)}`],
    ["a query alone", query(parameters)],
    ["a query that holds a question mark", `/back${query(parameters)}&next=/?code=other`],
    ["a URL object", new URL(`https://app.example/back${query(parameters)}`)],
    ["its parameters", new URLSearchParams(parameters)],
    ["a URL object of another realm", { searchParams: new URLSearchParams(parameters) } as URL],
  ])("returns the code from %s unchanged", (_, url) => {
    expect(readCallback(url, { state })).toBe(code);
    expect(createOAuth().readCallback(url, { state })).toBe(code);
  });

  it.each([
    ...[undefined, null, 5, true, {}, [], { code, state }],
    ...[{ searchParams: { code } }, { searchParams: null }, { getAll: 1 }],
  ])("refuses the callback %j", (url) => {
    expect(failure(url as never)).toMatchObject(notReadable);
  });

  it("refuses a form whose code is a file", () => {
    const form = new FormData();
    form.append("state", state);
    form.append("code", new Blob([code]), "code.txt");
    expect(failure(form as never)).toMatchObject(notReadable);
  });

  it.each([
    ["no query", "https://app.example/back"],
    ["the state in the fragment", `https://app.example/back#${query(parameters)}`],
    ["no state", query({ code })],
    ["no state, but an error", query({ error: "access_denied" })],
    ["State instead of state", query({ code, State: state })],
  ])("refuses a callback with %s before it reads anything else", (_, url) => {
    expect(failure(url)).toMatchObject(refused("state_missing"));
  });

  const otherStates = ["x", "", `${state}x`, state.slice(0, -1), `x${state.slice(1)}`, `${state.slice(0, -1)}x`];
  it.each([...otherStates, state.toUpperCase(), `${state}\0`, state + state])(
    "refuses the state %j before it reads anything else",
    (other) => {
      const forged = "the callback's state is not the one of this session; the callback may be forged";
      for (const more of [{ code }, { error: "access_denied" }, { code, error: "x" }, {}]) {
        expect(failure(query({ ...more, state: other }))).toMatchObject(refused("state_mismatch", forged));
      }
    },
  );

  // These are the values of a missing state in a session, in Redis, in a cookie, and in a cookie with a forged signature.
  it.each([undefined, null, "", false] as const)("reports a lost session if the session's state is %j", (expected) => {
    const lost = "the session has no state: it has ended, or belongs to another browser; start the sign-in again";
    for (const given of [{ code, state: `${expected}` }, { code, state: "" }, { code }, { error: "access_denied" }]) {
      expect(failure(query({ ...given }), { state: expected })).toMatchObject(refused("session_lost", lost));
    }
  });

  const optOuts = [false, 1, "true", null, {}].map((dangerouslySkipStateCheck) => ({ dangerouslySkipStateCheck }));
  it.each([{ state: 5 }, { state: true }, { state: {} }, null, state, ...optOuts])("refuses the check %j", (check) => {
    expect(failure(query(parameters), check as never)).toMatchObject(wrongCheck);
  });

  it("accepts any state if the caller opts out by name", () => {
    expect(readCallback(query({ code }), unchecked)).toBe(code);
    expect(readCallback(query({ code, state: "any" }), unchecked)).toBe(code);
  });

  it.each(["state", "code", "error", "error_description"])("refuses a callback with two parameters %s", (name) => {
    const others: Record<string, string> = name === "code" ? { code } : { error: "x", error_description: "y" };
    const all = { state, ...others };
    const message = `the callback has the parameter ${name} more than once`;
    for (const value of ["second", Reflect.get(all, name)]) {
      const url = `${query(all)}&${new URLSearchParams({ [name]: value })}`;
      expect(failure(url)).toMatchObject(refused("parameter_repeated", message));
    }
  });

  it("accepts other parameters twice", () => {
    expect(readCallback(`${query(parameters)}&lang=en&lang=zh`, { state })).toBe(code);
  });

  it("refuses a callback with a code and an error", () => {
    const both = "the callback has both a code and an error; start the sign-in again";
    for (const error of ["access_denied", ""]) {
      expect(failure(query({ ...parameters, error }))).toMatchObject(refused("parameter_conflict", both));
    }
  });

  it.each([{}, { code: "" }, { code: " \t" }])("refuses a callback without a code: %j", (more) => {
    const none = "the callback has no code; start the sign-in again";
    expect(failure(query({ state, ...more }))).toMatchObject(refused("code_missing", none));
  });
});

describe("an error in a callback", () => {
  it("is reported, with its description if there is one", () => {
    const error = failure(query({ state, error: "server_error", error_description: "Come back later." }));
    expect(error).toMatchObject({
      ...refused("authorization_error", 'XT returned the error "server_error"'),
      ...{ error: "server_error", errorDescription: "Come back later." },
    });
    expect(failure(query({ state, error: "x" }))).not.toHaveProperty("errorDescription");
    expect(failure(query({ state, error: "" }))).toMatchObject({ code: "authorization_error", error: "" });
    expect(failure(query({ error: "x" }), unchecked)).toMatchObject({ error: "x" });
    expect(failure(query({ code: "", state }))).not.toHaveProperty("error");
  });

  it("has the code access_denied if the user pressed Cancel and the state is correct", () => {
    const [error, errorDescription] = ["access_denied", "The user said no."];
    const cancelled = { error, error_description: errorDescription };
    const message = "the user denied access on XT's page; nothing was granted";
    const expected = { ...refused("access_denied", message), error, errorDescription };
    expect(failure(query({ ...cancelled, state }))).toMatchObject(expected);
    expect(failure(query(cancelled), unchecked)).toMatchObject(expected);
    expect(failure(query({ ...cancelled, code: "", state }))).toMatchObject(expected);
    expect(failure(query({ ...cancelled, state: "forged" }))).toMatchObject({ code: "state_mismatch" });
    expect(failure(query({ state, error: "ACCESS_DENIED" }))).toMatchObject({ code: "authorization_error" });
  });

  it.each([
    ["\n\0", "\\u{a}\\u{0}"],
    ["\x1b[31m\x9b", "\\u{1b}[31m\\u{9b}"],
    ["\u2028\u2029\u202e\ufeff", "\\u{2028}\\u{2029}\\u{202e}\\u{feff}"],
    ["<b>&\"'`\\", "\\u{3c}b\\u{3e}\\u{26}\\u{22}\\u{27}\\u{60}\\u{5c}"],
    ["é漢😀 b", "é漢😀 b"],
  ])("shows %j as %j", (text, shown) => {
    const error = failure(query({ state, error: text, error_description: `- ${text} -` }));
    expect(error).toMatchObject({ error: shown, errorDescription: `- ${shown} -` });
    expect(error.message).toBe(`readCallback: XT returned the error "${shown}"`);
  });

  it("is cut to 200 characters before and after escaping, and never shows half of a surrogate pair", () => {
    const shown = (error: string) => Reflect.get(failure(query({ state, error })), "error");
    expect(shown("e".repeat(5000))).toBe("e".repeat(200));
    expect(shown("<".repeat(5000))).toBe("\\u{3c}".repeat(34).slice(0, 200));
    expect(shown("e".repeat(200))).toBe("e".repeat(200));
    // The first cut halves the pair. The half becomes \u{d83d}, and the second cut leaves its backslash.
    expect(shown(`${"e".repeat(199)}😀`)).toBe(`${"e".repeat(199)}\\`);
  });

  it("is withheld if it repeats the state", () => {
    const repeats = { error: `bad ${state}`, error_description: encodeURIComponent(state) };
    const both = { error: "[withheld]", errorDescription: "[withheld]" };
    expect(failure(query({ state, ...repeats }))).toMatchObject(both);
    const piece = failure(query({ state, error: "x", error_description: state.slice(3, 11) }));
    expect(piece).toMatchObject({ error: "x", errorDescription: "[withheld]" });
    const other = "another-state-0123";
    expect(failure(query({ state: other, error: other }), unchecked)).toMatchObject({ error: "[withheld]" });
  });
});
