/** The connections of Node's wire: when a new one may carry its first request, and an idle one another. */
import type http from "node:http";
import type https from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setImmediate } from "node:timers";

/**
 * How long after a request its connection may carry the next. Servers that close idle connections wait for a second at the
 * least. They count from their answer, which we may see late; so we count from before it, from the request.
 */
const keptMs = 500;

/** Until when a connection may be used again, and how many bytes it had brought when its last answer ended. */
const kept = new WeakMap<Duplex, { until: number; bytesRead?: number }>();

/** New connections that aren't open yet, or whose server hasn't shown its certificate. */
const unready = new WeakSet<Duplex>();

export interface Connections {
  /** Node's module for them: what it holds is looked up at each call, for those who intercept requests by replacing it. */
  readonly speaks: typeof http | typeof https;
  readonly agent: http.Agent;
  /** The event that says that a new one can be written to. */
  readonly ready: "connect" | "secureConnect";
}

let plain: Connections | undefined;
let secure: Connections | undefined;

/** Node's modules take some 8 ms to load, so the first request does that, not who only imports the package. */
export function connectionsTo(url: string): Connections {
  if (url.startsWith("https:")) {
    secure ??= connections(process.getBuiltinModule("node:https"), "secureConnect");
    return secure;
  }
  plain ??= connections(process.getBuiltinModule("node:http"), "connect");
  return plain;
}

function connections(speaks: Connections["speaks"], ready: Connections["ready"]): Connections {
  // One of our own: the global one may lead to a proxy of the environment, and keeps connections for as long as it likes.
  const agent = new speaks.Agent({ keepAlive: true });
  const create = agent.createConnection;
  agent.createConnection = (...args) => {
    const socket = create.apply(agent, args);
    if (socket) {
      unready.add(socket);
      socket.once(ready, () => unready.delete(socket));
    }
    return socket;
  };
  agent.on("free", (socket: Socket) => {
    const one = kept.get(socket);
    if (one) one.bytesRead = socket.bytesRead;
    // An agent closes what runs into its timeout while it is idle.
    socket.setTimeout(keptMs);
  });
  return { speaks, agent, ready };
}

/**
 * Calls back when the agent holds no idle connection that the server has closed. What has come from a server is known only
 * once the event loop has looked for it, which it has for certain at its second turn.
 */
export function whenSorted({ agent }: Connections, start: () => void): void {
  if (Object.keys(agent.freeSockets).length === 0) start();
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
    for (const socket of idle?.toReversed() ?? []) {
      if (isFit(socket)) break;
      socket.emit("agentRemove");
      socket.destroy();
    }
  }
}

function isFit(socket: Socket): boolean {
  const { until = 0, bytesRead } = kept.get(socket) ?? {};
  const left = until - Date.now();
  // After a clock was set back, more would be left than there ever was. Bytes that nobody asked for would pass for an answer.
  return left > 0 && left <= keptMs && socket.writable && socket.bytesRead === bytesRead;
}

/** Calls back when a request may be written: at once on a connection that was kept, or that somebody intercepts. */
export function whenReady(socket: Socket, { ready }: Connections, write: () => void): void {
  if (unready.has(socket)) socket.once(ready, write);
  else write();
}

/** A request is about to be written. */
export function use(socket: Socket): void {
  socket.setTimeout(0);
  kept.set(socket, { until: Date.now() + keptMs });
}

/** What a server says of how long it keeps a connection is believed where it makes that shorter. */
export function heed(keepAlive: string, socket: Socket): void {
  const seconds = /timeout=(\d+)/i.exec(keepAlive)?.[1];
  if (seconds !== undefined && Number(seconds) <= 1) kept.delete(socket);
}
