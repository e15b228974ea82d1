/** The connections of Node's adapter: when a new one may carry its first request, and an idle one another. */
import type http from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setImmediate } from "node:timers";
import type { XtAgent } from "./adapter.js";

/**
 * How long after a request its connection may carry the next. Servers that close idle connections wait for a second at the
 * least. They count from their answer, which we may see late; so we count from before it, from the request.
 */
const keptMs = 500;

/** When a connection's last request was written, by two clocks. */
interface Use {
  readonly ticks: number;
  readonly date: number;
}

const uses = new WeakMap<Duplex, Use>();

/** New connections that aren't open yet, or whose server hasn't shown its certificate. */
const unready = new WeakSet<Duplex>();

/** The connections of a protocol. */
export interface Connections {
  /** Node's module of the protocol: for those who intercept requests by replacing what is in it, it is asked at each call. */
  readonly module: Pick<typeof http, "request">;
  readonly agent: http.Agent;
  /** The event that says that a new connection can be written to. */
  readonly ready: "connect" | "secureConnect";
  /** Whether the caller passed the agent: then its connections are kept by its own rules. */
  readonly isForeign?: boolean;
}

// An agent of our own: the global ones may lead to a proxy of the environment, and keep connections for as long as they like.
// This one closes what has been idle for so long.
const options = { keepAlive: true, timeout: keptMs };

let plain: Connections | undefined;
let secure: Connections | undefined;

/** Made when they are first needed, and not by `import`, for which Node 24 and newer load their `fetch`, too. */
export function connectionsTo(url: string, agent: XtAgent | undefined): Connections {
  const own = ownConnectionsTo(url);
  return agent ? Object.assign({}, own, { agent, isForeign: true }) : own;
}

function ownConnectionsTo(url: string): Connections {
  if (url.startsWith("https:")) {
    const https = process.getBuiltinModule("node:https");
    secure ??= { module: https, agent: watched(https.Agent, "secureConnect"), ready: "secureConnect" };
    return secure;
  }
  const http = process.getBuiltinModule("node:http");
  plain ??= { module: http, agent: watched(http.Agent, "connect"), ready: "connect" };
  return plain;
}

/** A class of its own: what is assigned to an agent can't hide what somebody froze in its prototype. */
function watched(Agent: typeof http.Agent, ready: Connections["ready"]): http.Agent {
  class WatchedAgent extends Agent {
    override createConnection(...args: Parameters<http.Agent["createConnection"]>) {
      const socket = super.createConnection(...args);
      if (socket) {
        unready.add(socket);
        socket.once(ready, () => unready.delete(socket));
      }
      return socket;
    }

    // What else they could differ in is the same for all of ours.
    override getName({ host, port }: http.ClientRequestArgs = {}) {
      return `${host}:${port}`;
    }

    // Bytes that nobody asked for would pass for an answer, and without end they would keep this process busy.
    override keepSocketAlive(socket: Duplex) {
      socket.once("data", cutOff);
      return super.keepSocketAlive(socket);
    }

    override reuseSocket(socket: Duplex, request: http.ClientRequest) {
      socket.off("data", cutOff);
      super.reuseSocket(socket, request);
    }
  }
  return new WatchedAgent(options);
}

function cutOff(this: Duplex): void {
  this.destroy();
}

/**
 * Calls back when the agent holds no idle connection that the server has closed. What has come from a server is known only
 * once the event loop has looked for it, which it has for certain at its second turn.
 */
export function whenSorted({ agent, isForeign }: Connections, start: () => void): void {
  if (isForeign || Object.keys(agent.freeSockets).length === 0) start();
  else {
    setImmediate(setImmediate, () => {
      dropUnfit(agent);
      start();
    });
  }
}

/** The agent takes the last of the idle ones first, so those before a fit one can wait. */
function dropUnfit({ freeSockets }: http.Agent): void {
  for (const idle of Object.values(freeSockets)) {
    const sockets = idle ?? [];
    for (let at = sockets.length - 1; at >= 0; at -= 1) {
      const socket = sockets[at];
      if (!socket || isFit(socket)) break;
      socket.destroy();
      // The agent would be told in a later turn, and hand it out until then.
      socket.emit("agentRemove");
    }
  }
}

function isFit(socket: Socket): boolean {
  const use = uses.get(socket);
  return use !== undefined && msSince(use) < keptMs && socket.writable;
}

/** By the clock that went further: a machine that is put to sleep stops the one, and who sets the time moves the other. */
function msSince({ ticks, date }: Use): number {
  return Math.max(performance.now() - ticks, Math.abs(Date.now() - date));
}

/** Calls back when a request may be written: at once on a connection that was kept, or that somebody intercepts. */
export function whenReady(socket: Socket, { ready, isForeign }: Connections, write: () => void): void {
  const { connecting, secureConnecting }: { connecting?: boolean; secureConnecting?: boolean } = socket;
  // Node says of a TLS socket whether its handshake is still under way; an agent may hand out a socket before that has ended.
  const event = secureConnecting ? "secureConnect" : connecting ? "connect" : undefined;
  if (isForeign) event ? socket.once(event, write) : write();
  else if (unready.has(socket)) socket.once(ready, write);
  else write();
}

/** A request is about to be written. */
export function use(socket: Socket): void {
  uses.set(socket, { ticks: performance.now(), date: Date.now() });
}
