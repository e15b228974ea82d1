/** How far the doctor's first request comes where no answer comes. */
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { reach } from "../../src/doctor/reach.js";

it("is not found by its name", async () => {
  // RFC 6761 §6.4: no such name is ever there.
  expect(await reach("https://xt.invalid/")).toMatchObject({ stage: "dns" });
});

it("is cut off before it answers", async () => {
  const server = createServer((socket) => socket.once("data", () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = Object(server.address());
  expect(await reach(`http://127.0.0.1:${port}/`)).toEqual({ stage: "http", cause: "ECONNRESET" });
  expect(await reach(`https://127.0.0.1:${port}/`)).toEqual({ stage: "tls", cause: "ECONNRESET" });
  await new Promise((resolve) => server.close(resolve));
  expect(await reach(`http://127.0.0.1:${port}/`)).toEqual({ stage: "tcp", cause: "ECONNREFUSED" });
});
