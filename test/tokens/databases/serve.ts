/** Starts one Redis and one PostgreSQL for all tests of a run, except those that stop or kill a server. */
import type { TestProject } from "vitest/node";
import type { DatabaseServer } from "./server.js";
import { postgresServer, redisServer, startPostgres, startRedis } from "./servers.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of Redis, or an empty string if it isn't installed. */
    redisUrl: string;
    /** The URL of PostgreSQL, or an empty string if it isn't installed. */
    postgresUrl: string;
  }
}

export default async function serveForAll(project: TestProject): Promise<() => Promise<unknown>> {
  const servers: DatabaseServer[] = [];
  const start = async (
    name: string,
    command: string | undefined,
    startOne: (command: string) => Promise<DatabaseServer>,
  ) => {
    if (command !== undefined) {
      const server = await startOne(command);
      servers.push(server);
      return server.url;
    }
    const missing = `${name} isn't installed: .ci/install-databases installs it from Debian's packages`;
    if (process.env.CI) throw new Error(missing);
    console.warn(`${missing}. Its tests are skipped.`);
    return "";
  };
  project.provide("redisUrl", await start("Redis", redisServer, startRedis));
  project.provide("postgresUrl", await start("PostgreSQL", postgresServer, startPostgres));
  return () => Promise.all(servers.map((server) => server.stop()));
}
