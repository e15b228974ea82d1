/** Makes thousands of failing calls in a separate process. */
import { expect, it } from "vitest";
import { runFile } from "./processes.js";

it("10,000 failing calls leak no memory, listener, timer, connection or unhandled rejection, and the process ends", async () => {
  const calls = 10_000;
  const { code, stdout, stderr } = await runFile("test/commands/measure-leaks.ts", [`${calls}`], {
    PATH: process.env.PATH,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { growth, ...left } = JSON.parse(stdout);
  expect(left).toEqual({ failures: calls, listeners: 0, timers: 0, rejections: 0 });
  // An error with its stack takes over 500 bytes. The engine's own growth is constant, and less than 1 MB.
  expect(growth).toBeLessThan(calls * 200);
});
