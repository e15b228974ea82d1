/** Some hosts freeze shared classes against pollution. Freezing can't be undone, so this test needs a separate process. */
import http from "node:http";
import https from "node:https";
import { expect, it } from "vitest";
import { success, token } from "../client-with-responses.js";
import { createOAuth } from "../expect-failure.js";
import { hostileServer, reply } from "../faults/server.js";

for (const { Agent } of [http, https]) Object.freeze(Agent);
const builtIns = [Object, Array, Function, Promise, Map, Set, WeakMap, Error, URL];
for (const { prototype } of [http.Agent, https.Agent, http.ClientRequest, ...builtIns]) Object.freeze(prototype);

it.each([true, false])(
  "with frozen classes, a call succeeds and its connection is reused (over TLS: %s)",
  async (overTls) => {
    const response = reply({ body: JSON.stringify(success), keepAlive: true });
    await using server = await hostileServer((socket) => void socket.write(response), { overTls });
    const xt = createOAuth({ baseUrl: server.url });
    for (let call = 0; call < 2; call += 1) await expect(xt.exchangeCode("a-code")).resolves.toEqual(token);
    expect([server.requests.length, server.connections()]).toEqual([2, 1]);
  },
);
