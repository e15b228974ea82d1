/**
 * Signs requests as `XtHttpUtil` of XT's Java demo does. (XT's page on signing leaves out the HTTP method.)
 */

/** The parts of a request that are signed. */
export interface Signable {
  readonly method: string;
  /** The spec's path with its values, without the path of the base URL. */
  readonly path: string;
  /** Percent-encoded, as it is sent; empty if there is none. */
  readonly query: string;
  /** Byte for byte as it is sent. */
  readonly body?: string | undefined;
}

/** The largest `recvWindowMs` that XT allows, in milliseconds. */
export const maxRecvWindowMs = 60_000;

/** Signs a request for a time in milliseconds since 1970. Resolves to the headers of the signature. */
export type Sign = (request: Signable, time: number) => Promise<Record<string, string>>;

/** A key pair issued by XT, and how long its requests are valid. */
export interface SigningKey {
  readonly appKey: string;
  readonly secretKey: string;
  /** How long XT accepts a request after its timestamp, in milliseconds. */
  readonly recvWindowMs: number;
}

export function createSigner({ appKey, secretKey, recvWindowMs }: SigningKey): Sign {
  const sign = hmacOf(secretKey);
  return async (request, time) => {
    // In the order in which they are signed, which is alphabetical.
    const headers = {
      "validate-algorithms": "HmacSHA256",
      "validate-appkey": appKey,
      "validate-recvwindow": `${recvWindowMs}`,
      "validate-timestamp": `${Math.trunc(time)}`,
    };
    return { ...headers, "validate-signature": await sign(stringToSign(headers, request)) };
  };
}

/** The part of Node's crypto that is used here. With Node's own types, every user of this package would need `@types/node`. */
interface NodeCrypto {
  createHmac(algorithm: "sha256", key: string): { update(text: string): { digest(encoding: "hex"): string } };
}

// Loaded with this file, so that the first call doesn't wait for it. The mark lets a bundler remove the call from an app that only
// signs users in.
const node = /* @__PURE__ */ nodeCrypto();

function nodeCrypto(): NodeCrypto | undefined {
  return Reflect.get(globalThis, "process")?.getBuiltinModule?.("node:crypto");
}

/** Creates the function that computes HMAC-SHA256 in hex. WebCrypto takes far longer than Node's crypto: it uses another thread. */
function hmacOf(secretKey: string): (text: string) => string | Promise<string> {
  if (node?.createHmac) return (text) => node.createHmac("sha256", secretKey).update(text).digest("hex");
  const utf8 = new TextEncoder();
  // Imported once, by the first call, because importing is asynchronous.
  let key: Promise<CryptoKey> | undefined;
  return async (text) => {
    key ??= crypto.subtle.importKey("raw", utf8.encode(secretKey), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return hex(await crypto.subtle.sign("HMAC", await key, utf8.encode(text)));
  };
}

/** Returns the string to sign: `headers#METHOD#path`, then `#query` and `#body` if the request has them. */
export function stringToSign(headers: Record<string, string>, { method, path, query, body }: Signable): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
  return [head.join("&"), method, path, rawQuery(query), body].filter(Boolean).join("#");
}

/**
 * Decodes and sorts a query: XT signs it sorted by name, without percent-encoding. A middleware of openapi-fetch may have written a space
 * as "+", or a "%" that can't be decoded.
 */
function rawQuery(query: string): string {
  const pairs = [...new URLSearchParams(query)].sort(([one], [other]) => (one < other ? -1 : 1));
  return pairs.map((pair) => pair.join("=")).join("&");
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
