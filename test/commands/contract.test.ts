/** Tests `npm run contract` against the mock, and against servers whose responses repeat secrets. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import { listen } from "../faults/server.js";
import { runFile } from "./processes.js";

interface Outcome {
  code: number;
  output: string;
}

async function runContract(args: string[] = [], env: Record<string, string> = {}): Promise<Outcome> {
  const { code, stdout, stderr } = await runFile("scripts/contract.ts", args, { ...process.env, ...env });
  return { code, output: stdout + stderr };
}

type Answer = (query: URLSearchParams, response: ServerResponse, request: IncomingMessage) => void;

const secrets = {
  XT_CLIENT_ID: "an-institution",
  XT_CLIENT_SECRET: 'planted secret/+&"%',
  XT_CODE: "planted-code,with=signs",
};

async function runContractAgainst(answer: Answer): Promise<Outcome & { requests: Record<string, string>[] }> {
  const requests: Record<string, string>[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    requests.push(Object.fromEntries(searchParams));
    response.setHeader("Content-Type", "application/json");
    answer(searchParams, response, request);
  });
  const outcome = await runContract(["--server", `http://127.0.0.1:${await listen(server)}`], secrets);
  server.close();
  return { ...outcome, requests };
}

// The tokens contain the word "granted", and no secret contains a part of it: otherwise the command would withhold a line because of the secret.
const tokens = { user_id: "a-user", access_token: "granted.access.token", refresh_token: "granted.refresh.token" };
const token = { ...tokens, expires_in: 1, refresh_expires_in: 2, client_id: "an-institution", scope: "userinfo" };

/** Responds as the contract requires. */
const correctAnswer: Answer = (query, response) => {
  const refused = query.get("code")?.startsWith("a-code-that-was-never");
  response.end(JSON.stringify(refused ? { rc: 1, mc: "FAILURE" } : { rc: 0, mc: "SUCCESS", ma: [], result: token }));
};

describe("npm run contract", () => {
  it("passes against the mock, and shows every step", async () => {
    const { code, output } = await runContract();
    const step = (name: string) => `✓ GET ${getToken.path} - step ${name}\n`;
    expect(output).toContain(step("exchange"));
    expect(output).toContain(step("refresh"));
    expect(output).toContain(step("exchange-unknown-code"));
    expect(output).toContain("    ✓ schema check\n");
    expect(output).toContain("✓ success criteria check - $response.body#/mc == 'SUCCESS'\n");
    expect(output).toMatch(/Workflows: 2 passed, 2 total\n/);
    expect(output).not.toMatch(/eyJ|example-client-secret|example-code/);
    expect(code).toBe(0);
  });

  it("renews the token of the exchange on another server, and prints no secret and no token", async () => {
    const { code, output, requests } = await runContractAgainst(correctAnswer);
    const credentials = { client_id: secrets.XT_CLIENT_ID, client_secret: secrets.XT_CLIENT_SECRET };
    expect(requests).toEqual([
      { ...credentials, grant_type: "authorization_code", code: secrets.XT_CODE },
      { ...credentials, grant_type: "refresh_token", refresh_token: token.refresh_token },
      { ...credentials, grant_type: "authorization_code", code: "a-code-that-was-never-issued" },
    ]);
    expect(output).not.toMatch(/planted|granted/);
    expect(code).toBe(0);
  });

  const echo = (query: URLSearchParams) => [...query.values()].join(" ");
  const wrongField: Answer = (query, response) => {
    const result = { ...token, user_id: undefined, expires_in: "granted" };
    response.end(JSON.stringify({ rc: 0, mc: echo(query), result }));
  };
  const echoingFailure: Answer = (query, response) => {
    response.writeHead(500, { "X-Echo": encodeURIComponent(echo(query)) }).end(JSON.stringify({ echo: echo(query) }));
  };
  const page: Answer = (query, response) => {
    response.setHeader("Content-Type", "text/html").end(`<h1>granted ${echo(query)}\n✗ ${echo(query)}</h1>`);
  };
  const half: Answer = (query, response) => response.end(`{"rc": 0, "${echo(query)}`);
  const redirect: Answer = (query, response) => {
    response.writeHead(302, { Location: `http://127.0.0.1:1/planted?${query}` }).end();
  };
  const lost: Answer = (_, __, request) => request.socket.destroy();

  // Each of the two workflows stops at its first failure, so one run gets two responses.
  it.each([
    {
      first: "a wrong field",
      second: "an echo",
      answers: [wrongField, echoingFailure],
      says: "required property 'user_id'",
    },
    { first: "a page", second: "half a response", answers: [page, half], says: "✗ failed network request" },
    { first: "a redirect", second: "a lost connection", answers: [redirect, lost], says: "fetch failed (cause: " },
  ])("fails after $first and after $second, and prints no secret and no token", async ({ answers, says }) => {
    const queue = [...answers];
    const { code, output, requests } = await runContractAgainst((...exchange) => queue.shift()?.(...exchange));
    expect(requests).toHaveLength(2);
    expect(output).toContain(says);
    expect(output).toContain("Workflows: 2 failed, 2 total\n");
    expect(output).not.toMatch(/planted|granted|secret\/|secret%2F|with=signs|with%3Dsigns/);
    expect(code).toBe(1);
  });

  it.each([
    [["--server", "https://user:planted@xt.example?planted"], "without user, password, query or fragment\n"],
    [["--planted"], "the only argument is --server URL\n"],
    [["--server"], "the only argument is --server URL\n"],
  ])("refuses wrong arguments, says why, and prints its usage without repeating them: %s", async (args, reason) => {
    const { code, output } = await runContract(args, secrets);
    expect(output).toContain(`${reason}usage: npm run contract`);
    expect(output).not.toMatch(/planted/);
    expect(code).toBe(2);
  });

  it("does not send the mock's example values to another server", async () => {
    const { code, output } = await runContract(["--server", "http://127.0.0.1:1"], { ...secrets, XT_CODE: "" });
    expect(output).toContain("XT_CLIENT_ID, XT_CLIENT_SECRET and XT_CODE must be set");
    expect(code).toBe(2);
  });
});
