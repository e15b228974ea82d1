/** `xt-oauth/openapi-fetch`: openapi-fetch's client, with middleware, over a real socket and over a `fetch` of the caller's. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { getToken } from "../generated/operations/getToken.js";
import { createClient } from "../src/openapi-fetch.js";
import { failure, success } from "./answers.js";
import { expectFailure, rejection } from "./grants.js";
import { expectNothingPlanted, planted } from "./planted.js";

const { path } = getToken;
const query = {
  client_id: "institution-1",
  client_secret: planted.clientSecret,
  grant_type: "authorization_code",
  code: planted.code,
} as const;

let server: Server | undefined;
let asked = 0;
async function serving(answer: RequestListener): Promise<string> {
  asked = 0;
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server?.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/prefix`;
}
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const json: (body: unknown, status?: number) => RequestListener = (body, status) => (_, response) =>
  response.writeHead(status ?? 200, { "Content-Type": "application/json" }).end(JSON.stringify(body));

describe("openapi-fetch's client of the spec", () => {
  it("resolves to data, which is XT's envelope, typed", async () => {
    const client = createClient({ baseUrl: await serving(json(success)) });
    const { data, error, response } = await client.GET(path, { params: { query } });
    expect({ data, error, status: response.status, url: response.url }).toEqual({
      data: success,
      error: undefined,
      status: 200,
      url: "",
    });
    if (data?.rc === 0) expect(data.result.access_token).toBe(success.result.access_token);
    expect(asked).toBe(1);
  });

  it("resolves to an error where the status is one", async () => {
    const client = createClient({ baseUrl: await serving(json({ why: "busy" }, 503)) });
    expect(await client.GET(path, { params: { query } })).toMatchObject({ error: { why: "busy" } });
    expect(asked).toBe(1);
  });

  it("takes middleware, which sees the request and may change both ways", async () => {
    const seen: string[] = [];
    const client = createClient({
      baseUrl: await serving((request, response) => {
        seen.push(`${request.headers["x-trace"]} ${request.url?.split("?")[0]}`);
        json(failure)(request, response);
      }),
    });
    client.use({
      onRequest({ request, schemaPath }) {
        seen.push(schemaPath);
        request.headers.set("X-Trace", "7");
      },
      onResponse: ({ response }) => new Response(response.body, { status: 200, headers: { "X-Seen": "yes" } }),
    });
    const { data, response } = await client.GET(path, { params: { query } });
    expect(data).toEqual(failure);
    expect(response.headers.get("X-Seen")).toBe("yes");
    expect(seen).toEqual([path, `7 /prefix${path}`]);
  });

  it("hands a middleware our error, in which nothing planted shows", async () => {
    const errors: unknown[] = [];
    const client = createClient({ baseUrl: await serving((request) => request.socket.destroy()) });
    client.use({ onError: ({ error }) => void errors.push(error) });
    const error = await rejection(client.GET(path, { params: { query } }));
    expect(errors).toEqual([error]);
    expectFailure(error, {
      name: "XtNetworkError",
      code: "connection_lost",
      outcome: "unknown",
      operation: "GET",
    });
    expect(asked).toBe(1);
  });

  it.each<[string, RequestListener, string, string]>([
    ["HTML with 200", (_, response) => response.end(`<p>${planted.code}`), "XtResponseError", "response_not_json"],
    [
      "a redirect",
      (_, response) => response.writeHead(302, { Location: "/" }).end(),
      "XtHttpError",
      "redirect_refused",
    ],
    [
      "a body without end",
      (_, response) => response.write("x".repeat(70_000)),
      "XtResponseError",
      "response_too_large",
    ],
  ])("refuses %s, and shows nothing planted", async (_, answer, name, code) => {
    const client = createClient({ baseUrl: await serving(answer) });
    const error = await rejection(client.GET(path, { params: { query } }));
    expect(error).toMatchObject({ name, code });
    expectNothingPlanted(error);
    expect(asked).toBe(1);
  });

  it("has a deadline, and heeds the caller's signal", async () => {
    const baseUrl = await serving(() => undefined);
    const late = await rejection(createClient({ baseUrl, timeoutMs: 50 }).GET(path, { params: { query } }));
    expect(late).toMatchObject({ name: "XtTimeoutError", outcome: "unknown" });
    const abort = new AbortController();
    const call = rejection(createClient({ baseUrl }).GET(path, { params: { query }, signal: abort.signal }));
    abort.abort("mine");
    expect(await call).toBe("mine");
  });

  it("takes an empty answer, one that may have no body, and a fetch of the caller's", async () => {
    for (const status of [200, 204, 205]) {
      const client = createClient({ fetch: async () => new Response(null, { status }) });
      const { data, response } = await client.GET(path, { params: { query } });
      expect([data, response.status]).toEqual([undefined, status]);
    }
  });

  it("shows nothing planted itself, and refuses options that can't be used", () => {
    const client = createClient({ baseUrl: "https://api.example" });
    expectNothingPlanted(client);
    expect(inspect(client)).not.toContain("api.example");
    expect(() => createClient({ baseUrl: "http://api.example" })).toThrow(
      expect.objectContaining({ name: "XtConfigError", code: "invalid_option", operation: "createClient" }),
    );
  });
});
