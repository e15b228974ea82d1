/** Tests failures in a separate process: thousands of failures leak no memory, and an unhandled failure prints no secret. */
import { expect, it } from "vitest";
import { failure, success, token } from "../answers.js";
import { type Answer, answers, hostileServer, replies } from "../faults/server.js";
import { grantNames } from "../grants.js";
import { pieceIn, planted } from "../planted.js";
import { runFile } from "./processes.js";

const run = (file: string, ...args: string[]) => runFile(`test/commands/${file}`, args, { PATH: process.env.PATH });

it("10,000 failing calls leak no memory, listener, timer, connection or unhandled rejection, and the process ends", async () => {
  const calls = 10_000;
  const { code, stdout, stderr } = await run("growth.ts", `${calls}`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const { growth, ...left } = JSON.parse(stdout);
  expect(left).toEqual({ failures: calls, listeners: 0, timers: 0, rejections: 0 });
  // An error with its stack takes over 500 bytes. The engine's own growth is constant, and less than 1 MB.
  expect(growth).toBeLessThan(calls * 200);
});

const echo = `${planted.clientSecret} ${planted.code} ${planted.refreshToken}`;
const silent = () => undefined;
const faults: [name: string, fault: string, answer: Answer][] = [
  ["XtApiError", "api", answers({ ...failure, mc: echo, ma: [{ [echo]: echo }], result: token })],
  ["XtResponseError", "response", answers({ ...success, result: { ...token, user_id: 5 } })],
  ["XtHttpError", "http", replies({ status: 500, body: echo })],
  ["XtNetworkError", "reset", (socket) => socket.resetAndDestroy()],
  ["XtTimeoutError", "timeout", silent],
  ["XtNetworkError", "fetch", silent],
  ["XtConfigError", "config", silent],
];

it.concurrent.each(faults.map((fault, at) => [...fault, grantNames[at % 2] ?? ""] as const))(
  "an unhandled %s (%s) ends the process, and prints no secret",
  async (name, fault, answer, grant) => {
    await using server = await hostileServer(answer);
    const { code, stdout, stderr } = await run("unhandled.ts", grant, server.url, fault);
    expect(code).toBe(1);
    expect(stderr).toContain(`${name}: `);
    expect(stderr).toMatch(/\boutcome: '[a-z-]+'/);
    expect(pieceIn(stdout + stderr)).toBeUndefined();
  },
);
