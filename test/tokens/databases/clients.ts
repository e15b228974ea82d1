/** The stores as apps make them, each with a connection of its own through the client of its kind. */
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

/** Short waits for a server that is gone. Each client also emits an event then, which must have a listener. */
const nodeRedisOptions = (url: string) => ({ url, socket: { reconnectStrategy: () => 20 } });
const ioRedisOptions = { maxRetriesPerRequest: 3, retryStrategy: () => 20 };
export const unheard = () => undefined;

export const redisClients: Record<string, (url: string) => Promise<Connected>> = {
  async "node-redis"(url) {
    const client = await createClient(nodeRedisOptions(url)).on("error", unheard).connect();
    return { store: redisStore(client), [Symbol.asyncDispose]: async () => client.destroy() };
  },
  async "a pool of node-redis"(url) {
    const pool = createClientPool(nodeRedisOptions(url)).on("error", unheard);
    await pool.connect();
    return { store: redisStore(pool), [Symbol.asyncDispose]: async () => pool.destroy() };
  },
  async ioredis(url) {
    const client = new IoRedis(url, ioRedisOptions).on("error", unheard);
    return { store: redisStore(client), [Symbol.asyncDispose]: async () => client.disconnect() };
  },
  async iovalkey(url) {
    const client = new IoValkey(url, ioRedisOptions).on("error", unheard);
    return { store: redisStore(client), [Symbol.asyncDispose]: async () => client.disconnect() };
  },
};

export async function postgres(url: string, options?: string): Promise<Connected & { pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url, ...(options !== undefined && { options }) }).on("error", unheard);
  await pool.query(postgresTable);
  return { pool, store: postgresStore(pool), [Symbol.asyncDispose]: () => pool.end() };
}

export const storeKinds = ["redis", "postgres", "encrypted redis"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** The same in every process that this one starts. */
process.env.PROOF_SECRET ??= randomBytes(32).toString("base64");
const keys = [{ id: "proof", secret: process.env.PROOF_SECRET }];

/** Redis through any of its clients, so that a run has all of them at once. */
export async function connectStore(kind: StoreKind, url: string): Promise<Connected> {
  if (kind === "postgres") return postgres(url);
  const connects = Object.values(redisClients);
  const connect = connects[Math.floor(Math.random() * connects.length)];
  if (!connect) throw new Error("there is no client of Redis");
  const connected = await connect(url);
  return kind === "redis" ? connected : { ...connected, store: encryptedStore(connected.store, { keys }) };
}
