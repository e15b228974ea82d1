import { describe, expect, it } from "vitest";
import { failure, success, token } from "../answers.js";
import { grantNames } from "../grants.js";
import { pieceIn, planted } from "../planted.js";
import { run } from "./child.js";
import { type Answer, answers, hostileServer, replies } from "./server.js";

const echo = `${planted.clientSecret} ${planted.code} ${planted.refreshToken}`;

const faults: [name: string, fault: string, answer: Answer][] = [
  ["XtApiError", "api", answers({ ...failure, mc: echo, ma: [{ [echo]: echo }], result: token })],
  ["XtResponseError", "response", answers({ ...success, result: { ...token, user_id: 5 } })],
  ["XtApiError", "api again, from the other grant", answers({ ...failure, mc: echo, ma: echo })],
  ["XtHttpError", "http", replies({ status: 500, body: echo })],
  ["XtNetworkError", "reset", (socket) => socket.resetAndDestroy()],
  ["XtTimeoutError", "timeout", () => undefined],
  ["XtNetworkError", "fetch", () => undefined],
  ["XtConfigError", "config", () => undefined],
];

describe("an unhandled rejection", () => {
  // A process takes its time to start, so the grants take turns.
  it.concurrent.each(faults.map((fault, at) => [...fault, grantNames[at % 2] ?? ""] as const))(
    "that is an %s (%s) ends the process with a print that shows no secret",
    async (name, fault, answer, grant) => {
      await using server = await hostileServer(answer);
      const { code, stdout, stderr } = await run("./unhandled.ts", [grant, server.url, fault]);
      expect(code).toBe(1);
      expect(stderr).toContain(`${name}: `);
      expect(stderr).toMatch(/\boutcome: '[a-z-]+'/);
      expect(pieceIn(stdout + stderr)).toBeUndefined();
    },
    30_000,
  );
});
