import { describe, expect, it } from "vitest";
import { run } from "./child.js";

const calls = 10_000;

describe(`${calls} failing calls`, () => {
  it("leave no heap, listener, timer, connection or unhandled rejection behind, and let the process end", async () => {
    const { code, stdout, stderr } = await run("./growth.ts", [String(calls)], ["--expose-gc"]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const { growth, ...left } = JSON.parse(stdout);
    expect(left).toEqual({ failures: calls, listeners: 0, timers: 0, rejections: 0 });
    // An error with its stack takes over 500 bytes; what the engine itself gains is a constant, well under 1 MB.
    expect(growth).toBeLessThan(calls * 200);
  }, 60_000);
});
