/** Hosts that freeze what a process shares, as some do against pollution: in a file of its own, because nothing thaws it. */
import http from "node:http";
import https from "node:https";
import { describe, expect, inject, it } from "vitest";
import { success, token } from "../answers.js";
import { hostileServer, reply } from "../faults/server.js";
import { client } from "../grants.js";

for (const { Agent } of [http, https]) Object.freeze(Agent);
const classes = [
  http.Agent,
  https.Agent,
  http.ClientRequest,
  Object,
  Array,
  Function,
  Promise,
  Map,
  Set,
  WeakMap,
  Error,
  URL,
];
for (const { prototype } of classes) Object.freeze(prototype);

describe.each([true, false])("in a process whose classes are frozen (over TLS: %s)", (overTls) => {
  it("a call is made, and its connection kept for the next", async () => {
    const answer = reply({ body: JSON.stringify(success), keepAlive: true });
    const tls = overTls ? { tls: inject("identity") } : {};
    await using server = await hostileServer((socket) => void socket.write(answer), tls);
    const xt = client({ baseUrl: server.url });
    for (let call = 0; call < 2; call += 1) await expect(xt.exchangeCode("a-code")).resolves.toEqual(token);
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(1);
  });
});
