/**
 * The adapter of Node, on `node:http` and `node:https`: they speak HTTP/1.1, send a request once and never again, and tell when
 * its first byte is written.
 */
import type http from "node:http";
import type { Adapter, Head, Listener, OutgoingRequest } from "./adapter.js";
import { type Connections, connectionsTo, use, whenReady, whenSorted } from "./node-connections.js";

/** How many answers may come that are none yet (1xx) before the one that is. */
const maxInterim = 100;

/** Whether the adapter takes the option `agent`. */
export const takesAgent: boolean = true;

export const adapter: Adapter = (request, listener, agent) => {
  const connections = connectionsTo(request.url, agent);
  let outgoing: http.ClientRequest | undefined;
  let ended = false;
  const sending = {
    begun: false,
    end() {
      ended = true;
      outgoing?.destroy();
    },
  };
  whenSorted(connections, () => {
    if (ended) return;
    let opened: http.ClientRequest;
    try {
      opened = open(request, connections);
    } catch (error) {
      listener.onError(error);
      return;
    }
    outgoing = opened;
    listen(opened, listener);
    opened.once("socket", (socket) => {
      whenReady(socket, connections, () => {
        if (!listener.mayWrite()) return;
        sending.begun = true;
        use(socket);
        opened.end(request.body);
      });
    });
  });
  return sending;
};

function open({ url, method, headers, body }: OutgoingRequest, { module, agent }: Connections): http.ClientRequest {
  // Firewalls refuse requests that don't say what sends them.
  const sent: http.OutgoingHttpHeaders = { "User-Agent": "xt-oauth", ...headers };
  // Node gives the body of a DELETE no length by itself, and so no end.
  if (body !== undefined) sent["Content-Length"] = Buffer.byteLength(body);
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return module.request({
    protocol,
    // Node takes an address of IPv6 without its brackets.
    hostname: hostname.replace(/[[\]]/g, ""),
    port,
    path: pathname + search,
    method,
    headers: sent,
    agent,
    // Whatever the process was started with.
    maxHeaderSize: 16 * 1024,
    insecureHTTPParser: false,
    joinDuplicateHeaders: true,
    // Named, or Node would take them from an Object.prototype that somebody polluted.
    auth: undefined,
    defaultPort: undefined,
    setHost: true,
    signal: undefined,
    socketPath: undefined,
    timeout: undefined,
  });
}

function listen(outgoing: http.ClientRequest, listener: Listener): void {
  let interim = 0;
  let answer: http.IncomingMessage | undefined;
  outgoing.on("information", () => {
    interim += 1;
    if (interim > maxInterim) outgoing.destroy();
  });
  outgoing.on("response", (response) => {
    answer = response;
    response.on("data", listener.onBytes);
    response.on("end", () => {
      if (response.complete) listener.onEnd();
      // A server may answer before it has read the request.
      if (!outgoing.writableFinished) outgoing.destroy();
    });
    response.on("error", listener.onError);
    listener.onHead(headOf(response));
  });
  // Of an answer that is whole the end is still to come, whatever the server says or does after it.
  const lose = (error?: unknown) => {
    if (!answer?.complete) listener.onError(error);
  };
  outgoing.on("error", lose);
  // Whatever else ends it, such as too many of those, or an upgrade to another protocol.
  outgoing.on("close", lose);
}

function headOf({ statusCode = 0, headers }: http.IncomingMessage): Head {
  // Node's object inherits, so whatever pollutes prototypes would read as a header.
  const get = (name: string) => (Object.hasOwn(headers, name) ? [headers[name]].flat().join(", ") : undefined);
  return {
    status: statusCode,
    headers: {
      get,
      *[Symbol.iterator]() {
        for (const name of Object.keys(headers)) yield [name, `${get(name)}`];
      },
    },
    redirected: false,
  };
}
