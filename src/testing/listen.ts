/** Serves the fake over HTTP on a local port, for browsers, other processes and other languages. */
import { isXtError } from "../errors/index.js";
import { usageError } from "./usage-error.js";

/** A fake XT server that listens on a port. */
export interface XtFakeServer {
  /** The URL of the server, such as `http://127.0.0.1:4010`. Pass it as the options `baseUrl` and `pagesUrl`. */
  readonly url: string;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

// The used part of node:http. Importing its types would require @types/node in every project that uses this package.
interface Incoming extends AsyncIterable<Uint8Array> {
  readonly method?: string;
  readonly url?: string;
  readonly headers: Record<string, string | string[] | undefined>;
}

interface Outgoing {
  readonly socket: { destroy(): void } | null;
  on(event: "close", listener: () => void): void;
  writeHead(status: number, headers: Record<string, string>): void;
  end(body: string): void;
}

interface Server {
  once(event: "error", listener: (error: { code?: string }) => void): void;
  listen(port: number, host: string, listening: () => void): void;
  address(): unknown;
  close(closed: () => void): void;
  closeAllConnections(): void;
}

const host = "127.0.0.1";

/** The maximum size of a request body. An order has a few hundred bytes. */
const maxBytes = 1024 * 1024;

/** Loaded when needed instead of imported: bundlers for browsers and Workers can't resolve the import. */
function nodeHttp(): { createServer(listener: (incoming: Incoming, outgoing: Outgoing) => void): Server } {
  const http = Reflect.get(globalThis, "process")?.getBuiltinModule?.("node:http");
  if (http) return http;
  throw usageError("listen() needs Node, Bun or Deno; in other runtimes, pass fake.fetch as the option fetch");
}

type FakeFetch = (url: string, init: RequestInit) => Promise<Response>;

/** @param port 0 chooses a free port */
export async function listen(port: number, fakeFetch: FakeFetch): Promise<XtFakeServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw usageError("port must be an integer from 0 to 65535");
  const server = nodeHttp().createServer((incoming, outgoing) => {
    serve(incoming, outgoing, fakeFetch).catch(() => outgoing.socket?.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code }) => reject(usageError(`listening on the port failed (${code})`)));
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${Object(server.address()).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Rejects if the connection must be closed without a response. */
async function serve(incoming: Incoming, outgoing: Outgoing, fakeFetch: FakeFetch): Promise<void> {
  const closed = new AbortController();
  outgoing.on("close", () => closed.abort());
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, `${value}`);
  const respond = async () => {
    const body = await read(incoming);
    const init = { method, headers, signal: closed.signal, ...(body !== "" && { body }) };
    return fakeFetch(`http://${host}${url}`, init);
  };
  const response = await respond().catch(usageErrorResponse);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
}

async function read(incoming: Incoming): Promise<string> {
  const utf8 = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    // The rest is read too: the client may receive the response only after it has sent everything.
    if (bytes <= maxBytes) text += utf8.decode(chunk, { stream: true });
  }
  if (bytes > maxBytes) throw usageError(`the request body is larger than ${maxBytes} bytes`);
  return text + utf8.decode();
}

/** Sends a usage error as a response, because the caller may be in another process. A simulated failure closes the connection. */
function usageErrorResponse(error: unknown): Response {
  if (!isXtError(error)) throw error;
  return Response.json({ error: error.message }, { status: error.code === "unknown_operation" ? 404 : 400 });
}
