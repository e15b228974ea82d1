/** Creates the stores as apps do, each with its own connection, through each supported client. */
import { randomBytes } from "node:crypto";
import { Redis as IoRedis } from "ioredis";
import { Redis as IoValkey } from "iovalkey";
import pg from "pg";
import { createClient, createClientPool } from "redis";
import {
  encryptedStore,
  postgresStore,
  postgresTable,
  redisStore,
  type XtTokenStore,
} from "../../../src/tokens/index.js";

export interface Connected extends AsyncDisposable {
  readonly store: XtTokenStore;
}

/** The clients reconnect after a short time. When a connection is lost, each client also emits an error, which needs a listener. */
const nodeRedisOptions = (url: string) => ({ url, socket: { reconnectStrategy: () => 20 } });
const ioRedisOptions = { maxRetriesPerRequest: 3, retryStrategy: () => 20 };
const ignoreError = () => undefined;

export const redisClients: Record<string, (url: string) => Promise<Connected>> = {
  async "node-redis"(url) {
    const client = await createClient(nodeRedisOptions(url)).on("error", ignoreError).connect();
    return { store: redisStore(client), [Symbol.asyncDispose]: async () => client.destroy() };
  },
  async "a pool of node-redis"(url) {
    const pool = createClientPool(nodeRedisOptions(url)).on("error", ignoreError);
    await pool.connect();
    return { store: redisStore(pool), [Symbol.asyncDispose]: async () => pool.destroy() };
  },
  async ioredis(url) {
    const client = new IoRedis(url, ioRedisOptions).on("error", ignoreError);
    return { store: redisStore(client), [Symbol.asyncDispose]: async () => client.disconnect() };
  },
  async iovalkey(url) {
    const client = new IoValkey(url, ioRedisOptions).on("error", ignoreError);
    return { store: redisStore(client), [Symbol.asyncDispose]: async () => client.disconnect() };
  },
};

export async function postgres(url: string): Promise<Connected & { pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url }).on("error", ignoreError);
  await pool.query(postgresTable);
  return { pool, store: postgresStore(pool), [Symbol.asyncDispose]: () => pool.end() };
}

export type StoreKind = "postgres" | "encrypted redis";

/** Processes that this one starts inherit the secret. */
process.env.ENCRYPTION_SECRET ??= randomBytes(32).toString("base64");
const keys = [{ id: "first", secret: process.env.ENCRYPTION_SECRET }];

/** Connects a store. For Redis, the client is chosen at random, so that the processes of a run use different ones. */
export async function connectStore(kind: StoreKind, url: string): Promise<Connected> {
  if (kind === "postgres") return postgres(url);
  const connects = Object.values(redisClients);
  const connect = connects[Math.floor(Math.random() * connects.length)];
  if (!connect) throw new Error("there is no client of Redis");
  const connected = await connect(url);
  return { ...connected, store: encryptedStore(connected.store, { keys }) };
}
