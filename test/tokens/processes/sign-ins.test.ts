/** Each callback arrives twice at the same time, at any of eight processes, as behind a load balancer. Each code must be sent once. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { createXtOAuth } from "../../../src/index.js";
import { createXtSignIn } from "../../../src/tokens/index.js";
import { listen } from "../../faults/server.js";
import { connectStore } from "../databases/clients.js";
import { postgresServer, redisServer } from "../databases/servers.js";
import { pair } from "../token-pairs.js";
import { bundled } from "./program.js";
import { startDatabase } from "./run-processes.js";
import type { Callback, Finished, SignInTask } from "./sign-in-worker.js";

const processes = 8;
/** The default is for CI. `SIGN_INS=1000` tests more. */
const signIns = Number(process.env.SIGN_INS ?? 200);
/** How many browsers send their callbacks at the same time. */
const atOnce = 50;

/** Starts a fake of XT's token endpoint. It counts how often it receives each code. */
async function startXt() {
  const codes = new Map<string, number>();
  const server = createServer((request, response) => {
    const code = new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("code") ?? "";
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const result = { ...pair(code, { accessEndsAt: Date.now(), refreshEndsAt: Date.now() }), user_id: code };
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result }));
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return { codes, url, [Symbol.asyncDispose]: async () => void server.close() };
}

async function finish(worker: ChildProcess, callbacks: Callback[]): Promise<Finished[]> {
  worker.send(callbacks);
  const [finished] = await once(worker, "message");
  return finished;
}

for (const kind of ["postgres", "encrypted redis"] as const) {
  const command = kind === "postgres" ? postgresServer : redisServer;
  describe.skipIf(command === undefined)(`${processes} processes that share ${kind}`, () => {
    it(`exchange the code of each of ${signIns} double callbacks once`, { timeout: 180_000 }, async () => {
      await using xtServer = await startXt();
      await using database = await startDatabase(kind);
      await using program = await bundled("test/tokens/processes/sign-in-worker.ts");
      const task: SignInTask = { serverUrl: xtServer.url, store: kind, databaseUrl: database.url };
      const workers = Array.from({ length: processes }, () => program.start(task));
      await using connected = await connectStore(kind, database.url);
      const institution = { clientId: "an-institution", clientSecret: "a-secret", scope: "userinfo" };
      const xt = createXtOAuth({ ...institution, redirectUri: "https://app.example/callback" });
      const signIn = createXtSignIn({ xt, store: connected.store });

      for (let from = 0; from < signIns; from += atOnce) {
        const callbacksOf: Callback[][] = workers.map(() => []);
        const expected: Finished[] = [];
        for (let at = from; at < Math.min(from + atOnce, signIns); at += 1) {
          const begun = await signIn.begin({ language: "en", returnTo: `/${at}` });
          const url = `/callback?code=code-${at}&state=${new URL(begun.url).searchParams.get("state")}`;
          const first = Math.floor(Math.random() * processes);
          // The callback goes to two processes, or twice to the same one.
          const second = (first + Math.floor(Math.random() * 3)) % processes;
          for (const worker of [first, second]) callbacksOf[worker]?.push({ url, session: begun.session });
          expected.push({ url, result: `code-${at} /${at}` }, { url, result: "state_used" });
        }
        const finished = await Promise.all(workers.map((worker, at) => finish(worker, callbacksOf[at] ?? [])));
        const inOrder = (all: Finished[]) => all.map(({ url, result }) => `${url} ${result}`).sort();
        expect(inOrder(finished.flat())).toEqual(inOrder(expected));
      }
      expect([...xtServer.codes.values()].filter((times) => times !== 1)).toEqual([]);
      expect(xtServer.codes.size).toBe(signIns);
    });
  });
}
