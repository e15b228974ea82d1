/**
 * Serves XT's token endpoint as strictly as RFC 6749 §10.4 allows. A refresh token works once. If the server receives it a second time,
 * it revokes the whole sign-in. The server counts all requests, and simulates faults.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { getToken } from "../../../generated/operations/getToken.js";
import type { XtToken } from "../../../src/index.js";
import { listen } from "../../faults/server.js";
import { claimsOf, jwtOf } from "../token-pairs.js";

/** How many of 1,000 requests have each fault. The first three don't change the tokens. The others lose the response. */
export type ServerFaults = Partial<
  Record<"dropBefore" | "unavailable" | "rateLimited" | "dropAfter" | "stallAfter", number>
>;

/** The server's state of a user's sign-in. */
export interface SignIn {
  /** The number of the valid pair. */
  generation: number;
  /** When the server received an old refresh token, and revoked all tokens of this sign-in. */
  revokedAt?: number;
  /** How many requests carried the refresh token of each generation. */
  readonly requests: number[];
  /** How many requests are in progress. */
  inProgress: number;
}

export type TokenServer = Awaited<ReturnType<typeof startTokenServer>>;

const refreshLifetimeMs = 180 * 86_400_000;

export async function startTokenServer({ lifetimeMs }: { lifetimeMs: number }) {
  const signIns = new Map<string, SignIn>();
  const counts = { renewals: 0, overlaps: 0 };
  let faults: ServerFaults = {};

  function pair(user: string, generation: number): XtToken {
    const now = Date.now();
    const claims = { user, generation };
    return {
      user_id: user,
      access_token: jwtOf({ kind: "access", ...claims, exp: (now + lifetimeMs) / 1000 }),
      refresh_token: jwtOf({ kind: "refresh", ...claims, exp: (now + refreshLifetimeMs) / 1000 }),
      expires_in: Math.ceil(lifetimeMs / 1000),
      refresh_expires_in: refreshLifetimeMs / 1000,
      client_id: "an-institution",
      scope: "userinfo",
    };
  }

  function renew(signIn: SignIn, user: string, generation: number): { rc: number; mc: string; result?: XtToken } {
    const refusal = { rc: 1, mc: "FAILURE" };
    if (signIn.revokedAt !== undefined) return refusal;
    if (generation !== signIn.generation) {
      signIn.revokedAt = Date.now();
      return refusal;
    }
    counts.renewals += 1;
    signIn.generation += 1;
    return { rc: 0, mc: "SUCCESS", result: pair(user, signIn.generation) };
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const { user, generation } = claimsOf(searchParams.get("refresh_token") ?? "");
    const signIn = signIns.get(user);
    if (pathname !== getToken.path || !signIn) throw new Error("the request is not a renewal of a known user");
    signIn.requests[generation] = (signIn.requests[generation] ?? 0) + 1;
    if (signIn.inProgress > 0) counts.overlaps += 1;
    signIn.inProgress += 1;
    response.once("close", () => {
      signIn.inProgress -= 1;
    });
    // The delay of a nearby server. It makes two simultaneous requests of one user overlap.
    await new Promise((resolve) => setTimeout(resolve, 5));
    let random = Math.random() * 1_000;
    const isChosen = (share: number) => {
      random -= share;
      return random < 0;
    };
    const fault = Object.entries(faults).find(([, share]) => isChosen(share))?.[0];
    if (fault === "dropBefore") request.socket.destroy();
    else if (fault === "unavailable") response.writeHead(503).end();
    else if (fault === "rateLimited") response.writeHead(429, { "Retry-After": "1" }).end();
    else {
      const body = JSON.stringify({ ma: [], ...renew(signIn, user, generation) });
      if (fault === "dropAfter") request.socket.destroy();
      else if (fault !== "stallAfter") response.writeHead(200, { "Content-Type": "application/json" }).end(body);
    }
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  const port = await listen(server);

  return {
    url: `http://127.0.0.1:${port}`,
    signIns,
    counts,
    signIn(user: string) {
      signIns.set(user, { generation: 0, requests: [], inProgress: 0 });
      return pair(user, 0);
    },
    fail(next: ServerFaults) {
      faults = next;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}
