/**
 * XT's request signature, as XT's own code makes it: `XtHttpUtil` of its Java demo. (Its page on signing leaves the method out.)
 * The secret key stays in here.
 */

/** What of a request is signed. */
export interface Signable {
  readonly method: string;
  /** The spec's path with its values filled in, without what the base URL may have before it. */
  readonly path: string;
  /** As the wire carries it, percent-encoded. */
  readonly query: string;
  /** Byte for byte as it is sent. */
  readonly body?: string | undefined;
}

/** The longest time for which XT takes a request for a fresh one, in milliseconds. */
export const maxRecvWindowMs = 60_000;

/** Signs one request, at a time in milliseconds since 1970: the headers that prove who sends it. */
export type Sign = (request: Signable, time: number) => Promise<Record<string, string>>;

/** A pair that XT hands out, and for how long its requests are good. */
export interface SigningKey {
  readonly appKey: string;
  readonly secretKey: string;
  /** For how long XT takes a request for a fresh one, in milliseconds. */
  readonly recvWindowMs: number;
}

export function createSigner({ appKey, secretKey, recvWindowMs }: SigningKey): Sign {
  const sign = hmacOf(secretKey);
  return async (request, time) => {
    // In the order in which they are signed, which is the alphabet's.
    const headers = {
      "validate-algorithms": "HmacSHA256",
      "validate-appkey": appKey,
      "validate-recvwindow": `${recvWindowMs}`,
      "validate-timestamp": `${Math.trunc(time)}`,
    };
    return { ...headers, "validate-signature": await sign(stringToSign(headers, request)) };
  };
}

/** What of Node's crypto is used here: its types would make every user of this package need them. */
interface NodeCrypto {
  createHmac(algorithm: "sha256", key: string): { update(text: string): { digest(encoding: "hex"): string } };
}

/** HMAC-SHA256 of a text, as hex. Node's own costs a fifth of WebCrypto's, which goes through another thread. */
function hmacOf(secretKey: string): (text: string) => string | Promise<string> {
  const node: NodeCrypto | undefined = Reflect.get(globalThis, "process")?.getBuiltinModule?.("node:crypto");
  if (node?.createHmac) return (text) => node.createHmac("sha256", secretKey).update(text).digest("hex");
  const utf8 = new TextEncoder();
  // Imported once, by the first call, because importing is asynchronous.
  let key: Promise<CryptoKey> | undefined;
  return async (text) => {
    key ??= crypto.subtle.importKey("raw", utf8.encode(secretKey), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return hex(await crypto.subtle.sign("HMAC", await key, utf8.encode(text)));
  };
}

/** `headers#METHOD#path`, then `#query` and `#body` where there are such. */
export function stringToSign(headers: Record<string, string>, { method, path, query, body }: Signable): string {
  const head = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
  return [head.join("&"), method, path, rawQuery(query), body].filter(Boolean).join("#");
}

/** XT signs the values themselves, not what the wire makes of them, in the order of their names. */
function rawQuery(query: string): string {
  const pairs = query.split("&").map((pair) => decodeURIComponent(pair));
  return pairs.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1)).join("&");
}

function nameOf(pair: string): string {
  return pair.slice(0, pair.indexOf("="));
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
