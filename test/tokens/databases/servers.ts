/** Starts Redis and PostgreSQL. */
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, realpathSync } from "node:fs";
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

export function startPostgres(initdb: string, settings: readonly string[] = []): Promise<DatabaseServer> {
  return start(initdb, settings, (folder, account) => {
    const args = ["-D", folder, "-U", "tester", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    execFileSync(initdb, args, { ...account, cwd: folder, stdio: "ignore" });
  });
}

/** Starts a standby that follows `primary` by streaming replication. Until it is promoted, it is read-only. */
export function startStandby(initdb: string, primary: DatabaseServer): Promise<DatabaseServer> {
  return start(initdb, [], (folder, account) => {
    const from = ["-h", "127.0.0.1", "-p", `${primary.port}`, "-U", "tester"];
    const args = ["-D", folder, "-R", "-X", "stream", "-c", "fast", ...from];
    const command = join(dirname(realpathSync(initdb)), "pg_basebackup");
    execFileSync(command, args, { ...account, cwd: folder, stdio: "ignore" });
    chmodSync(folder, 0o700);
  });
}

type Prepare = NonNullable<Parameters<typeof startServer>[0]["prepare"]>;

function start(initdb: string, settings: readonly string[], prepare: Prepare): Promise<DatabaseServer> {
  const all = ["max_connections=200", ...settings];
  return startServer({
    name: "postgres",
    refusesRoot: true,
    url: (port) => `postgres://tester@127.0.0.1:${port}/postgres`,
    prepare,
    command: (folder, port) => [
      join(dirname(initdb), "postgres"),
      ...["-D", folder, "-h", "127.0.0.1", "-p", `${port}`, "-k", ""],
      ...all.flatMap((setting) => ["-c", setting]),
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
