/** What a call costs over a real socket. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { child } from "../child.js";
import { measureCalls } from "./calls.js";

export const heading = "Over loopback";

export const explanation = `
CPU of a call with the runtime's own \`fetch\` and 64 calls in flight, to a \`node:http\` server in a process of its own that
keeps its connections. The server's CPU isn't counted, but shares the cores, and so bounds the calls a second.`;

export async function measure() {
  const server = fork(fileURLToPath(new URL("../processes/server.js", import.meta.url)));
  try {
    const [{ port }] = await once(server, "message");
    return await measureCalls((name) => child("loopback.js", [name, `http://127.0.0.1:${port}`]));
  } finally {
    server.disconnect();
  }
}
