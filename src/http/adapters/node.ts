/**
 * The adapter for Node, on `node:http` and `node:https`: they use HTTP/1.1, send a request once, and let the adapter know when the
 * first byte is written.
 */
import type http from "node:http";
import type { Adapter, OutgoingRequest, ResponseHandler, ResponseHead } from "../adapter.js";
import { afterDroppingStale, type Connections, connectionsTo, recordWrite, whenReady } from "./node-connections.js";

/** How many informational responses (1xx) may come before the final one. */
const maxInterim = 100;

/** Whether the adapter supports the option `agent`. */
export const supportsAgent: boolean = true;

export const adapter: Adapter = (request, handler, agent) => {
  const connections = connectionsTo(request.url, agent);
  let outgoing: http.ClientRequest | undefined;
  let ended = false;
  const inFlight = {
    mayHaveBeenSent: false,
    end() {
      ended = true;
      outgoing?.destroy();
    },
  };
  afterDroppingStale(connections, () => {
    if (ended) return;
    let opened: http.ClientRequest;
    try {
      opened = open(request, connections);
    } catch (error) {
      handler.onError(error);
      return;
    }
    outgoing = opened;
    listen(opened, handler);
    opened.once("socket", (socket) => {
      whenReady(socket, connections, () => {
        if (!handler.mayWrite()) return;
        inFlight.mayHaveBeenSent = true;
        recordWrite(socket);
        opened.end(request.body);
      });
    });
  });
  return inFlight;
};

function open({ url, method, headers, body }: OutgoingRequest, { module, agent }: Connections): http.ClientRequest {
  // Some firewalls refuse requests without a User-Agent.
  const sent: http.OutgoingHttpHeaders = { "User-Agent": "xt-oauth", ...headers };
  // Node sets no length for the body of a DELETE, so the server couldn't find its end.
  if (body !== undefined) sent["Content-Length"] = Buffer.byteLength(body);
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return module.request({
    protocol,
    // Node expects an IPv6 address without brackets.
    hostname: hostname.replace(/[[\]]/g, ""),
    port,
    path: pathname + search,
    method,
    headers: sent,
    agent,
    // Set here, because the process may have been started with other values.
    maxHeaderSize: 16 * 1024,
    insecureHTTPParser: false,
    joinDuplicateHeaders: true,
    // Set here, because Node would read them from a polluted Object.prototype.
    auth: undefined,
    defaultPort: undefined,
    setHost: true,
    signal: undefined,
    socketPath: undefined,
    timeout: undefined,
  });
}

function listen(outgoing: http.ClientRequest, handler: ResponseHandler): void {
  let interim = 0;
  let received: http.IncomingMessage | undefined;
  outgoing.on("information", () => {
    interim += 1;
    if (interim > maxInterim) outgoing.destroy();
  });
  outgoing.on("response", (response) => {
    received = response;
    response.on("data", handler.onBytes);
    response.on("end", () => {
      handler.onEnd();
      // The server may respond before it has read the whole request.
      if (!outgoing.writableFinished) outgoing.destroy();
    });
    response.on("error", handler.onError);
    handler.onHead(headOf(response));
  });
  // After a complete response, its event `end` follows, whatever the server does then.
  const failUnlessComplete = (error?: unknown) => {
    if (!received?.complete) handler.onError(error);
  };
  outgoing.on("error", failUnlessComplete);
  // After an upgrade to another protocol, the request closes without an error.
  outgoing.on("close", failUnlessComplete);
}

function headOf({ statusCode = 0, headers }: http.IncomingMessage): ResponseHead {
  // Node's object has a prototype: a polluted one must not add headers.
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
