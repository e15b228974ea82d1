/** Tests the packed package on every runtime that the README names. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { observed } from "../package/observed.js";
import { type Runtime, runOn, runtimes } from "./runtimes.js";

describe.each(Object.entries(runtimes))("%s", (name, runtime: Runtime) => {
  it("a program signs a user in, and trades", async () => {
    // workerd can't listen on a port.
    const atPort = name === "workerd" ? expect.stringContaining("listen() needs Node") : observed.atPort;
    expect(await runOn(runtime, { name: "smoke" })).toEqual({ ...observed, atPort });
  });
});

it("the tested runtimes are those that the README names", async () => {
  const readme = await readFile("README.md", "utf8");
  const named =
    /tested on Node ([\d., and]+),\s+Bun, Deno and Cloudflare's workerd/.exec(readme)?.[1]?.match(/[\d.]+/g) ?? [];
  expect([...named.map((version) => `Node ${version}`), "Bun", "Deno", "workerd"]).toEqual(Object.keys(runtimes));
});
