/** Serves the fake at a port of this machine, over Node's HTTP: for a browser, for other processes, for other languages. */
import { isXtError } from "../errors.js";
import { unusable } from "./misuse.js";

/** The fake at a port. */
export interface XtFakeServer {
  /** Where it listens, such as `http://127.0.0.1:4010`: for the options `baseUrl` and `pagesUrl`. */
  readonly url: string;
  /** Stops listening, and ends every connection. */
  close(): Promise<void>;
}

// Of Node's HTTP, what is needed here: its types would make every user of this package need them.
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

interface NodeHttp {
  createServer(answer: (incoming: Incoming, outgoing: Outgoing) => void): Server;
}

const host = "127.0.0.1";

/** The longest body that is read; an order has some hundred bytes. */
const maxBytes = 1024 * 1024;

/** Asked for when it is needed, and not by an import: bundlers for browsers and Workers would look for it. */
function nodeHttp(): NodeHttp {
  const http: NodeHttp | undefined = Reflect.get(globalThis, "process")?.getBuiltinModule?.("node:http");
  if (http) return http;
  throw unusable("listen() needs Node, Bun or Deno; elsewhere, pass fake.fetch as the option fetch");
}

type Answer = (url: string, init: RequestInit) => Promise<Response>;

/** @param port a free one for 0 */
export async function listen(port: number, answer: Answer): Promise<XtFakeServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw unusable("port must be a whole number up to 65535");
  const server = nodeHttp().createServer((incoming, outgoing) => {
    serve(incoming, outgoing, answer).catch(() => outgoing.socket?.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ code }) => reject(unusable(`port can't be listened at (${code})`)));
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

/** Rejects where the connection is to be lost. */
async function serve(incoming: Incoming, outgoing: Outgoing, answer: Answer): Promise<void> {
  const gone = new AbortController();
  outgoing.on("close", () => gone.abort());
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) if (value !== undefined) headers.set(name, `${value}`);
  const body = await read(incoming);
  const init = { method, headers, signal: gone.signal, ...(body !== "" && { body }) };
  const response = await answer(`http://${host}${url}`, init).catch(misuse);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
}

async function read(incoming: Incoming): Promise<string> {
  const utf8 = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw unusable(`the body of a request is over ${maxBytes} bytes`);
    text += utf8.decode(chunk, { stream: true });
  }
  return text + utf8.decode();
}

/** What a test in this process would see thrown is sent as a response; a simulated failure ends the connection. */
function misuse(error: unknown): Response {
  if (!isXtError(error)) throw error;
  return Response.json({ error: error.message }, { status: error.code === "unknown_operation" ? 404 : 400 });
}
