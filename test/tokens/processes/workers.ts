/** Starts the processes of a proof, does to them what happens to processes, and adds up what they report. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { Saved } from "./saved.js";
import type { Counts, Orders, Report } from "./worker.js";

export interface Workers extends AsyncDisposable {
  readonly counts: Counts;
  readonly saved: Saved[];
  /** Users of whom a worker was told that they have to sign in. */
  readonly lost: Set<string>;
  /** What no worker should ever see. */
  readonly surprises: string[];
  /** Ends one of them at once, as `kill -9` does, and starts another in its place. */
  kill(): void;
  /** Stops one of them, as a machine that sleeps does, for so long. */
  pause(forMs: number): void;
  /** Lets all of them come to their end. */
  end(): Promise<void>;
}

export async function startWorkers(count: number, ordersOf: (at: number) => Orders): Promise<Workers> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-workers-"));
  const file = join(folder, "worker.cjs");
  // Bundled, a worker starts at once. One that is compiled as it starts would be killed before it has begun.
  await build({
    entryPoints: ["test/tokens/processes/worker.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["pg-native"],
    alias: { "#adapter": resolve("src/http/node.ts") },
    logLevel: "warning",
  });

  const counts = { tokens: 0, ended: 0, refreshFailed: 0, storeFailed: 0 };
  const saved: Saved[] = [];
  const lost = new Set<string>();
  const surprises: string[] = [];
  const running: { process: ChildProcess; at: number; timer?: NodeJS.Timeout | undefined }[] = [];
  let ending = false;

  function start(at: number): void {
    const worker = { process: fork(file, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] }), at };
    running[at] = worker;
    worker.process.send(ordersOf(at));
    worker.process.on("message", (report: Report) => {
      for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += report.counts[name];
      saved.push(...report.saved);
      for (const user of report.lost) lost.add(user);
      if (report.surprise !== undefined) surprises.push(report.surprise);
    });
    worker.process.once("exit", (code, signal) => {
      if (signal !== "SIGKILL" && !(ending && code === 0))
        surprises.push(`a worker ended by itself (${signal ?? code})`);
    });
  }

  function resume(worker: (typeof running)[number]): void {
    clearTimeout(worker.timer);
    worker.timer = undefined;
    worker.process.kill("SIGCONT");
  }

  const anyone = () => running[Math.floor(Math.random() * count)];

  for (let at = 0; at < count; at += 1) start(at);
  return {
    counts,
    saved,
    lost,
    surprises,
    kill() {
      const worker = anyone();
      if (!worker) return;
      clearTimeout(worker.timer);
      worker.process.kill("SIGKILL");
      start(worker.at);
    },
    pause(forMs) {
      const worker = anyone();
      if (!worker || worker.timer) return;
      worker.process.kill("SIGSTOP");
      worker.timer = setTimeout(resume, forMs, worker);
    },
    async end() {
      ending = true;
      await Promise.all(
        running.map(async (worker) => {
          resume(worker);
          if (!worker.process.connected) return;
          worker.process.send("end");
          await once(worker.process, "exit");
        }),
      );
    },
    async [Symbol.asyncDispose]() {
      // What has ended already doesn't mind.
      for (const worker of running) worker.process.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
