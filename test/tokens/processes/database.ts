/** Starts the database of a store. */
import { postgresServer, startPostgres } from "../databases/postgres.js";
import { redisServer, startRedis } from "../databases/redis.js";
import type { DatabaseServer } from "../databases/server.js";
import type { StoreKind } from "./stores.js";

export function startDatabase(kind: StoreKind): Promise<DatabaseServer> {
  const [name, command, start] =
    kind === "postgres"
      ? (["PostgreSQL", postgresServer, startPostgres] as const)
      : (["Redis", redisServer, startRedis] as const);
  if (command === undefined) throw new Error(`${name} isn't installed: run .ci/install-databases`);
  return start(command);
}
