/** Starts a database server on loopback, with its own folder, which is deleted when the server stops. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { listen } from "../../faults/server.js";

export type DatabaseServer = Awaited<ReturnType<typeof startServer>>;

/** How to start a kind of server. */
interface ServerKind {
  name: string;
  /** Whether the server refuses to run as root. If so, and if root runs the tests, the server runs as the system user `nobody`. */
  refusesRoot: boolean;
  url(port: number): string;
  /** Runs once, before the first start. */
  prepare?(folder: string, account: Account): void;
  command(folder: string, port: number): [command: string, ...args: string[]];
}

/** The user and the group that a server runs as. If they are missing, it runs as the current user. */
type Account = { uid?: number; gid?: number };

const startWithinMs = 60_000;
const runWithParent = fileURLToPath(new URL("run-with-parent.js", import.meta.url));

export async function startServer({ name, refusesRoot, url, prepare, command }: ServerKind) {
  const folder = await mkdtemp(join(tmpdir(), `xt-oauth-${name}-`));
  const account = refusesRoot && process.getuid?.() === 0 ? unprivilegedAccount() : {};
  const port = await freePort();
  let running: Awaited<ReturnType<typeof run>> | undefined;
  const stop = async () => {
    await running?.end("SIGINT");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
    prepare?.(folder, account);
    running = await run(command(folder, port), account);
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
      await running?.end("SIGTERM");
      running = await run(command(folder, port), account);
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

/** Resolves when the server's log says that it is ready. Redis and PostgreSQL use the same words. */
async function run([command, ...args]: [string, ...string[]], { uid, gid }: Account) {
  const runner = spawn(process.execPath, [runWithParent, `${uid ?? ""}`, `${gid ?? ""}`, command, ...args], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, LC_ALL: "C" },
  });
  const exited = once(runner, "exit");
  await new Promise<void>((resolve, reject) => {
    let log = "";
    const timer = setTimeout(() => reject(new Error(`${command} did not start within 60 s:\n${log}`)), startWithinMs);
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
  return {
    async end(signal: "SIGINT" | "SIGTERM") {
      runner.kill(signal);
      await exited;
    },
  };
}

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
