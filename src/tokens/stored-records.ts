/** Reads and replaces records in the store. If a renewal's result can't be stored, this module keeps it in memory until it can. */
import { type XtAnyError, XtTokensError } from "../errors/index.js";
import { storeError } from "./guarded-store.js";
import type { XtTokenStore } from "./store.js";
import { sleep } from "./timers.js";
import { expiryOf, parseRecord, type TokenRecord } from "./token-record.js";

/** A record, and the string that the store holds for it. */
export interface RecordSnapshot {
  readonly text: string | undefined;
  readonly record: TokenRecord;
  /** Why the record couldn't be stored. It is then only in the memory of this process. */
  readonly unsaved?: XtAnyError;
}

type Replaces = (stored: TokenRecord) => boolean;

/** A record in memory. Later it replaces the stored record, if `replaces` returns true for that one. */
interface UnsavedRecord extends RecordSnapshot {
  readonly unsaved: XtAnyError;
  readonly replaces: Replaces;
}

export type StoredRecords = ReturnType<typeof createStoredRecords>;

/** Give up after this many lost compare-and-set races. So many in a row mean that the store doesn't work. */
export const maxLostRaces = 100;

/** The backoff between attempts to store a result, while the caller waits. */
const pausesMs = [100, 400];

/** While this many results are kept in memory, no other refresh token is sent, because its result could be lost. */
const maxUnsaved = 1_000;

/** How many parsed records are cached: parsing is the most expensive part of a call. */
const maxParsed = 1_000;

export function createStoredRecords(store: XtTokenStore) {
  const unsaved = new Map<string, UnsavedRecord>();
  const parsed = new BoundedMap<RecordSnapshot>(maxParsed);
  let isFlushing = false;

  async function read(key: string): Promise<RecordSnapshot | undefined> {
    if (unsaved.size > 0) void flushAll();
    const kept = unsaved.get(key);
    if (!kept) return find(key);
    const found = await find(key).catch(() => kept);
    if (unsaved.get(key) !== kept) return read(key);
    if (found === kept || (found && kept.replaces(found.record))) return kept;
    // By now the store has this record or a newer one, or the tokens were deleted.
    unsaved.delete(key);
    return found;
  }

  async function find(key: string): Promise<RecordSnapshot | undefined> {
    const text = await store.get(key);
    return text === undefined ? undefined : parse(key, text);
  }

  function parse(key: string, text: string): RecordSnapshot {
    const known = parsed.get(key);
    if (known?.text === text) return known;
    const record = parseRecord(text);
    if (!record) {
      const message = "the store holds no valid record under this key; a new sign-in or delete replaces it";
      throw new XtTokensError("record_unreadable", "not-sent", message);
    }
    const found = { text, record };
    parsed.set(key, found);
    return found;
  }

  /**
   * Replaces the record that was found. Resolves to `undefined` if the store holds another one by now. If the found record is unsaved,
   * this only stores it, and also resolves to `undefined`: the caller has to read the record again.
   */
  async function replace(key: string, found: RecordSnapshot, record: TokenRecord): Promise<RecordSnapshot | undefined> {
    if (found.unsaved) return flush(key);
    if (unsaved.size >= maxUnsaved) {
      const why = "too many renewed tokens are waiting to be stored; nothing was sent";
      throw new XtTokensError("store_failed", "not-sent", why);
    }
    const text = JSON.stringify(record);
    return (await store.replace(key, found.text, text, expiryOf(record))) ? { text, record } : undefined;
  }

  /** Stores the result of a renewal. If the store fails, keeps it in memory, and `unsaved` is the error. */
  async function save(key: string, record: TokenRecord, replaces: Replaces) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return { isNewest: await put(key, record, replaces) };
      } catch (failure) {
        const error = storeError(failure);
        const pauseMs = pausesMs[attempt];
        if (pauseMs === undefined || error.cause?.name === "TimeoutError") {
          unsaved.set(key, { text: undefined, record, replaces, unsaved: error });
          return { isNewest: true, unsaved: error };
        }
        await sleep(pauseMs);
      }
    }
  }

  /** Stores the record that is kept in memory for a key. Rejects if that fails. */
  async function flush(key: string): Promise<undefined> {
    const kept = unsaved.get(key);
    if (kept) await put(key, kept.record, kept.replaces);
    if (unsaved.get(key) === kept) unsaved.delete(key);
  }

  /** Stores all unsaved records. No timer does this: each `read` starts it, and doesn't wait for it. */
  async function flushAll(): Promise<void> {
    if (isFlushing) return;
    isFlushing = true;
    for (const key of unsaved.keys()) await flush(key).catch(() => undefined);
    isFlushing = false;
  }

  /** Stores or deletes a record, whatever the store holds now. */
  async function overwrite(key: string, record: TokenRecord | undefined): Promise<void> {
    await put(key, record);
    unsaved.delete(key);
  }

  /**
   * Stores or deletes a record. With `replaces`, resolves to `false` if the store holds a newer state: the tokens were deleted, replaced
   * by a new sign-in, or renewed by another process.
   */
  async function put(key: string, record: TokenRecord | undefined, replaces?: Replaces): Promise<boolean> {
    const to = record && JSON.stringify(record);
    for (let race = 0; race < maxLostRaces; race += 1) {
      const [read] = await Promise.allSettled([store.get(key)]);
      const isRead = read.status === "fulfilled";
      if (replaces && !isRead) throw read.reason;
      // Without `replaces`, a record that can't be read counts as absent: the store may still be able to replace it.
      const from = isRead ? read.value : undefined;
      // A write that was reported as failed may have succeeded.
      if (isRead && from === to) return true;
      if (replaces && (from === undefined || !replaces(parse(key, from).record))) return false;
      if (await store.replace(key, from, to, record && expiryOf(record))) return true;
      if (!isRead) throw read.reason;
    }
    throw tooManyRaces();
  }

  return { read, replace, save, overwrite };
}

export function tooManyRaces(): XtTokensError {
  const message = "the store refuses every change: does replace() compare `from` with the string that get() returns?";
  return new XtTokensError("store_failed", "not-sent", message);
}

/** A map with a maximum size. When it is full, it drops the oldest entry. */
export class BoundedMap<T> extends Map<string, T> {
  constructor(private readonly most: number) {
    super();
  }

  override set(key: string, value: T): this {
    this.delete(key);
    const [oldest] = this.size < this.most ? [] : this.keys();
    if (oldest !== undefined) this.delete(oldest);
    return super.set(key, value);
  }
}
