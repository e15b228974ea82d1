/**
 * Starts two processes of examples/hono that share a Redis, a load balancer that alternates between them, and a fake XT whose tokens
 * expire soon.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { fakeXt, type XtFake } from "../../src/testing/index.js";
import { freePort } from "../tokens/databases/server.js";

export interface Balanced {
  readonly appUrl: string;
  readonly fake: XtFake;
  /** How many requests each process received. */
  readonly served: readonly number[];
  stop(): Promise<void>;
}

export async function startBalanced(redisUrl: string): Promise<Balanced> {
  const ports = [await freePort(), await freePort()];
  const served = ports.map(() => 0);
  let turn = 0;
  const balancer = createServer((incoming, outgoing) => {
    turn = (turn + 1) % ports.length;
    served[turn] = (served[turn] ?? 0) + 1;
    const { method, url, headers } = incoming;
    const asked = request({ host: "127.0.0.1", port: ports[turn], method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    asked.on("error", () => outgoing.destroy());
    incoming.pipe(asked);
  }).listen(0, "127.0.0.1");
  await once(balancer, "listening");
  const appUrl = `http://127.0.0.1:${Object(balancer.address()).port}`;

  const fake = fakeXt(
    {},
    {
      strict: true,
      users: ["anna", "bo"],
      clients: { "an-id": { secret: "a-secret", redirectUris: [`${appUrl}/callback`] } },
      keys: { "an-app-key": "a-secret-key" },
      accessTokenMs: 3000,
      behavior: { refreshTokens: "revoking" },
    },
  );
  const xt = await fake.listen();
  const env = {
    ...process.env,
    APP_URL: appUrl,
    XT_BASE_URL: xt.url,
    XT_PAGES_URL: xt.url,
    XT_CLIENT_ID: "an-id",
    XT_CLIENT_SECRET: "a-secret",
    XT_SCOPE: "userinfo",
    XT_APP_KEY: "an-app-key",
    XT_SECRET_KEY: "a-secret-key",
    REDIS_URL: redisUrl,
    TOKENS_SECRET: Buffer.alloc(32, "a key for tests").toString("base64"),
  };
  const processes = await Promise.all(ports.map((port) => startServer({ ...env, PORT: `${port}` })));
  return {
    appUrl,
    fake,
    served,
    async stop() {
      for (const child of processes) child.kill("SIGKILL");
      balancer.close();
      balancer.closeAllConnections();
      await xt.close();
    },
  };
}

async function startServer(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const args = ["--import", "tsx/esm", "examples/hono/server.ts"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    if (`${chunk}`.includes("Listening")) return child;
  }
  throw new Error("the app ended before it listened");
}
