/** Hosts that freeze what a process shares, as some do against pollution. Nothing thaws it, so this needs a process of its own. */
import http from "node:http";
import https from "node:https";
import { expect, inject, it } from "vitest";
import { success, token } from "../answers.js";
import { hostileServer, reply } from "../faults/server.js";
import { client } from "../grants.js";

for (const { Agent } of [http, https]) Object.freeze(Agent);
const builtIns = [Object, Array, Function, Promise, Map, Set, WeakMap, Error, URL];
for (const { prototype } of [http.Agent, https.Agent, http.ClientRequest, ...builtIns]) Object.freeze(prototype);

it.each([true, false])(
  "with frozen classes a call is made, and its connection kept (over TLS: %s)",
  async (overTls) => {
    const response = reply({ body: JSON.stringify(success), keepAlive: true });
    const tls = overTls ? { tls: inject("identity") } : {};
    await using server = await hostileServer((socket) => void socket.write(response), tls);
    const xt = client({ baseUrl: server.url });
    for (let call = 0; call < 2; call += 1) await expect(xt.exchangeCode("a-code")).resolves.toEqual(token);
    expect([server.requests.length, server.connections()]).toEqual([2, 1]);
  },
);
