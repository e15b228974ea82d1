/** A server on loopback that responds with chosen bytes, also with faulty ones, and records its requests. */
import { once } from "node:events";
import net from "node:net";
import tls from "node:tls";
import { inject } from "vitest";

/** Responds to one request, whose head is `head`, on its socket. `count` is 1 for the first request to the server. */
export type Answer = (socket: net.Socket, head: string, count: number) => void;

export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  /** The head of each request that arrived, with or without a response. */
  readonly requests: readonly string[];
  /** The body of each request; empty if there is none. The server responds only after the body has arrived. */
  readonly bodies: readonly string[];
  /** How many connections were opened in total. */
  connections(): number;
  /**
   * Resolves when every connection that carried a request is closed. Others don't count: Node's fetch opens one after each response that
   * it cancels.
   */
  released(): Promise<void>;
}

export interface ServerOptions {
  tls?: tls.TlsOptions;
  /** Uses TLS with the certificate that this process trusts. */
  overTls?: boolean;
  /** The address to listen on; 127.0.0.1 by default. */
  host?: "::1";
  /** Called for each new connection, before a request arrives. */
  onConnection?: (socket: net.Socket) => void;
}

export async function hostileServer(
  answer: Answer,
  { tls: tlsOptions, overTls = false, host, onConnection }: ServerOptions = {},
): Promise<HostileServer> {
  const identity = overTls ? inject("identity") : tlsOptions;
  const requests: string[] = [];
  const bodies: string[] = [];
  const open = new Set<net.Socket>();
  const used = new Set<net.Socket>();
  let connections = 0;
  let whenReleased: (() => void)[] = [];

  const accept = (socket: net.Socket) => {
    socket.on("error", () => undefined); // Many tests reset the connection.
    // A TLS socket can't be reset, but its TCP connection can.
    const connection = [...open].find(({ remotePort }) => remotePort === socket.remotePort) ?? socket;
    if (connection !== socket) socket.resetAndDestroy = () => connection.resetAndDestroy();
    let received = "";
    onConnection?.(socket);
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      for (let end = received.indexOf("\r\n\r\n"); end >= 0; end = received.indexOf("\r\n\r\n")) {
        const head = received.slice(0, end);
        const bodyEnd = end + 4 + Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
        if (received.length < bodyEnd) return;
        used.add(socket);
        socket.on("close", () => {
          used.delete(socket);
          if (used.size > 0) return;
          for (const resolve of whenReleased) resolve();
          whenReleased = [];
        });
        requests.push(head);
        bodies.push(received.slice(end + 4, bodyEnd));
        received = received.slice(bodyEnd);
        answer(socket, head, requests.length);
      }
    });
  };
  const track = (socket: net.Socket) => {
    connections += 1;
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
  };
  const server = identity ? tls.createServer(identity, accept) : net.createServer(accept);
  server.on("connection", track);
  server.on("tlsClientError", () => undefined);
  const port = await listen(server, host);

  return {
    url: `${identity ? "https" : "http"}://${host ? `[${host}]` : "127.0.0.1"}:${port}`,
    requests,
    bodies,
    connections: () => connections,
    released: () => (used.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => whenReleased.push(resolve))),
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Starts a server on a free port of loopback, and resolves to the port. */
export async function listen(server: net.Server, host = "127.0.0.1"): Promise<number> {
  await once(server.listen(0, host), "listening");
  return Object(server.address()).port;
}

export interface Reply {
  status?: number;
  reason?: string;
  /** The content type; `application/json` by default. */
  type?: string;
  headers?: readonly string[];
  body?: string | Uint8Array;
  /** Sends `Connection: keep-alive` instead of `close`. It doesn't keep the connection open itself. */
  keepAlive?: boolean;
}

/** Returns the bytes of a complete, correct response. */
export function reply({ status = 200, reason = "Status", type, headers = [], body = "", keepAlive }: Reply): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    `Content-Type: ${type ?? "application/json"}`,
    ...(status === 204 || status === 304 ? [] : [`Content-Length: ${bytes.length}`]),
    `Connection: ${keepAlive ? "keep-alive" : "close"}`,
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes]);
}

/** Sends these bytes, then closes the connection. */
export const respondWithBytes =
  (...parts: readonly (string | Uint8Array)[]): Answer =>
  (socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

/** Sends a complete, correct response. */
export const respondWith = (init: Reply): Answer => respondWithBytes(reply(init));

/** Sends a JSON value, or an unchanged text, with status 200. */
export const respondWithJson = (body: unknown): Answer =>
  respondWith({ body: typeof body === "string" ? body : JSON.stringify(body) });

/** Sends `head`, then `chunk` again and again until the client closes the connection. */
export const sendEndlessly =
  (head: string, chunk: string | Uint8Array): Answer =>
  (socket) => {
    socket.write(head);
    const more = () => {
      if (socket.writable) socket.write(chunk, () => setImmediate(more));
    };
    more();
  };

/** Blocks this thread with its sockets and timers, as SIGSTOP stops a process. */
export function blockThread(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
