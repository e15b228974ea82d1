/** The records in the store, read and replaced; and results of renewals that couldn't be stored, kept here until they can. */
import { type XtAnyError, XtTokensError } from "../errors.js";
import { storeError } from "./guarded-store.js";
import { BoundedMap } from "./process-limits.js";
import type { XtTokenStore } from "./store.js";
import { sleep } from "./timers.js";
import { parseRecord, type TokenRecord, worthlessFrom } from "./token-record.js";

/** A record, and the text of it in the store. */
export interface Found {
  readonly text: string | undefined;
  readonly record: TokenRecord;
  /** Why the record is only in this process, if it couldn't be stored. */
  readonly unsaved?: XtAnyError;
}

export interface StoredRecords {
  read(key: string): Promise<Found | undefined>;
  /** Puts a record in place of the one that was found; `undefined` if there is another one by now. */
  replace(key: string, found: Found, record: TokenRecord): Promise<Found | undefined>;
  /**
   * Stores the result of a renewal if `replaces` says so of the record that is stored. If the store fails, the record is kept here until
   * it can be stored, and `unsaved` says why.
   */
  save(key: string, record: TokenRecord, replaces: Replaces): Promise<{ isNewest: boolean; unsaved?: XtAnyError }>;
  /** Stores what is kept here of a key; rejects if that fails. */
  flush(key: string): Promise<void>;
  /** Whether so much is kept here that no more can be. */
  isFull(): boolean;
  /** Puts a record there, or none, whatever is stored now. */
  overwrite(key: string, record: TokenRecord | undefined): Promise<void>;
}

type Replaces = (stored: TokenRecord) => boolean;

interface Unsaved extends Found {
  readonly unsaved: XtAnyError;
  readonly replaces: Replaces;
  storing?: Promise<void> | undefined;
}

/** Gives up after this many lost compare-and-set races: so many can't be lost by chance. */
export const maxRaces = 100;

/** The pauses before it is tried again to store a result, while its caller waits. */
const pausesMs = [100, 400];

/** How many results are kept here at most. Beyond that no refresh token is sent: its answer could not be kept. */
const maxUnsaved = 1_000;

/** How many records are kept parsed: parsing costs more than all the rest of a call. */
const maxParsed = 1_000;

export function createStoredRecords(store: XtTokenStore): StoredRecords {
  const unsaved = new Map<string, Unsaved>();
  const parsed = new BoundedMap<Found>(maxParsed);
  let isFlushingAll = false;

  async function find(key: string): Promise<Found | undefined> {
    const text = await store.get(key);
    const known = parsed.get(key);
    if (text === undefined || known?.text === text) return text === undefined ? undefined : known;
    const record = parseRecord(text);
    if (!record) throw unreadable();
    const found = { text, record };
    parsed.set(key, found);
    return found;
  }

  async function putOver(key: string, record: TokenRecord, replaces: Replaces): Promise<boolean> {
    const text = JSON.stringify(record);
    for (let race = 0; race < maxRaces; race += 1) {
      const found = await find(key);
      // A write that the store called a failure may have happened.
      if (found?.text === text) return true;
      // Deleted, signed in again, or renewed by a process that took over: that is newer.
      if (!found || !replaces(found.record)) return false;
      if (await store.replace(key, found.text, text, endOf(record))) return true;
    }
    throw tooManyRaces();
  }

  async function flush(key: string): Promise<void> {
    const kept = unsaved.get(key);
    if (!kept) return;
    kept.storing ??= putOver(key, kept.record, kept.replaces)
      .then(() => drop(key, kept))
      .finally(() => (kept.storing = undefined));
    await kept.storing;
  }

  /** Unless another result has come meanwhile. */
  function drop(key: string, kept: Unsaved): void {
    if (unsaved.get(key) === kept) unsaved.delete(key);
  }

  /** Nothing runs in the background by itself: each call stores what it finds unsaved, and doesn't wait for it. */
  async function flushAll(): Promise<void> {
    if (isFlushingAll) return;
    isFlushingAll = true;
    for (const key of unsaved.keys()) await flush(key).catch(() => undefined);
    isFlushingAll = false;
  }

  async function readUnsaved(key: string, kept: Unsaved): Promise<Found | undefined> {
    const found = await find(key).catch(() => kept);
    if (unsaved.get(key) !== kept) return read(key);
    if (found === kept || (found && kept.replaces(found.record))) return kept;
    // It is stored by now, or something newer is.
    unsaved.delete(key);
    return found;
  }

  function read(key: string): Promise<Found | undefined> {
    if (unsaved.size === 0) return find(key);
    void flushAll();
    const kept = unsaved.get(key);
    return kept ? readUnsaved(key, kept) : find(key);
  }

  return {
    read,

    async replace(key, found, record) {
      const text = JSON.stringify(record);
      return (await store.replace(key, found.text, text, endOf(record))) ? { text, record } : undefined;
    },

    async save(key, record, replaces) {
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
    },

    flush,
    isFull: () => unsaved.size >= maxUnsaved,

    async overwrite(key, record) {
      const to = record && JSON.stringify(record);
      for (let race = 0; race < maxRaces; race += 1) {
        // What can't be read counts as nothing: a store may be able to write over it all the same.
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
    },
  };
}

function endOf(record: TokenRecord): { endsAt: number } | undefined {
  const endsAt = worthlessFrom(record);
  return endsAt === undefined ? undefined : { endsAt };
}

function unreadable(): XtTokensError {
  const message = "the store holds something else under this key; a new sign-in, or delete, replaces it";
  return new XtTokensError("record_unreadable", "not-sent", message);
}

export function tooManyRaces(): XtTokensError {
  const message = "the store refuses every change: does replace() compare with what get() returns?";
  return new XtTokensError("store_failed", "not-sent", message);
}
