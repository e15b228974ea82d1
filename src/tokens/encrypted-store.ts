/** Encrypts records in another store, so that reading the database reveals no tokens. */
import { checkedOptions, configError, type ErrorContext } from "../call/options.js";
import { checkStore } from "./check-options.js";
import type { XtTokenStore } from "./store.js";

/** A key of {@link encryptedStore}. */
export interface XtEncryptionKey {
  /** The key's name, stored in each record that it encrypts: 1 to 32 letters, digits, `_` or `-`. Never reuse it for another secret. */
  id: string;
  /** 32 random bytes as base64: `openssl rand -base64 32` prints some. */
  secret: string;
}

/** Options of {@link encryptedStore}. */
export interface XtEncryptedStoreOptions {
  /**
   * The keys: the first one encrypts, all of them decrypt. To rotate keys, add the new key after the old one and deploy this to every
   * process. Then move the new key to the front. A record is encrypted with the new key when it is next replaced. If you remove a key,
   * users whose records need it have to sign in again.
   */
  keys: readonly XtEncryptionKey[];
}

const optionContext: ErrorContext = { code: "invalid_option", caller: "encryptedStore" };
const nonceBytes = 12;
const keyId = /^[\w-]{1,32}$/;
/** 32 bytes as base64. */
const keySecret = /^[A-Za-z0-9+/]{43}=?$/;
/** The key's id, and the base64 of the nonce and the ciphertext. */
const encrypted = /^xt1\.([\w-]{1,32})\.([\w+/=]+)$/;
const utf8 = new TextEncoder();

/**
 * Creates a store that encrypts records and keeps them in `store`. It uses AES-256-GCM (NIST SP 800-38D) of WebCrypto, with a random
 * nonce. The name of each record (the user's key) is authenticated, not encrypted: a record that is moved to another user can't be read.
 *
 * ```ts
 * const keys = [{ id: "2026-11", secret: tokensSecret }];
 * const tokens = createXtTokens({ xt, store: encryptedStore(redisStore(redis), { keys }) });
 * ```
 *
 * If these keys can't decrypt a record, `get` rejects with an `XtConfigError` that says why. `replace` does the same, except from
 * `undefined`: then it replaces the record, so a new sign-in can always be saved.
 *
 * @throws {@link XtConfigError} the store or a key can't be used
 */
export function encryptedStore(store: XtTokenStore, options: XtEncryptedStoreOptions): XtTokenStore {
  checkStore(store, optionContext);
  const keys = checkedKeys(checkedOptions(options, ["keys"], optionContext).keys);
  const [first] = keys;
  if (!first) throw configError(optionContext, "keys must be a list with at least one { id, secret }");
  const [encryptingId, encryptingKey] = first;

  async function encrypt(key: string, record: string): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const ciphertext = await crypto.subtle.encrypt(algorithm(iv, key), await encryptingKey(), utf8.encode(record));
    // The length of the nonce is a multiple of three, so its base64 has no padding, and the rest may follow at once.
    return `xt1.${encryptingId}.${toBase64(iv)}${toBase64(new Uint8Array(ciphertext))}`;
  }

  async function decrypt(key: string, text: string): Promise<string> {
    const [, id, base64 = ""] = encrypted.exec(text) ?? [];
    if (id === undefined) throw configError(optionContext, "a record in the store wasn't written by encryptedStore");
    const cryptoKey = keys.get(id);
    if (!cryptoKey)
      throw configError(optionContext, `a record was encrypted with the key "${id}", which isn't in keys`);
    try {
      const bytes = fromBase64(base64);
      const iv = bytes.subarray(0, nonceBytes);
      const plain = await crypto.subtle.decrypt(algorithm(iv, key), await cryptoKey(), bytes.subarray(nonceBytes));
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(plain);
    } catch {
      const what = "the secret, the record or the record's key has changed";
      throw configError(optionContext, `a record can't be decrypted with the key "${id}": ${what}`);
    }
  }

  return {
    async get(key) {
      const text = await store.get(key);
      // `undefined` is no record. Any other value breaks the interface of a store: the caller reports that.
      return typeof text === "string" ? decrypt(key, text) : text;
    },
    async replace(key, from, to, replaceOptions) {
      // A record never encrypts to the same ciphertext twice, so the inner store has to compare the ciphertext that it holds.
      const text = await store.get(key);
      // If no record is expected, one that can't be decrypted counts as absent.
      const onFailure = from === undefined ? () => undefined : undefined;
      const record = typeof text === "string" ? await decrypt(key, text).catch(onFailure) : text;
      if (record !== from) return false;
      return store.replace(key, text, to === undefined ? undefined : await encrypt(key, to), replaceOptions);
    },
  };
}

/** Returns the keys by their ids, in order. Each is imported into WebCrypto at its first use. */
function checkedKeys(keys: unknown): Map<string, () => Promise<CryptoKey>> {
  const checked = new Map<string, () => Promise<CryptoKey>>();
  // The errors quote no id and no secret: the caller may have swapped the two.
  for (const [at, key] of Array.isArray(keys) ? keys.entries() : []) {
    const { id, secret } = Object(key);
    if (typeof id !== "string" || !keyId.test(id))
      throw configError(optionContext, `the id of keys[${at}] must be 1 to 32 letters, digits, _ or -`);
    if (checked.has(id)) throw configError(optionContext, `the id of keys[${at}] is used twice`);
    // A secret that is read from a file may begin with a byte order mark, or end with a line break.
    const base64 = typeof secret === "string" ? secret.trim() : "";
    if (!keySecret.test(base64)) {
      const rule = "must be 32 random bytes as base64: openssl rand -base64 32";
      throw configError(optionContext, `the secret of keys[${at}] ${rule}`);
    }
    const bytes = fromBase64(base64);
    let imported: Promise<CryptoKey> | undefined;
    const importKey = () => crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    checked.set(id, () => (imported ??= importKey()));
  }
  return checked;
}

function algorithm(iv: Uint8Array<ArrayBuffer>, key: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: utf8.encode(key) };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
