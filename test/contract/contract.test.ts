/** The sign-in against Prism, which answers from the spec: every named example and every status of the token endpoint. */
import { readFile } from "node:fs/promises";
import { describe, expect, inject, it } from "vitest";
import { messageCodes } from "../../generated/message-codes/MessageCode.js";
import { getToken } from "../../generated/operations/getToken.js";
import { createXtOAuth, type Fetch, isXtError, type XtAnyError, type XtRenewedToken } from "../../src/index.js";

interface Spec {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, SpecResponse> }>>;
}

interface SpecResponse {
  content?: {
    "application/json": { examples: Record<string, { value: { rc: number; mc: string; result?: unknown } }> };
  };
}

const spec: Spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));
const responses: Record<string, SpecResponse> = spec.paths[getToken.path]?.get?.responses ?? {};
const examples = responses["200"]?.content?.["application/json"].examples ?? {};

const baseUrl = inject("mockUrl");

/** A client whose answers Prism chooses as told: `example=NAME` or `code=STATUS`. */
function clientPreferring(prefer: string) {
  const fetch: Fetch = (url, init) => {
    const headers = new Headers(init.headers);
    headers.set("Prefer", prefer);
    return globalThis.fetch(url, { ...init, headers });
  };
  return createXtOAuth({ clientId: "an-institution", clientSecret: "a-secret", baseUrl, fetch });
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
const expectedExamples: Record<string, "a token" | "a refusal"> = {
  "exchange-success": "a token",
  "refresh-success": "a token",
  "business-failure": "a refusal",
  "auth-failure": "a refusal",
  "failure-null-result": "a refusal",
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
  it.each(Object.entries(expectedExamples))("makes of the example %s %s", async (name, expected) => {
    // Prism answers an unknown name with a problem of its own, which could pass for the failure that is expected.
    const { rc, mc = "", result } = examples[name]?.value ?? {};
    expect(rc).toBeTypeOf("number");
    if (expected === "a token") {
      const token: XtRenewedToken = await call(`example=${name}`);
      expect(token).toEqual(result);
    } else {
      const error = await failureOf(call(`example=${name}`));
      const refusal = { name: "XtApiError", code: "api_failure", outcome: "rejected" };
      expect(error).toMatchObject({ ...refusal, rc, mc, meaning: messageCodes[mc] });
      expect(messageCodes).toHaveProperty([mc]);
    }
  });

  it.each(Object.entries(expectedStatuses))("makes an XtHttpError of the status %s", async (status, expected) => {
    const error = await failureOf(call(`code=${status}`));
    expect(error).toMatchObject({ name: "XtHttpError", code: "http_status", status: Number(status), ...expected });
  });
});

describe("the request", () => {
  const token = (query: Record<string, string>) => fetch(`${baseUrl}${getToken.path}?${new URLSearchParams(query)}`);
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
