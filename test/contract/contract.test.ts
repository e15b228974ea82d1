/** The sign-in against Prism, which answers from the spec: every named example and every status of the token endpoint. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Mock, startMock } from "../../scripts/prism.js";
import { createXtOAuth, type Fetch, isXtError, type XtAnyError, type XtToken } from "../../src/index.js";

interface Spec {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, SpecResponse> }>>;
}

interface SpecResponse {
  content?: { "application/json": { examples: Record<string, { value: { rc: number; result?: unknown } }> } };
}

const spec: Spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const [path = "", item] = Object.entries(spec.paths).find(([, { get }]) => get?.operationId === "getToken") ?? [];
const responses: Record<string, SpecResponse> = item?.get?.responses ?? {};
const examples = responses["200"]?.content?.["application/json"].examples ?? {};

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
}, 30_000);
afterAll(() => mock.stop());

/** A client whose answers Prism chooses as told: `example=NAME` or `code=STATUS`. */
function clientPreferring(prefer: string) {
  const fetch: Fetch = (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", prefer);
    return globalThis.fetch(url, { ...init, headers });
  };
  return createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl: mock.baseUrl, fetch });
}

const grants = {
  exchangeCode: (prefer: string) => clientPreferring(prefer).exchangeCode("a-code"),
  refreshToken: (prefer: string) => clientPreferring(prefer).refreshToken("a-refresh-token"),
};

async function failureOf(call: Promise<unknown>): Promise<XtAnyError> {
  const error = await call.catch((reason: unknown) => reason);
  if (!isXtError(error)) throw new Error("the call did not fail with an XtError");
  return error;
}

/** What the client makes of each example: the token, or a refusal. A new example fails the suite until it stands here. */
const expectedExamples: Record<string, "token" | { rc: number; mc: string; meaning: string }> = {
  "exchange-success": "token",
  "refresh-success": "token",
  "business-failure": { rc: 1, mc: "FAILURE", meaning: "Failure, with no reason given." },
  "auth-failure": { rc: 1, mc: "AUTH_101", meaning: "The API key does not exist." },
  "failure-null-result": { rc: 1, mc: "FAILURE", meaning: "Failure, with no reason given." },
};

/** What the client makes of each status but 200. A new status fails the suite until it stands here. */
const expectedStatuses: Record<string, { outcome: "rejected" | "unknown" }> = {
  "404": { outcome: "rejected" },
  "429": { outcome: "rejected" },
  "500": { outcome: "unknown" },
  "502": { outcome: "unknown" },
  "503": { outcome: "unknown" },
};

describe("the suite covers the spec", () => {
  it("has every named example", () => {
    expect(Object.keys(expectedExamples).sort()).toEqual(Object.keys(examples).sort());
  });

  it("has every status", () => {
    expect(["200", ...Object.keys(expectedStatuses)].sort()).toEqual(Object.keys(responses).sort());
  });
});

describe.each(Object.entries(grants))("%s", (_, call) => {
  it.each(Object.entries(expectedExamples))("makes of the example %s what it means", async (name, expected) => {
    // Prism answers an unknown name with a problem of its own, which could pass for the failure that is expected.
    expect(examples).toHaveProperty([name]);
    if (expected === "token") {
      const token: XtToken = await call(`example=${name}`);
      expect(token).toEqual(examples[name]?.value.result);
    } else {
      const error = await failureOf(call(`example=${name}`));
      expect(error).toMatchObject({ name: "XtApiError", code: "api_failure", outcome: "rejected", ...expected });
    }
  });

  it.each(Object.entries(expectedStatuses))("makes an XtHttpError of the status %s", async (status, expected) => {
    const error = await failureOf(call(`code=${status}`));
    expect(error).toMatchObject({ name: "XtHttpError", code: "http_status", status: Number(status), ...expected });
  });
});

describe("the request", () => {
  const token = (query: Record<string, string>) => fetch(`${mock.baseUrl}${path}?${new URLSearchParams(query)}`);
  const complete = { client_id: "an-institution", client_secret: "a-secret", grant_type: "refresh_token" };

  it("is accepted with what both grants require", async () => {
    expect((await token(complete)).status).toBe(200);
  });

  it.each(Object.keys(complete))("is refused by the contract without %s", async (name) => {
    const query = Object.fromEntries(Object.entries(complete).filter(([key]) => key !== name));
    expect((await token(query)).status).toBe(422);
  });

  it("is refused by the contract with a grant that XT doesn't have", async () => {
    expect((await token({ ...complete, grant_type: "password" })).status).toBe(422);
  });
});
