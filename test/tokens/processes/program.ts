/** Bundles the program of a worker, and starts it in processes of its own. */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** Bundles a worker, so that it starts at once: one that had to be compiled first would be killed before it begins. */
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
    alias: { "#adapter": resolve("src/http/node.ts") },
    logLevel: "warning",
  });
  const started: ChildProcess[] = [];
  return {
    /** Starts a process, which gets `orders` as its argument. */
    start(orders: object) {
      const options = { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] } satisfies Parameters<
        typeof fork
      >[2];
      const child = fork(outfile, [JSON.stringify(orders)], options);
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
