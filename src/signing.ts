/**
 * XT's request signature, as XT's own code makes it (provider: XtHttpUtil of XT's Java demo; the page "Signature" leaves the method
 * out). On WebCrypto, so that it runs on every runtime. The secret key stays in here.
 */

/** What of a request is signed. */
export interface Signable {
  readonly method: string;
  /** The spec's path with its values filled in, without what the base URL may have before it. */
  readonly path: string;
  /** The parameters of the query, sorted by name, as `name=value` joined by `&`: not percent-encoded, though the wire has them so. */
  readonly rawQuery: string;
  /** Byte for byte as it is sent. */
  readonly body: string | undefined;
}

/** The headers of one signed request, by their names. */
export type Sign = (request: Signable) => Promise<Record<string, string>>;

export interface SigningKey {
  readonly appKey: string;
  readonly secretKey: string;
  /** For how long XT takes the request for a fresh one, in milliseconds. */
  readonly recvWindowMs: number;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
}

/** The names of the headers that a signature comes with, beside those that the spec names. */
const prefix = "validate-";

export function createSigner({ appKey, secretKey, recvWindowMs, now }: SigningKey): Sign {
  const utf8 = new TextEncoder();
  // Imported once, by the first call, because importing is asynchronous.
  let key: Promise<CryptoKey> | undefined;
  return async (request) => {
    key ??= crypto.subtle.importKey("raw", utf8.encode(secretKey), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const headers = {
      [`${prefix}algorithms`]: "HmacSHA256",
      [`${prefix}appkey`]: appKey,
      [`${prefix}recvwindow`]: `${recvWindowMs}`,
      [`${prefix}timestamp`]: `${Math.trunc(now())}`,
    };
    const text = stringToSign(headers, request);
    const signature = await crypto.subtle.sign("HMAC", await key, utf8.encode(text));
    return { ...headers, [`${prefix}signature`]: hex(signature) };
  };
}

/** `headers#METHOD#path`, then `#query` and `#body` where there are such. */
export function stringToSign(headers: Record<string, string>, { method, path, rawQuery, body }: Signable): string {
  const sorted = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
  return [sorted.join("&"), method, path, rawQuery, body].filter((part) => part !== undefined && part !== "").join("#");
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
