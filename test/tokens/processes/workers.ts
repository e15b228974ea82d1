/** Starts the worker processes, kills and suspends some of them, and adds up their reports. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import type { Saved } from "./saved.js";
import type { Report, Task } from "./worker.js";

export type Workers = Awaited<ReturnType<typeof startWorkers>>;

export async function startWorkers(count: number, taskOf: (at: number) => Task) {
  const program = await bundle();
  const workers: ChildProcess[] = [];
  /** The workers that have reported something. The others are still starting. */
  const busy = new Set<ChildProcess>();
  const counts = { tokens: 0, expired: 0, refresh_failed: 0, store_failed: 0 };
  const saved: Saved[] = [];
  /** The users for whom a worker got the error `sign_in_needed`. */
  const lost = new Set<string>();
  /** Errors that no worker should see. */
  const unexpectedErrors: string[] = [];
  let ending = false;

  function start(at: number): void {
    const worker = fork(program, [JSON.stringify(taskOf(at))], { execArgv: [] });
    workers[at] = worker;
    worker.on("message", ({ result, saved: pair, lost: user, unexpectedError }: Report) => {
      busy.add(worker);
      if (result) counts[result] += 1;
      if (pair) saved.push(pair);
      if (user) lost.add(user);
      if (unexpectedError) unexpectedErrors.push(unexpectedError);
    });
    worker.once("exit", (code, signal) => {
      if (signal !== "SIGKILL" && !(ending && code === 0))
        unexpectedErrors.push(`a worker ended by itself (${signal ?? code})`);
    });
  }

  function randomBusy(): ChildProcess | undefined {
    const candidates = workers.filter((worker) => busy.has(worker));
    return candidates[Math.floor(Math.random() * candidates.length)];
  }

  for (let at = 0; at < count; at += 1) start(at);
  return {
    counts,
    saved,
    lost,
    unexpectedErrors,
    /** Kills a busy worker, as `kill -9` does, and starts another one. */
    kill() {
      const worker = randomBusy();
      if (!worker) return;
      worker.kill("SIGKILL");
      start(workers.indexOf(worker));
    },
    /** Suspends a busy worker for this time, as a sleeping machine does. */
    pause(forMs: number) {
      const worker = randomBusy();
      worker?.kill("SIGSTOP");
      setTimeout(() => worker?.kill("SIGCONT"), forMs);
    },
    /** Ends all workers, after their calls have ended. */
    async end() {
      ending = true;
      await Promise.all(
        workers.map(async (worker) => {
          if (!worker.connected) return;
          worker.kill("SIGCONT");
          worker.send("end");
          await once(worker, "exit");
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      // Killing a process that has ended has no effect.
      for (const worker of workers) worker.kill("SIGKILL");
      await rm(dirname(program), { recursive: true, force: true });
    },
  };
}

/** Bundles the program of a worker, so that it starts fast. Otherwise some workers would be killed while they still compile. */
async function bundle(): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), "xt-oauth-workers-")), "worker.cjs");
  await build({
    entryPoints: ["test/tokens/processes/worker.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["pg-native"],
    alias: { "#adapter": resolve("src/http/adapters/node.ts") },
    logLevel: "warning",
  });
  return outfile;
}
