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
    // One error with its stack is over 500 bytes, so this would notice one call in ten that leaves something.
    expect(growth).toBeLessThan(calls * 50);
  }, 60_000);
});
