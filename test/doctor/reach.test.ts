/** How far the doctor's first request comes. */
import { createServer } from "node:net";
import { expect, inject, it } from "vitest";
import { reach } from "../../src/doctor/connection.js";
import { selfSigned } from "../faults/certificate.js";
import { answers, hostileServer } from "../faults/server.js";

it("returns what a server with TLS responds", async () => {
  await using server = await hostileServer(answers({ rc: 1, mc: "AUTH_001" }), { tls: inject("identity") });
  const seen = await reach(server.url);
  expect(seen).toMatchObject({ status: 200, rc: 1, mc: "AUTH_001" });
});

it("refuses a self-signed certificate", async () => {
  await using server = await hostileServer(answers({ rc: 1, mc: "AUTH_001" }), { tls: selfSigned() });
  expect(await reach(server.url)).toEqual({ stage: "tls", cause: "DEPTH_ZERO_SELF_SIGNED_CERT" });
});

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
