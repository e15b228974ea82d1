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

/** A record that is kept here. It is stored if `replaces` says so of the record that is stored then. */
interface Unsaved extends Found {
  readonly unsaved: XtAnyError;
  readonly replaces: Replaces;
  storing?: Promise<void> | undefined;
}

type Replaces = (stored: TokenRecord) => boolean;

export type StoredRecords = ReturnType<typeof createStoredRecords>;

/** Gives up after this many lost compare-and-set races: so many can't be lost by chance. */
export const maxRaces = 100;

/** The pauses before it is tried again to store a result, while its caller waits. */
const pausesMs = [100, 400];

/** How many results are kept here at most. Beyond that no refresh token is sent: its answer could not be kept. */
const maxUnsaved = 1_000;

/** How many records are kept parsed: parsing costs more than all the rest of a call. */
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
    if (typeof text !== "string") {
      throw new XtTokensError("store_failed", "not-sent", "get() of the store must resolve to a text or to undefined");
    }
    const record = parseRecord(text);
    if (!record) {
      const message = "the store holds something else under this key; a new sign-in, or delete, replaces it";
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
    // It is stored by now, or something newer is.
    unsaved.delete(key);
    return found;
  }

  /** Puts a record in place of the one that was found; `undefined` if there is another one by now. */
  async function replace(key: string, found: Found, record: TokenRecord): Promise<Found | undefined> {
    const text = JSON.stringify(record);
    return (await store.replace(key, found.text, text, endOf(record))) ? { text, record } : undefined;
  }

  /** Stores the result of a renewal, or keeps it here if the store fails: `unsaved` says why. */
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
      // A write that the store called a failure may have happened.
      if (found?.text === text) return true;
      // Deleted, signed in again, or renewed by a process that took over: that is newer.
      if (!found || !replaces(found.record)) return false;
      if (await replace(key, found, record)) return true;
    }
    throw tooManyRaces();
  }

  /** Stores what is kept here of a key; rejects if that fails. */
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

  /** Nothing runs in the background by itself: each call stores what it finds unsaved, and doesn't wait for it. */
  async function flushAll(): Promise<void> {
    if (isFlushingAll) return;
    isFlushingAll = true;
    for (const key of unsaved.keys()) await flush(key).catch(() => undefined);
    isFlushingAll = false;
  }

  /** Puts a record there, or none, whatever is stored now. */
  async function overwrite(key: string, record: TokenRecord | undefined): Promise<void> {
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
  }

  /** Whether so much is kept here that no more can be. */
  const isFull = () => unsaved.size >= maxUnsaved;

  return { read, replace, save, flush, isFull, overwrite };
}

function endOf(record: TokenRecord): { endsAt: number } | undefined {
  const endsAt = worthlessFrom(record);
  return endsAt === undefined ? undefined : { endsAt };
}

export function tooManyRaces(): XtTokensError {
  const message = "the store refuses every change: does replace() compare with what get() returns?";
  return new XtTokensError("store_failed", "not-sent", message);
}
