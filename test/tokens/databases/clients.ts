/** The stores as apps make them, each with a connection of its own through the client of its kind. */
import { Redis as IoRedis } from "ioredis";
import { Redis as IoValkey } from "iovalkey";
import pg from "pg";
import { createClient, createClientPool } from "redis";
import { redisStore } from "../../../src/tokens/redis-store.js";
import { postgresStore, postgresTable } from "../../../src/tokens/sql-stores.js";
import type { XtTokenStore } from "../../../src/tokens/store.js";

export interface Connected {
  readonly store: XtTokenStore;
  close(): Promise<void> | void;
}

/** Short waits for a server that is gone. Each client also emits an event then, which must have a listener. */
const nodeRedisOptions = (url: string) => ({ url, socket: { reconnectStrategy: () => 20 } });
const ioRedisOptions = { maxRetriesPerRequest: 3, retryStrategy: () => 20 };
const unheard = () => undefined;

export const redisClients: Record<string, (url: string) => Promise<Connected>> = {
  async "node-redis"(url) {
    const client = await createClient(nodeRedisOptions(url)).on("error", unheard).connect();
    return { store: redisStore(client), close: () => client.destroy() };
  },
  async "a pool of node-redis"(url) {
    const pool = createClientPool(nodeRedisOptions(url)).on("error", unheard);
    await pool.connect();
    return { store: redisStore(pool), close: () => pool.destroy() };
  },
  async ioredis(url) {
    const client = new IoRedis(url, ioRedisOptions).on("error", unheard);
    return { store: redisStore(client), close: () => client.disconnect() };
  },
  async iovalkey(url) {
    const client = new IoValkey(url, ioRedisOptions).on("error", unheard);
    return { store: redisStore(client), close: () => client.disconnect() };
  },
};

export async function postgres(url: string, options?: string): Promise<Connected & { pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url, ...(options !== undefined && { options }) }).on("error", unheard);
  await pool.query(postgresTable);
  return { pool, store: postgresStore(pool), close: () => pool.end() };
}
