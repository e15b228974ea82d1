/** Reads and replaces records in the store. If a renewal's result can't be stored, this module keeps it in memory until it can. */
import { type XtAnyError, XtTokensError } from "../errors.js";
import { storeError } from "./guarded-store.js";
import { BoundedMap } from "./process-limits.js";
import type { XtTokenStore } from "./store.js";
import { sleep } from "./timers.js";
import { expiresAt, parseRecord, type TokenRecord } from "./token-record.js";

/** A record, and the string that the store holds for it. */
export interface Found {
  readonly text: string | undefined;
  readonly record: TokenRecord;
  /** Why the record couldn't be stored. It is then only in the memory of this process. */
  readonly unsaved?: XtAnyError;
}

/** A record in memory. Later it replaces the stored record, if `replaces` returns true for that one. */
interface Unsaved extends Found {
  readonly unsaved: XtAnyError;
  readonly replaces: Replaces;
  storing?: Promise<void> | undefined;
}

type Replaces = (stored: TokenRecord) => boolean;

export type StoredRecords = ReturnType<typeof createStoredRecords>;

/** Give up after this many lost compare-and-set races. So many in a row mean that the store doesn't work. */
export const maxRaces = 100;

/** The backoff between attempts to store a result, while the caller waits. */
const pausesMs = [100, 400];

/** How many results are kept in memory at most. Beyond that, no refresh token is sent, because its result could be lost. */
const maxUnsaved = 1_000;

/** How many parsed records are cached: parsing is the most expensive part of a call. */
const maxParsed = 1_000;

export function createStoredRecords(store: XtTokenStore) {
  const unsaved = new Map<string, Unsaved>();
  const parsed = new BoundedMap<Found>(maxParsed);
  let isFlushingAll = false;

  function read(key: string): Promise<Found | undefined> {
    if (unsaved.size === 0) return find(key);
    void flushAll();
    const kept = unsaved.get(key);
    return kept ? readUnsaved(key, kept) : find(key);
  }

  async function find(key: string): Promise<Found | undefined> {
    const text = await store.get(key);
    if (text === undefined) return undefined;
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

  async function readUnsaved(key: string, kept: Unsaved): Promise<Found | undefined> {
    const found = await find(key).catch(() => kept);
    if (unsaved.get(key) !== kept) return read(key);
    if (found === kept || (found && kept.replaces(found.record))) return kept;
    // The store has this record by now, or a newer one.
    unsaved.delete(key);
    return found;
  }

  /** Replaces the record that was found. Resolves to `undefined` if the store holds another one by now. */
  async function replace(key: string, found: Found, record: TokenRecord): Promise<Found | undefined> {
    const text = JSON.stringify(record);
    return (await store.replace(key, found.text, text, endOf(record))) ? { text, record } : undefined;
  }

  /** Stores the result of a renewal. If the store fails, keeps it in memory, and `unsaved` is the error. */
  async function save(key: string, record: TokenRecord, replaces: Replaces) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return { isNewest: await putOver(key, record, replaces) };
      } catch (error) {
        const because = storeError(error);
        const pauseMs = because.cause?.name === "TimeoutError" ? undefined : pausesMs[attempt];
        if (pauseMs === undefined) {
          unsaved.set(key, { text: undefined, record, replaces, unsaved: because });
          return { isNewest: true, unsaved: because };
        }
        await sleep(pauseMs);
      }
    }
  }

  async function putOver(key: string, record: TokenRecord, replaces: Replaces): Promise<boolean> {
    const text = JSON.stringify(record);
    for (let race = 0; race < maxRaces; race += 1) {
      const found = await find(key);
      // A write that was reported as failed may have succeeded.
      if (found?.text === text) return true;
      // The stored state is newer: the user was deleted, signed in again, or was renewed by another process.
      if (!found || !replaces(found.record)) return false;
      if (await replace(key, found, record)) return true;
    }
    throw tooManyRaces();
  }

  /** Stores the record that is kept in memory for a key. Rejects if that fails. */
  async function flush(key: string): Promise<void> {
    const kept = unsaved.get(key);
    if (!kept) return;
    kept.storing ??= putOver(key, kept.record, kept.replaces).then(() => {
      if (unsaved.get(key) === kept) unsaved.delete(key);
    });
    await kept.storing.finally(() => {
      kept.storing = undefined;
    });
  }

  /** Stores all unsaved records. No timer does this: each `read` starts it, and doesn't wait for it. */
  async function flushAll(): Promise<void> {
    if (isFlushingAll) return;
    isFlushingAll = true;
    for (const key of unsaved.keys()) await flush(key).catch(() => undefined);
    isFlushingAll = false;
  }

  /** Stores or deletes a record, whatever the store holds now. */
  async function overwrite(key: string, record: TokenRecord | undefined): Promise<void> {
    const to = record && JSON.stringify(record);
    for (let race = 0; race < maxRaces; race += 1) {
      // A record that can't be read counts as absent: the store may still be able to replace it.
      const [read] = await Promise.allSettled([store.get(key)]);
      const from = read.status === "fulfilled" ? read.value : undefined;
      const isGone = read.status === "fulfilled" && from === undefined && to === undefined;
      if (isGone || (await store.replace(key, from, to, record && endOf(record)))) {
        unsaved.delete(key);
        return;
      }
      if (read.status === "rejected") throw read.reason;
    }
    throw tooManyRaces();
  }

  /** Whether memory has no room for another unsaved record. */
  const isFull = () => unsaved.size >= maxUnsaved;

  return { read, replace, save, flush, isFull, overwrite };
}

function endOf(record: TokenRecord): { endsAt: number } | undefined {
  const endsAt = expiresAt(record);
  return endsAt === undefined ? undefined : { endsAt };
}

export function tooManyRaces(): XtTokensError {
  const message = "the store refuses every change: does replace() compare `from` with the string that get() returns?";
  return new XtTokensError("store_failed", "not-sent", message);
}
