/**
 * Starts Redis and PostgreSQL on loopback, each with its own folder, which is deleted when the server stops. As a global setup, starts one
 * of each for all tests of a run.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { listen } from "../../faults/server.js";

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

export const redisServer = findCommand("redis-server") ?? findCommand("valkey-server");

export function startRedis(command: string, furtherArgs: readonly string[] = []): Promise<DatabaseServer> {
  return startServer({
    name: "redis",
    refusesRoot: false,
    url: (port) => `redis://127.0.0.1:${port}`,
    command: (folder, port) => [
      command,
      ...["--bind", "127.0.0.1", "--port", `${port}`, "--dir", folder, "--save", ""],
      ...furtherArgs,
    ],
  });
}

/** Debian installs the commands of the server outside PATH, in one folder per version. */
const versions = "/usr/lib/postgresql";
const debianFolders = existsSync(versions)
  ? readdirSync(versions).map((version) => join(versions, version, "bin"))
  : [];
export const postgresServer = findCommand("initdb", debianFolders);

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

export type DatabaseServer = Awaited<ReturnType<typeof startServer>>;

/** How to start a kind of server. */
interface ServerKind {
  name: string;
  /** Whether the server doesn't start as root. Tests that run as root start such a server with an unprivileged account. */
  refusesRoot: boolean;
  url(port: number): string;
  /** Runs before the start. */
  prepare?(folder: string, account: Account): void;
  command(folder: string, port: number): [command: string, ...args: string[]];
}

/** The user and the group that a server runs as. If they are missing, it runs as the current user. */
type Account = { uid?: number; gid?: number };

const runWithParent = fileURLToPath(new URL("run-with-parent.js", import.meta.url));

async function startServer({ name, refusesRoot, url, prepare, command }: ServerKind) {
  const folder = await mkdtemp(join(tmpdir(), `xt-oauth-${name}-`));
  const account = refusesRoot && process.getuid?.() === 0 ? unprivilegedAccount() : {};
  const port = await freePort();
  let end: Awaited<ReturnType<typeof run>> | undefined;
  const stop = async () => {
    await end?.("stop");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
    prepare?.(folder, account);
    end = await run(command(folder, port), account);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    port,
    /** The connection string for its clients. */
    url: url(port),
    /** Kills the server, and starts it again with the same folder and port. */
    async restart() {
      await end?.("kill");
      end = await run(command(folder, port), account);
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Returns the file of a command, from the folders in PATH or from further folders. */
export function findCommand(name: string, furtherFolders: readonly string[] = []): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...furtherFolders];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Resolves when the server's log says that it is ready, to a function that ends the server. Redis and PostgreSQL log the same words.
 */
async function run([command, ...args]: [string, ...string[]], { uid, gid }: Account) {
  const runner = spawn(process.execPath, [runWithParent, `${uid ?? ""}`, `${gid ?? ""}`, command, ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, LC_ALL: "C" },
  });
  const exited = once(runner, "exit");
  await new Promise<void>((resolve, reject) => {
    let log = "";
    const timer = setTimeout(() => reject(new Error(`${command} did not start within 60 s:\n${log}`)), 60_000);
    const read = (chunk: Buffer) => {
      log += chunk;
      if (!/ready to accept connections/i.test(log)) return;
      clearTimeout(timer);
      // Keep draining both pipes: a full one would stop the server.
      for (const stream of [runner.stdout, runner.stderr]) stream?.off("data", read).resume();
      resolve();
    };
    runner.stdout?.on("data", read);
    runner.stderr?.on("data", read);
    runner.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`${command} ended with exit code ${code} before it listened:\n${log}`));
    });
  });
  return async (how: "stop" | "kill") => {
    if (how === "stop") runner.kill("SIGINT");
    else runner.disconnect();
    await exited;
  };
}

/** Returns the ids of `nobody`, the account without rights that every Unix system has. */
function unprivilegedAccount(): Account {
  const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" })));
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  const port = await listen(server);
  server.close();
  await once(server, "close");
  return port;
}
