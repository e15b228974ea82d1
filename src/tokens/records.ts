/** The records in the store, read and replaced; and results of renewals that couldn't be stored, kept here until they can. */
import { type XtAnyError, XtTokensError } from "../errors.js";
import { type GuardedStore, isTimeout, maxRaces, storeError, tooManyRaces } from "./guarded-store.js";
import { parseRecord, type TokenRecord, worthlessFrom } from "./record.js";
import { sleep } from "./timers.js";

/** A record, and the text of it in the store. */
export interface Found {
  readonly text: string | undefined;
  readonly record: TokenRecord;
  /** Why the record is only in this process, if it couldn't be stored. */
  readonly unsaved?: XtAnyError;
}

export interface Records {
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
}

/** The pauses before it is tried again to store a result, while its caller waits. */
const pausesMs = [100, 400];

/** How many results are kept here at most. Beyond that no refresh token is sent: its answer could not be kept. */
const maxUnsaved = 1_000;

/** How many records are kept parsed: parsing costs more than all the rest of a call. */
const maxParsed = 1_000;

export function createRecords(store: GuardedStore): Records {
  const unsaved = new Map<string, Unsaved>();
  const flushing = new Map<string, Promise<void>>();
  const parsed = new Map<string, Found>();
  let isFlushingAll = false;

  async function find(key: string): Promise<Found | undefined> {
    const text = await store.get(key);
    if (text === undefined) return undefined;
    const known = parsed.get(key);
    if (known?.text === text) return known;
    const record = parseRecord(text);
    if (!record) throw unreadable();
    if (parsed.size >= maxParsed)
      for (const oldest of [...parsed.keys()].slice(0, maxParsed / 2)) parsed.delete(oldest);
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

  function flush(key: string): Promise<void> {
    const kept = unsaved.get(key);
    const underWay = flushing.get(key);
    if (underWay || !kept) return underWay ?? Promise.resolve();
    const started = putOver(key, kept.record, kept.replaces)
      .then(() => {
        if (unsaved.get(key) === kept) unsaved.delete(key);
      })
      .finally(() => flushing.delete(key));
    flushing.set(key, started);
    return started;
  }

  /** Nothing runs in the background by itself: each call stores what it finds unsaved, and doesn't wait for it. */
  async function flushAll(): Promise<void> {
    isFlushingAll = true;
    for (const key of unsaved.keys()) await flush(key).catch(() => undefined);
    isFlushingAll = false;
  }

  async function readUnsaved(key: string): Promise<Found | undefined> {
    const kept = unsaved.get(key);
    if (!kept) return find(key);
    const found = await find(key).catch(() => null);
    if (unsaved.get(key) !== kept) return readUnsaved(key);
    if (found === null || (found && kept.replaces(found.record))) return kept;
    // It is stored by now, or something newer is.
    unsaved.delete(key);
    return found;
  }

  return {
    read(key) {
      if (unsaved.size === 0) return find(key);
      if (!isFlushingAll) void flushAll();
      return readUnsaved(key);
    },

    async replace(key, found, record) {
      const text = JSON.stringify(record);
      return (await store.replace(key, found.text, text, endOf(record))) ? { text, record } : undefined;
    },

    async save(key, record, replaces) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return { isNewest: await putOver(key, record, replaces) };
        } catch (error) {
          const pause = pausesMs[attempt];
          if (pause === undefined || isTimeout(error)) {
            const because = storeError(error);
            unsaved.set(key, { text: undefined, record, replaces, unsaved: because });
            return { isNewest: true, unsaved: because };
          }
          await sleep(pause);
        }
      }
    },

    flush,
    isFull: () => unsaved.size >= maxUnsaved,

    async overwrite(key, record) {
      await store.overwrite(key, record && JSON.stringify(record), record && endOf(record));
      unsaved.delete(key);
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
