/** Reaches the API with one request that carries nothing of the institution's, and sees how far it comes. */
import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";

/** How far it came where no answer came: the name was not found, no connection, no trust, no answer. */
export type Stage = "dns" | "tcp" | "tls" | "http";

export interface Unreached {
  readonly stage: Stage;
  /** The system's code, such as `ECONNREFUSED`. */
  readonly cause: string;
}

export interface Reached {
  readonly status: number;
  /** The server's clock, by its header `Date`, in milliseconds since 1970. */
  readonly date: number | undefined;
  /** By this machine's clock. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** `TLSv1.3`, where it was encrypted. */
  readonly tls: string | undefined;
  /** What of XT's envelope came, where it did. */
  readonly envelope: { readonly rc: number; readonly mc: string } | undefined;
}

const deadlineMs = 10_000;
const maxBytes = 65_536;

export async function reach(url: string): Promise<Reached | Unreached> {
  const isSecure = url.startsWith("https:");
  let stage: Stage = "dns";
  let sentAt = 0;
  let tls: string | undefined;
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { "User-Agent": "xt-oauth", Accept: "application/json", "Accept-Encoding": "identity" };
      // As the client goes: by Node's own HTTP, on a connection of its own, past any proxy of the environment.
      const options = { agent: false, headers, signal: AbortSignal.timeout(deadlineMs) };
      const request = (isSecure ? https : http).get(url, options, resolve);
      request.on("error", reject);
      request.on("socket", (socket: Socket & { getProtocol?: () => string | null }) => {
        socket.once("lookup", () => {
          stage = "tcp";
        });
        socket.once("connect", () => {
          stage = isSecure ? "tls" : "http";
          sentAt = Date.now();
        });
        socket.once("secureConnect", () => {
          stage = "http";
          sentAt = Date.now();
          tls = socket.getProtocol?.() ?? undefined;
        });
      });
    });
    const receivedAt = Date.now();
    const date = Date.parse(`${response.headers.date}`);
    return {
      status: response.statusCode ?? 0,
      date: Number.isNaN(date) ? undefined : date,
      sentAt,
      receivedAt,
      tls,
      envelope: envelopeIn(await text(response)),
    };
  } catch (error) {
    const { code, name, syscall }: { code?: unknown; name?: unknown; syscall?: unknown } = Object(error);
    // Of an address in numbers nothing is looked up.
    const isLookup = syscall === "getaddrinfo";
    const isTimeout = name === "AbortError" || name === "TimeoutError";
    return {
      stage: stage === "dns" && !isLookup && !isTimeout ? "tcp" : stage,
      cause: isTimeout ? "ETIMEDOUT" : `${code ?? name}`,
    };
  }
}

async function text(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxBytes) break; // Leaving the loop ends the connection.
  }
  return Buffer.concat(chunks).toString();
}

function envelopeIn(body: string): Reached["envelope"] {
  try {
    const { rc, mc }: { rc?: unknown; mc?: unknown } = Object(JSON.parse(body));
    return typeof rc === "number" ? { rc, mc: `${mc}` } : undefined;
  } catch {
    return undefined;
  }
}
