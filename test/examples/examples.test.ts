/** Each example, copied out of the repository and installed with the tarball: it compiles, and its tests pass. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, inject, it } from "vitest";

const run = promisify(execFile);
const examples = readdirSync("examples", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const notCopied = new Set(["node_modules", ".next", "package-lock.json"]);

// An app runs without the NODE_ENV of these tests, and sends no telemetry.
const env = { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1", BETTER_AUTH_TELEMETRY: "0" };

describe("a file that two examples share", () => {
  // Each folder must work alone, so each has a copy.
  it("is the same in both", async () => {
    expect(await readFile("examples/nextjs/lib/orders.ts", "utf8")).toBe(
      await readFile("examples/hono/orders.ts", "utf8"),
    );
  });
});

describe("an example, copied and installed with the tarball", () => {
  it.concurrent.each(examples)("compiles, and passes its tests: $name", async ({ name }) => {
    const copy = await mkdtemp(join(tmpdir(), `xt-oauth-example-${name}-`));
    try {
      const isSource = (path: string) => !path.split("/").some((part) => notCopied.has(part));
      await cp(join("examples", name), copy, { recursive: true, filter: isSource });
      const quietly = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"];
      await run("npm", ["install", ...quietly, inject("tarball")], { cwd: copy, env });
      // Only examples in TypeScript have a tsconfig.json. The tests of the Next.js example compile it.
      if (existsSync(join(copy, "tsconfig.json")) && name !== "nextjs") {
        const tsc = run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", copy]);
        const { stdout } = await tsc.catch((error) => error);
        expect(stdout).toBe("");
      }
      const options = { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 };
      const failure = await run("npm", ["test"], options).then(
        () => undefined,
        ({ stdout, stderr }) => `${stdout}\n${stderr}`,
      );
      expect(failure).toBeUndefined();
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});
