import { describe, expect, it } from "vitest";
import { readCallback, type XtCallbackCheck } from "../src/callback.js";
import { isXtError } from "../src/index.js";
import { client } from "./grants.js";
import { expectNothingPlanted, planted } from "./planted.js";

const state = "St4te-_of+this/user=0123456789";
const code = planted.code;
const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;
const unchecked: XtCallbackCheck = { dangerouslySkipStateCheck: true };

function failure(url: string | URL | URLSearchParams, check: XtCallbackCheck = { state }) {
  try {
    readCallback(url, check);
  } catch (error) {
    if (!isXtError(error)) throw error;
    expect(error).toMatchObject({ operation: "readCallback", outcome: "not-sent" });
    expectNothingPlanted(error, [state, code]);
    return error;
  }
  return expect.fail("it should have thrown");
}

describe("a callback", () => {
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
  ])("is read from %s, and its code arrives as it was", (_, url) => {
    expect(readCallback(url, { state })).toBe(code);
    expect(client().readCallback(url, { state })).toBe(code);
  });

  it.each([
    undefined,
    null,
    5,
    true,
    {},
    [],
    { code, state },
    { searchParams: { code } },
    { searchParams: null },
    { getAll: 1 },
  ])("can't be read from %j", (url) => {
    expect(failure(url as never)).toMatchObject({
      name: "XtConfigError",
      code: "invalid_argument",
      message: "readCallback: pass the callback's URL, or its URLSearchParams",
    });
  });

  it("can't be read from a form that holds a file where the code belongs", () => {
    const form = new FormData();
    form.append("state", state);
    form.append("code", new Blob([code]), "code.txt");
    expect(failure(form as never)).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
  });

  it.each([
    ["no query", "https://app.example/back"],
    ["the state in the fragment", `https://app.example/back#${query(parameters)}`],
    ["no state", query({ code })],
    ["no state, but an error", query({ error: "access_denied" })],
    ["a State", query({ code, State: state })],
  ])("with %s is refused before anything else is believed", (_, url) => {
    expect(failure(url)).toMatchObject({
      name: "XtCallbackError",
      code: "state_missing",
      message: "readCallback: the callback has no state, so nothing binds it to this user's session",
    });
  });

  it.each([
    ["another state", "x"],
    ["an empty state", ""],
    ["a state that goes on", `${state}x`],
    ["a state that is cut short", state.slice(0, -1)],
    ["a state whose first character differs", `x${state.slice(1)}`],
    ["a state whose last character differs", `${state.slice(0, -1)}x`],
    ["a state in capitals", state.toUpperCase()],
    ["a state and NUL", `${state}\0`],
    ["the right state twice in one", state + state],
  ])("with %s is refused before anything else is believed", (_, other) => {
    for (const more of [{ code }, { error: "access_denied" }, { code, error: "x" }, {}]) {
      expect(failure(query({ ...more, state: other }))).toMatchObject({
        name: "XtCallbackError",
        code: "state_mismatch",
        message: "readCallback: the callback's state is not the one of this session; the callback may be forged",
      });
    }
  });

  // What a session, Redis, a cookie that isn't there, and a cookie with a forged signature give.
  it.each([undefined, null, "", false] as const)("finds the session lost where it holds %j for a state", (expected) => {
    for (const given of [
      { code, state: String(expected) },
      { code, state: "" },
      { code },
      { error: "access_denied" },
    ]) {
      expect(failure(query({ ...given }), { state: expected })).toMatchObject({
        name: "XtCallbackError",
        code: "session_lost",
        message:
          "readCallback: the session has no state: it has ended, or belongs to another browser; start the sign-in again",
      });
    }
  });

  it.each([
    ["a number for a state", { state: 5 }],
    ["true for a state", { state: true }],
    ["an object for a state", { state: {} }],
    ["nothing named state", {}],
    ["null", null],
    ["a text", state],
  ])("tells who passes %s what to pass", (_, check) => {
    expect(failure(query(parameters), check as never)).toMatchObject({
      name: "XtConfigError",
      code: "invalid_argument",
      message: "readCallback: state must be the string from the session, or undefined if the session has none",
    });
  });

  it.each([false, 1, "true", null, {}])(
    "is not read unchecked where the opt-out is %j",
    (dangerouslySkipStateCheck) => {
      const check = { dangerouslySkipStateCheck } as never;
      expect(failure(query({ code }), check)).toMatchObject({ name: "XtConfigError", code: "invalid_argument" });
    },
  );

  it("is read whatever its state where the caller opts out by name", () => {
    expect(readCallback(query({ code }), unchecked)).toBe(code);
    expect(readCallback(query({ code, state: "any" }), unchecked)).toBe(code);
  });

  it.each(["state", "code", "error", "error_description"])("with two of %s is refused", (name) => {
    const all: Record<string, string> = {
      state,
      ...(name === "code" ? { code } : { error: "x", error_description: "y" }),
    };
    for (const value of ["second", all[name] ?? ""]) {
      expect(failure(`${query(all)}&${new URLSearchParams({ [name]: value })}`)).toMatchObject({
        name: "XtCallbackError",
        code: "parameter_repeated",
        message: `readCallback: the callback has the parameter ${name} more than once`,
      });
    }
  });

  it("may have two of anything else", () => {
    expect(readCallback(`${query(parameters)}&lang=en&lang=zh`, { state })).toBe(code);
  });

  it("with a code and an error is refused", () => {
    for (const error of ["access_denied", ""]) {
      expect(failure(query({ ...parameters, error }))).toMatchObject({
        name: "XtCallbackError",
        code: "parameter_conflict",
        message: "readCallback: the callback has both a code and an error; start the sign-in again",
      });
    }
  });

  it.each([
    ["no code", {}],
    ["an empty code", { code: "" }],
    ["a blank code", { code: " \t" }],
  ])("with %s is refused", (_, more) => {
    expect(failure(query({ state, ...more }))).toMatchObject({
      name: "XtCallbackError",
      code: "code_missing",
      message: "readCallback: the callback has no code; start the sign-in again",
    });
  });
});

describe("an error in a callback", () => {
  it("is reported, with its description where there is one", () => {
    const error = failure(query({ state, error: "server_error", error_description: "Come back later." }));
    expect(error).toMatchObject({
      name: "XtCallbackError",
      code: "authorization_error",
      error: "server_error",
      errorDescription: "Come back later.",
      message: 'readCallback: XT came back with the error "server_error"',
    });
    expect(failure(query({ state, error: "x" }))).not.toHaveProperty("errorDescription");
    expect(failure(query({ state, error: "" }))).toMatchObject({ code: "authorization_error", error: "" });
    expect(failure(query({ error: "x" }), unchecked)).toMatchObject({ error: "x" });
    expect(failure(query({ code: "", state }))).not.toHaveProperty("error");
  });

  it("that says that the user pressed Cancel has a code of its own, once the state is this user's", () => {
    const cancelled = { error: "access_denied", error_description: "The user said no." };
    const expected = {
      name: "XtCallbackError",
      code: "access_denied",
      error: "access_denied",
      errorDescription: "The user said no.",
      message: "readCallback: the user said no on XT's page; nothing was granted",
    };
    expect(failure(query({ ...cancelled, state }))).toMatchObject(expected);
    expect(failure(query(cancelled), unchecked)).toMatchObject(expected);
    expect(failure(query({ ...cancelled, state: "forged" }))).toMatchObject({ code: "state_mismatch" });
    expect(failure(query({ state, error: "ACCESS_DENIED" }))).toMatchObject({ code: "authorization_error" });
  });

  it.each([
    ["\n", "\\u{a}"],
    ["\0", "\\u{0}"],
    ["\x1b[31m", "\\u{1b}[31m"],
    ["\x9b", "\\u{9b}"],
    ["\u2028", "\\u{2028}"],
    ["\u2029", "\\u{2029}"],
    ["\u202e", "\\u{202e}"],
    ["\ufeff", "\\u{feff}"],
    ["<b>", "\\u{3c}b\\u{3e}"],
    ["&", "\\u{26}"],
    ['"', "\\u{22}"],
    ["'", "\\u{27}"],
    ["`", "\\u{60}"],
    ["\\", "\\u{5c}"],
    ["é漢😀", "é漢😀"],
    ["a b", "a b"],
  ])("that holds %j shows it as %j", (text, shown) => {
    const error = failure(query({ state, error: text, error_description: `- ${text} -` }));
    expect(error).toMatchObject({ error: shown, errorDescription: `- ${shown} -` });
    expect(error.message).toBe(`readCallback: XT came back with the error "${shown}"`);
  });

  it("is cut to 200 characters, also where escaping makes it longer", () => {
    expect(failure(query({ state, error: "e".repeat(5000) }))).toMatchObject({ error: "e".repeat(200) });
    expect(failure(query({ state, error: "<".repeat(5000) }))).toMatchObject({
      error: "\\u{3c}".repeat(34).slice(0, 200),
    });
    expect(failure(query({ state, error: "e".repeat(200) }))).toMatchObject({ error: "e".repeat(200) });
  });

  it("does not break a pair of surrogates", () => {
    const error = failure(query({ state, error: `${"e".repeat(199)}😀` }));
    expect(error).toMatchObject({ error: `${"e".repeat(199)}\\` });
    expect(JSON.stringify(error)).not.toMatch(/\\ud83d/i);
  });

  it("that repeats the state is withheld", () => {
    expect(
      failure(query({ state, error: `bad ${state}`, error_description: encodeURIComponent(state) })),
    ).toMatchObject({
      error: "[withheld]",
      errorDescription: "[withheld]",
    });
    expect(failure(query({ state, error: "x", error_description: state.slice(3, 11) }))).toMatchObject({
      error: "x",
      errorDescription: "[withheld]",
    });
    const spoken = failure(query({ state: "another-state-0123", error: "another-state-0123" }), unchecked);
    expect(spoken).toMatchObject({ error: "[withheld]" });
  });
});
