/** Eight processes behind a load balancer, and browsers that send each callback twice at once: each code is sent once. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createXtOAuth } from "../../../src/index.js";
import { createXtSignIn } from "../../../src/tokens/index.js";
import { listen } from "../../faults/server.js";
import { connectStore } from "../databases/clients.js";
import { postgresServer, redisServer } from "../databases/servers.js";
import { pair } from "../pairs.js";
import { startDatabase } from "./prove.js";
import type { Callback, Finished, SignInOrders } from "./sign-in-worker.js";
import { bundle } from "./workers.js";

const processes = 8;
/** In CI. By hand, `SIGN_INS=1000` tries more. */
const signIns = Number(process.env.SIGN_INS ?? 200);
/** How many browsers come back at once. */
const atOnce = 50;

/** XT's token endpoint, which counts how often each code comes. */
async function startXt() {
  const codes = new Map<string, number>();
  const server = createServer((request, response) => {
    const code = new URL(request.url ?? "", "http://127.0.0.1").searchParams.get("code") ?? "";
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const result = { ...pair(code, { accessEndsAt: Date.now(), refreshEndsAt: Date.now() }), user_id: code };
    response.writeHead(200, { "Content-Type": "application/json" });
    response.end(JSON.stringify({ rc: 0, mc: "SUCCESS", ma: [], result }));
  });
  return { codes, url: `http://127.0.0.1:${await listen(server)}`, close: () => server.close() };
}

for (const kind of ["postgres", "encrypted redis"] as const) {
  const command = kind === "postgres" ? postgresServer : redisServer;
  describe.skipIf(command === undefined)(`${processes} processes that share ${kind}`, () => {
    it(`exchange the code of each of ${signIns} double callbacks once`, { timeout: 180_000 }, async () => {
      const folder = await mkdtemp(join(tmpdir(), "xt-oauth-workers-"));
      const xtServer = await startXt();
      const database = await startDatabase(kind);
      const workers: ChildProcess[] = [];
      try {
        const file = await bundle("test/tokens/processes/sign-in-worker.ts", folder);
        const orders: SignInOrders = { serverUrl: xtServer.url, store: kind, databaseUrl: database.url };
        const results = new Map<number, string[]>();
        let reported: () => void = () => undefined;
        for (let at = 0; at < processes; at += 1) {
          const worker = fork(file, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
          workers.push(worker);
          worker.send(orders);
          await once(worker, "message");
          worker.on("message", ({ at: callback, result }: Finished) => {
            results.set(callback, [...(results.get(callback) ?? []), result]);
            reported();
          });
        }
        await using connected = await connectStore(kind, database.url);
        const pages = { clientId: "an-institution", clientSecret: "a-secret", scope: "userinfo" };
        const xt = createXtOAuth({ ...pages, redirectUri: "https://app.example/callback" });
        const signIn = createXtSignIn({ xt, store: connected.store });
        const callbacks: Callback[] = [];
        for (let at = 0; at < signIns; at += 1) {
          const { url, session } = await signIn.begin({ language: "en", returnTo: `/${at}` });
          callbacks.push({
            at,
            callback: `/callback?code=code-${at}&state=${new URL(url).searchParams.get("state")}`,
            session,
          });
        }
        for (let from = 0; from < signIns; from += atOnce) {
          for (const callback of callbacks.slice(from, from + atOnce)) {
            const first = Math.floor(Math.random() * processes);
            // To two processes, or to one of them twice.
            const second = (first + Math.floor(Math.random() * 3)) % processes;
            for (const worker of [first, second]) workers[worker]?.send(callback);
          }
          const isDone = () => [...results.values()].filter(({ length }) => length === 2).length === from + atOnce;
          while (!isDone()) await new Promise<void>((resolve) => (reported = resolve));
        }

        expect([...xtServer.codes.values()].filter((times) => times !== 1)).toEqual([]);
        expect(xtServer.codes.size).toBe(signIns);
        for (const [at, pairOfResults] of results)
          expect(pairOfResults.sort()).toEqual([`code-${at} /${at}`, "state_used"]);
        for (const worker of workers) worker.send("end");
      } finally {
        for (const worker of workers) worker.kill("SIGKILL");
        await database.stop();
        xtServer.close();
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
}
