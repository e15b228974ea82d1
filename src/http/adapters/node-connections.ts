/** The connections of Node's adapter: when a new connection is ready for its first request, and whether an idle one can be reused. */
import type http from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setImmediate } from "node:timers";
import { type ClockReading, msSince, readClocks, type XtAgent } from "../adapter.js";

/**
 * How long after a request its connection can be reused, in milliseconds. Servers that close idle connections wait at least a second.
 * They count from their response, which may arrive late, so this counts from the request.
 */
const reusableMs = 500;

/** When the last request of a connection was written. */
const lastWrites = new WeakMap<Duplex, ClockReading>();

/** New connections that aren't open yet, or whose TLS handshake isn't finished. */
const unready = new WeakSet<Duplex>();

/** How connections of one protocol are opened. */
export interface Connections {
  /** Node's module. `request` is read from it at each call, because tools replace it to intercept requests. */
  readonly module: Pick<typeof http, "request">;
  readonly agent: http.Agent;
  /** The event after which a new connection can be written to. */
  readonly ready: "connect" | "secureConnect";
  /** Whether the caller passed the agent, which then decides itself which connections it reuses. */
  readonly isForeign?: boolean;
}

// Not the global agents: these may use a proxy of the environment, and keep idle connections for longer.
const options = { keepAlive: true, timeout: reusableMs };

// Loaded with this file, so that the first request doesn't wait for it. An `import` makes Node 24 and newer load `fetch`, too.
const plain = connectionsBy(process.getBuiltinModule("node:http"), "connect");
const secure = connectionsBy(process.getBuiltinModule("node:https"), "secureConnect");

export function connectionsTo(url: string, agent: XtAgent | undefined): Connections {
  const own = url.startsWith("https:") ? secure : plain;
  return agent ? Object.assign({}, own, { agent, isForeign: true }) : own;
}

function connectionsBy(module: Pick<typeof http, "request" | "Agent">, ready: Connections["ready"]): Connections {
  // A subclass, because methods can't be assigned to an agent whose prototype is frozen.
  class TrackingAgent extends module.Agent {
    override createConnection(...args: Parameters<http.Agent["createConnection"]>) {
      const socket = super.createConnection(...args);
      if (socket) {
        unready.add(socket);
        socket.once(ready, () => unready.delete(socket));
      }
      return socket;
    }

    // All other options of connections are the same here.
    override getName({ host, port }: http.ClientRequestArgs = {}) {
      return `${host}:${port}`;
    }

    // Unrequested bytes on an idle connection could be read as the next response, or keep this process busy without end.
    override keepSocketAlive(socket: Duplex) {
      socket.once("data", destroySocket);
      return super.keepSocketAlive(socket);
    }

    override reuseSocket(socket: Duplex, request: http.ClientRequest) {
      socket.off("data", destroySocket);
      super.reuseSocket(socket, request);
    }
  }
  return { module, agent: new TrackingAgent(options), ready };
}

function destroySocket(this: Duplex): void {
  this.destroy();
}

/**
 * Calls `start` when the agent holds no idle connection that the server has closed. The event loop must read from the sockets first,
 * and by its second turn it certainly has.
 */
export function afterDroppingStale({ agent, isForeign }: Connections, start: () => void): void {
  if (isForeign || Object.keys(agent.freeSockets).length === 0) start();
  else {
    setImmediate(setImmediate, () => {
      dropStale(agent);
      start();
    });
  }
}

/** Removes connections that can't be reused. The agent takes the last idle one first, so the loop ends at the first usable one. */
function dropStale({ freeSockets }: http.Agent): void {
  for (const idle of Object.values(freeSockets)) {
    const sockets = idle ?? [];
    for (let at = sockets.length - 1; at >= 0; at -= 1) {
      const socket = sockets[at];
      if (!socket || isReusable(socket)) break;
      socket.destroy();
      // Without this, the agent could still use the socket in this turn of the event loop.
      socket.emit("agentRemove");
    }
  }
}

function isReusable(socket: Socket): boolean {
  const lastWrite = lastWrites.get(socket);
  return lastWrite !== undefined && msSince(lastWrite) < reusableMs && socket.writable;
}

/** Calls `write` when the socket is ready: at once for a reused connection, or one that a tool intercepts. */
export function whenReady(socket: Socket, { ready, isForeign }: Connections, write: () => void): void {
  const { connecting, secureConnecting }: { connecting?: boolean; secureConnecting?: boolean } = socket;
  // Node marks a TLS socket during its handshake. The caller's agent may hand out such a socket.
  const event = secureConnecting ? "secureConnect" : connecting ? "connect" : undefined;
  if (isForeign) event ? socket.once(event, write) : write();
  else if (unready.has(socket)) socket.once(ready, write);
  else write();
}

/** Records that a request is about to be written. */
export function recordWrite(socket: Socket): void {
  lastWrites.set(socket, readClocks());
}
