/** What the tests of real servers share: connections that are closed after each test, and counters that find lost writes. */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach } from "vitest";
import type { XtTokenStore } from "../../../src/tokens/store.js";
import type { Connected } from "./clients.js";

/** What a test has opened, closed after it. */
export const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

export async function opening<T extends Connected>(connecting: Promise<T>): Promise<T> {
  const connected = await connecting;
  opened.push(() => connected[Symbol.asyncDispose]());
  return connected;
}

/** For a busy machine. */
export const patiently = { timeout: 50_000, interval: 100 };

export const newKey = () => randomBytes(9).toString("base64url");

/** For each key of a record, how many writes of it the server has acknowledged. */
export type Counts = Map<string, number>;

export const newCounts = (keys: number): Counts => new Map(Array.from({ length: keys }, () => [newKey(), 0]));

export const haveReached = (counts: Counts, least: number) => [...counts.values()].every((count) => count >= least);

/** Counts up in many records, with many stores at once. A call that fails doesn't count. */
export async function countUp(stores: readonly XtTokenStore[], counts: Counts, isOver: () => boolean): Promise<void> {
  let isClosed = false;
  opened.push(() => {
    isClosed = true;
  });
  async function countOne(store: XtTokenStore, key: string): Promise<void> {
    const from = await store.get(key);
    const isDone = await store.replace(key, from, `${Number(from ?? 0) + 1}`);
    if (isDone) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const counters = [...counts.keys()].flatMap((key) =>
    stores.map(async (store) => {
      // A client that has been closed rejects at once, again and again.
      while (!isOver() && !isClosed) await countOne(store, key).catch(() => sleep(20));
    }),
  );
  await Promise.all(counters);
}
