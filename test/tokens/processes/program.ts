/** Bundles the program of a worker, and starts it in other processes. */
import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** Bundles a worker, so that it starts fast. Otherwise some workers would be killed while they still compile. */
export async function bundled(entry: string) {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-workers-"));
  const outfile = join(folder, "worker.cjs");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["pg-native"],
    alias: { "#adapter": resolve("src/http/adapters/node.ts") },
    logLevel: "warning",
  });
  const started: ChildProcess[] = [];
  return {
    /** Starts a process with `task` as its argument. */
    start(task: object) {
      const options: ForkOptions = { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] };
      const child = fork(outfile, [JSON.stringify(task)], options);
      started.push(child);
      return child;
    },
    async [Symbol.asyncDispose]() {
      // Killing a process that has ended has no effect.
      for (const child of started) child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
