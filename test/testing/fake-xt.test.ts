/** `fakeXt` responds with the spec's examples, and simulates faults. */
import { describe, expect, it, vi } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { accessTokenExpiresAt, createXtOAuth, type Fetch } from "../../src/index.js";
import { fakeXt, type XtFakeAnswers } from "../../src/testing/index.js";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { rejection } from "../expect-failure.js";
import { institution, setUp } from "./clients.js";

const setUpWith = (answers: XtFakeAnswers = {}, own = {}) => setUp({}, answers, own);

const { path } = getToken;
const refreshUrl = `https://xt.example${path}?client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c`;

describe("fakeXt()", () => {
  it("responds to each grant with valid tokens and the fields of the spec's example", async () => {
    const { xt } = setUpWith();
    const { user_id, scope, ...others } = Object(exampleOf("getToken", "exchange-success")).result;
    for (const token of [await xt.exchangeCode("a-code"), await xt.refreshToken("a-token")]) {
      expect(token).toMatchObject({ user_id, scope, client_id: institution.clientId });
      expect(Object.keys(token).sort()).toEqual(["user_id", "scope", ...Object.keys(others)].sort());
      expect(accessTokenExpiresAt(token)?.getTime()).toBeGreaterThan(Date.now());
    }
  });

  it("refuses an invalid request with its own error, which the client doesn't change into a network error", async () => {
    const fake = fakeXt();
    const fetch: Fetch = (url, init) => fake.fetch(`${url}&clientid=b`, init);
    const error = await rejection(createXtOAuth({ ...institution, fetch }).exchangeCode("a-code"));
    expect(error).toMatchObject({ name: "XtConfigError", outcome: "not-sent" });
    expect(error).toHaveProperty("message", expect.stringContaining("fakeXt: there is no input clientid"));
  });
});

describe("a fault", () => {
  it("with html: true has the Content-Type text/html", async () => {
    const { fake } = setUpWith({ getToken: { status: 502, html: true } });
    const response = await fake.fetch(refreshUrl);
    expect(response.status).toBe(502);
    expect(response.headers.get("Content-Type")).toBe("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  it("ends if the caller's signal is aborted before or during the request", async () => {
    const { fake, xt } = setUpWith({ getToken: { fault: "timeout" } });
    const controller = new AbortController();
    const call = rejection(xt.exchangeCode("a-code", { signal: controller.signal }));
    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    controller.abort("enough");
    expect(await call).toBe("enough");
    await expect(fake.fetch(refreshUrl, { signal: controller.signal })).rejects.toBe("enough");
    expect(fake.requests).toHaveLength(1);
    const second = new AbortController();
    const pending = rejection(fake.fetch(refreshUrl, { signal: second.signal }));
    second.abort("also enough");
    expect(await pending).toBe("also enough");
  });
});
