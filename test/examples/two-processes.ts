/** Starts two processes of examples/hono that share a Redis, and a fake XT whose tokens expire soon. */
import { type ChildProcess, spawn } from "node:child_process";
import { fakeXt, type XtFake } from "../../src/testing/index.js";
import { freePort } from "../tokens/databases/servers.js";

export interface TwoProcesses {
  /** The URLs of the processes. XT redirects users to the first. */
  readonly urls: readonly [string, string];
  readonly fake: XtFake;
  stop(): Promise<void>;
}

export async function startTwoProcesses(redisUrl: string): Promise<TwoProcesses> {
  const ports = [await freePort(), await freePort()] as const;
  const urls = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`] as const;
  const fake = fakeXt(
    {},
    {
      strict: true,
      users: ["anna", "bo"],
      clients: { "an-id": { secret: "a-secret", redirectUris: [`${urls[0]}/callback`] } },
      keys: { "an-app-key": "a-secret-key" },
      accessTokenMs: 3000,
      behavior: { refreshTokens: "revoking" },
    },
  );
  const xt = await fake.listen();
  const env = {
    ...process.env,
    APP_URL: urls[0],
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
    urls,
    fake,
    async stop() {
      for (const child of processes) child.kill("SIGKILL");
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
