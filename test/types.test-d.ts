/** What a caller may write, and what must not compile. */
import { describe, expectTypeOf, it } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { createXtClient, createXtOAuth, isXtError, type XtApiError, type XtToken } from "../src/index.js";

const client = createXtClient();
const xt = createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret" });
const { path } = getToken;
const query = { client_id: "an-institution", client_secret: "a-secret", grant_type: "refresh_token" } as const;

describe("the sign-in", () => {
  it("resolves to the unwrapped token", () => {
    expectTypeOf(xt.exchangeCode("a-code")).resolves.toEqualTypeOf<XtToken>();
    expectTypeOf(xt.refreshToken("a-token")).resolves.toHaveProperty("user_id").toEqualTypeOf<string>();
    expectTypeOf<XtToken["expires_in"]>().toEqualTypeOf<number>();
  });

  it("takes what its grant requires, and nothing in its stead", () => {
    // @ts-expect-error: the code is missing
    xt.exchangeCode();
    // @ts-expect-error: a code is text
    xt.exchangeCode(1);
    // @ts-expect-error: the refresh token is missing
    xt.refreshToken({ timeoutMs: 1 });
    // @ts-expect-error: the secret is missing
    createXtOAuth({ clientId: "an-institution" });
    // @ts-expect-error: XT has no page in this language
    xt.authorizationUrl({ language: "fr" });
    // @ts-expect-error: the state of the session is missing
    xt.readCallback("/callback");
    // @ts-expect-error: the check can't be skipped by a slip
    xt.readCallback("/callback", { dangerouslySkipStateCheck: false });
  });

  it("knows no field that the spec doesn't", () => {
    expectTypeOf<XtToken>().not.toHaveProperty("no_such_field");
  });
});

describe("createXtClient", () => {
  it("resolves to what the spec says of the path", () => {
    expectTypeOf(client.GET(path, { params: { query } })).resolves.toEqualTypeOf<XtToken>();
    expectTypeOf(client.GET(path, { params: { query }, timeoutMs: 1 })).resolves.toEqualTypeOf<XtToken>();
  });

  it("takes no path or method that the spec doesn't have", () => {
    // @ts-expect-error: no such path
    client.GET("/no/such/path", { params: { query } });
    // @ts-expect-error: the path has no POST
    client.POST(path, { params: { query } });
  });

  it("takes no call with a required parameter missing, a wrong value, or a parameter that the spec doesn't have", () => {
    // @ts-expect-error: everything is missing
    client.GET(path);
    // @ts-expect-error: two are missing
    client.GET(path, { params: { query: { client_id: "an-institution" } } });
    // @ts-expect-error: not one of the two grants
    client.GET(path, { params: { query: { ...query, grant_type: "password" } } });
    // @ts-expect-error: no such parameter
    client.GET(path, { params: { query: { ...query, clientSecret: "" } } });
    // @ts-expect-error: a GET has no body
    client.GET(path, { params: { query }, body: {} });
    // @ts-expect-error: openapi-fetch's own options would lead around the checks
    client.GET(path, { params: { query }, baseUrl: "https://elsewhere.example" });
  });
});

describe("errors", () => {
  it("are told apart by their name", () => {
    const error: unknown = new Error();
    if (isXtError(error) && error.name === "XtApiError") expectTypeOf(error).toEqualTypeOf<XtApiError>();
    if (isXtError(error)) {
      expectTypeOf(error.outcome).toEqualTypeOf<"not-sent" | "unknown" | "rejected" | "answered">();
      // @ts-expect-error: no error has this code
      error.code === "network_error";
    }
  });
});
