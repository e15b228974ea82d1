/** Starts Redis and PostgreSQL. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DatabaseServer, findCommand, startServer } from "./server.js";

export const redisServer = findCommand("redis-server") ?? findCommand("valkey-server");

/** Starts a Redis whose acknowledged writes survive a restart. */
export function startRedis(command: string, furtherArgs: readonly string[] = []): Promise<DatabaseServer> {
  return startServer({
    name: "redis",
    refusesRoot: false,
    url: (port) => `redis://127.0.0.1:${port}`,
    command: (folder, port) => [
      command,
      ...["--bind", "127.0.0.1", "--port", `${port}`, "--dir", folder],
      ...["--save", "", "--appendonly", "yes", "--appendfsync", "always"],
      ...furtherArgs,
    ],
  });
}

export const postgresServer = findCommand("initdb", debianFolders());

export function startPostgres(initdb: string): Promise<DatabaseServer> {
  return startServer({
    name: "postgres",
    refusesRoot: true,
    url: (port) => `postgres://tester@127.0.0.1:${port}/postgres`,
    prepare(folder, account) {
      const args = ["-D", folder, "-U", "tester", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"];
      execFileSync(initdb, args, { ...account, cwd: folder, stdio: "ignore" });
    },
    command: (folder, port) => [
      join(dirname(initdb), "postgres"),
      ...["-D", folder, "-h", "127.0.0.1", "-p", `${port}`, "-k", "", "-c", "max_connections=200"],
    ],
  });
}

/** Debian installs the commands of the server outside PATH, in one folder per version. */
function debianFolders(): string[] {
  const versions = "/usr/lib/postgresql";
  try {
    return readdirSync(versions).map((version) => join(versions, version, "bin"));
  } catch {
    return [];
  }
}
