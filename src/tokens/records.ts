/** The records in the store, read and replaced; and what became of renewals and couldn't be put there, kept here until it can. */
import { isXtError, type XtAnyError, XtTokensError } from "../errors.js";
import { causeOf } from "../http/network-error.js";
import { parseRecord, type TokenRecord, worthlessFrom } from "./record.js";
import { sleep } from "./sleep.js";
import type { XtTokenStore } from "./store.js";

/** A record, and the text that it stands in. */
export interface Found {
  readonly text: string | undefined;
  readonly record: TokenRecord;
  /** Why it stands only here, where it couldn't be put into the store. */
  readonly unsaved?: XtAnyError;
}

export interface Records {
  read(key: string): Promise<Found | undefined>;
  /** Puts a record in place of the one that was found; `undefined` where another one stands there by now. */
  replace(key: string, found: Found, record: TokenRecord): Promise<Found | undefined>;
  /**
   * Writes down what became of a renewal, where `replaces` says so of the record that stands there. Where the store fails, the record
   * is kept here until it can be put there, and `unsaved` says why.
   */
  save(
    key: string,
    record: TokenRecord,
    replaces: (standing: TokenRecord) => boolean,
  ): Promise<{ isNewest: boolean; unsaved?: XtAnyError }>;
  /** Puts a record there, or none, whatever stands there now. */
  overwrite(key: string, record: TokenRecord | undefined): Promise<void>;
}

interface Unsaved {
  readonly record: TokenRecord;
  readonly replaces: (standing: TokenRecord) => boolean;
  readonly because: XtAnyError;
}

/** The pauses after which it is tried again to save what became of a renewal, while its caller waits. */
const pausesMs = [100, 400];

/** So often somebody else can't be quicker by chance. */
export const maxRaces = 1_000;

export function createRecords(store: XtTokenStore, now: () => number): Records {
  const unsaved = new Map<string, Unsaved>();

  async function find(key: string): Promise<Found | undefined> {
    const text = await asking(() => store.get(key));
    if (text === undefined) return undefined;
    const record = parseRecord(text);
    if (record) return { text, record };
    const message = "the store holds something else under this key: delete that, or keep it elsewhere";
    throw new XtTokensError("record_unreadable", "not-sent", message);
  }

  function put(key: string, from: string | undefined, record: TokenRecord | undefined, to = textOf(record)) {
    const endsAt = record && worthlessFrom(record, now());
    return asking(() => store.replace(key, from, to, endsAt === undefined ? undefined : { endsAt }));
  }

  async function putOver(
    key: string,
    record: TokenRecord,
    replaces: (standing: TokenRecord) => boolean,
  ): Promise<boolean> {
    const text = textOf(record);
    for (let race = 0; race < maxRaces; race += 1) {
      const found = await find(key);
      // A save that the store called a failure may have come to pass.
      if (found?.text === text) return true;
      // Deleted, signed in anew, or renewed by whoever took over: that is newer.
      if (!found || !replaces(found.record)) return false;
      if (await put(key, found.text, record, text)) return true;
    }
    throw neverWins();
  }

  async function saveAgain(key: string, { record, replaces }: Unsaved): Promise<void> {
    await putOver(key, record, replaces);
    if (unsaved.get(key)?.record === record) unsaved.delete(key);
  }

  return {
    async read(key) {
      for (const [other, one] of unsaved) if (other !== key) saveAgain(other, one).catch(() => undefined);
      const kept = unsaved.get(key);
      if (!kept) return find(key);
      try {
        await saveAgain(key, kept);
        return await find(key);
      } catch {
        return { text: undefined, record: kept.record, unsaved: kept.because };
      }
    },

    async replace(key, found, record) {
      // It doesn't stand in the store, so nothing there can be replaced.
      if (found.unsaved) throw found.unsaved;
      const text = textOf(record);
      return (await put(key, found.text, record, text)) ? { text, record } : undefined;
    },

    async save(key, record, replaces) {
      for (let tried = 0; ; tried += 1) {
        try {
          return { isNewest: await putOver(key, record, replaces) };
        } catch (error) {
          const pause = pausesMs[tried];
          if (pause === undefined) {
            const because = ourError(error);
            unsaved.set(key, { record, replaces, because });
            return { isNewest: true, unsaved: because };
          }
          await sleep(pause);
        }
      }
    },

    async overwrite(key, record) {
      for (let race = 0; race < maxRaces; race += 1) {
        const standing = await asking(() => store.get(key));
        if ((standing === undefined && record === undefined) || (await put(key, standing, record))) {
          unsaved.delete(key);
          return;
        }
      }
      throw neverWins();
    },
  };
}

function textOf(record: TokenRecord | undefined): string | undefined {
  return record && JSON.stringify(record);
}

async function asking<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw ourError(error);
  }
}

/** The store may be anybody's, and so is what it throws: only what kind of failure it was is shown. */
function ourError(error: unknown): XtAnyError {
  if (isXtError(error)) return error;
  const cause = causeOf(error, []);
  const why = cause ? ` (${cause.code ?? cause.name})` : "";
  return new XtTokensError("store_failed", "not-sent", `the store failed${why}; nothing was sent to XT`, { cause });
}

export function neverWins(): XtTokensError {
  const message = "the store refuses every change: does replace() compare with what get() returns?";
  return new XtTokensError("store_failed", "not-sent", message);
}
