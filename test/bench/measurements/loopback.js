/** What a call costs over a real socket. */
import { child } from "../child.js";
import { serving } from "../serving.js";
import { measureCalls } from "./calls.js";

export const heading = "Over loopback";

export const explanation = `
CPU of a call with 64 calls in flight, to a \`node:http\` server in a process of its own that keeps its connections; everyone
but xt-oauth calls by the runtime's own \`fetch\`. The server's CPU isn't counted, but shares the cores, and so bounds the
calls a second.`;

/** @param {import("../nodes.js").Node} node */
export const measure = (node) =>
  serving((baseUrl) => measureCalls((name) => child(node, "loopback.js", [name, baseUrl])));
