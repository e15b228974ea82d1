/**
 * Keeps records encrypted in another store, so that who reads the database has no tokens: AES-256-GCM (NIST SP 800-38D) by
 * WebCrypto. A record stands there as `xt1.KEY-ID.` and the base64 of a random nonce and the ciphertext. Its key in the store
 * is authenticated with it, so a record that is moved to another user's place can't be read.
 */

import { ownProperties } from "../call/own-properties.js";
import { XtConfigError } from "../errors.js";
import type { XtTokenStore } from "./store.js";

/** A key of {@link encryptedStore}. */
export interface XtEncryptionKey {
  /** Names the key in each record that it encrypted: 1 to 32 letters, digits, `_` or `-`. Never give it to another secret. */
  id: string;
  /** 32 random bytes as base64, such as `openssl rand -base64 32` prints. */
  secret: string;
}

/** The keys of {@link encryptedStore}. */
export interface XtEncryptedStoreOptions {
  /**
   * The first encrypts, all decrypt. To change keys, put the new one behind the old and roll that out to every process; then put
   * it first. Records move to it as they are replaced; once none is left of the old key, take that away.
   */
  keys: readonly XtEncryptionKey[];
}

const nonceBytes = 12;
const secretBytes = 32;
const keyId = /^[\w-]{1,32}$/;
const sealed = /^xt1\.([\w-]{1,32})\.([\w+/=]+)$/;
const utf8 = new TextEncoder();

/**
 * A store that keeps its records encrypted in `store`. The keys of the records, which say whose they are, stay as they are.
 *
 * ```ts
 * const keys = [{ id: "2026-11", secret: process.env.TOKENS_SECRET }];
 * const tokens = createXtTokens({ xt, store: encryptedStore(redisStore(redis), { keys }) });
 * ```
 *
 * Its methods reject with an `XtConfigError` where a record can't be read with these keys.
 *
 * @throws {@link XtConfigError} the store or a key can't be used
 */
export function encryptedStore(store: XtTokenStore, options: XtEncryptedStoreOptions): XtTokenStore {
  if (typeof Object(store).get !== "function" || typeof Object(store).replace !== "function") {
    throw unusable("the store must have the methods get and replace");
  }
  const ring = checkedRing(ownProperties(options).keys);
  const [newest = ""] = ring.keys();

  async function seal(key: string, record: string): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const cryptoKey = await keyOf(newest);
    const ciphertext = await crypto.subtle.encrypt(algorithm(iv, key), cryptoKey, utf8.encode(record));
    return `xt1.${newest}.${toBase64(iv)}${toBase64(new Uint8Array(ciphertext))}`;
  }

  async function open(key: string, text: string): Promise<string> {
    const [, id, base64] = sealed.exec(text) ?? [];
    if (id === undefined || base64 === undefined) throw unusable("a record in the store isn't one of encryptedStore");
    const cryptoKey = await keyOf(id);
    try {
      const bytes = fromBase64(base64);
      const iv = bytes.subarray(0, nonceBytes);
      const plain = await crypto.subtle.decrypt(algorithm(iv, key), cryptoKey, bytes.subarray(nonceBytes));
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(plain);
    } catch {
      throw unusable(
        `a record can't be decrypted with the key "${id}": its secret, the record or its place has changed`,
      );
    }
  }

  async function keyOf(id: string): Promise<CryptoKey> {
    const secret = ring.get(id);
    if (secret) return secret();
    throw unusable(`a record was encrypted with the key "${id}", which isn't among keys`);
  }

  return {
    async get(key) {
      const text = await store.get(key);
      return text === undefined ? undefined : open(key, text);
    },
    async replace(key, from, to, replaceOptions) {
      // The same record never reads the same twice, so the inner store has to compare what stands there, letter by letter.
      const text = await store.get(key);
      if ((text === undefined ? undefined : await open(key, text)) !== from) return false;
      return store.replace(key, text, to === undefined ? undefined : await seal(key, to), replaceOptions);
    },
  };
}

/** The keys by id, the newest first; each made for WebCrypto when it is first needed, which takes a promise. */
function checkedRing(keys: unknown): Map<string, () => Promise<CryptoKey>> {
  if (!Array.isArray(keys) || keys.length === 0) throw unusable("keys must be a list with at least one { id, secret }");
  const ring = new Map<string, () => Promise<CryptoKey>>();
  // No id or secret is quoted: they may have been taken for each other.
  for (const [at, key] of keys.entries()) {
    const { id, secret } = Object(key);
    if (typeof id !== "string" || !keyId.test(id)) {
      throw unusable(`the id of keys[${at}] must be 1 to 32 letters, digits, _ or -`);
    }
    if (ring.has(id)) throw unusable(`the id of keys[${at}] is that of another`);
    const bytes = secretOf(secret);
    if (bytes?.length !== secretBytes) {
      throw unusable(
        `the secret of keys[${at}] must be ${secretBytes} random bytes as base64: openssl rand -base64 32`,
      );
    }
    let imported: Promise<CryptoKey> | undefined;
    ring.set(id, () => {
      imported ??= crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
      return imported;
    });
  }
  return ring;
}

function secretOf(secret: unknown): Uint8Array<ArrayBuffer> | undefined {
  try {
    return typeof secret === "string" ? fromBase64(secret) : undefined;
  } catch {
    return undefined;
  }
}

function algorithm(iv: Uint8Array<ArrayBuffer>, key: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: utf8.encode(key) };
}

/** The length of a nonce is a multiple of three, so its base64 has no padding, and what follows may follow at once. */
function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

function unusable(message: string): XtConfigError {
  return new XtConfigError("invalid_option", "encryptedStore", message);
}
