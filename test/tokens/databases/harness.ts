/** Helpers for the tests with real servers: connections that are closed after the test, and counters that detect lost writes. */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { XtTokenStore } from "../../../src/tokens/store.js";
import type { Connected } from "./clients.js";

/** Resolves to a connection, which is closed after the test. */
export async function closedAfterTest<T extends Connected>(connecting: Promise<T>): Promise<T> {
  const connected = await connecting;
  onTestFinished(async () => connected[Symbol.asyncDispose]());
  return connected;
}

/** Options of `vi.waitFor` that also suffice on a busy machine. */
export const patiently = { timeout: 50_000, interval: 100 };

export const newKey = () => randomBytes(9).toString("base64url");

/** For each key, how many writes of its record the server has acknowledged. */
export type Counts = Map<string, number>;

export const newCounts = (keys: number): Counts => new Map(Array.from({ length: keys }, () => [newKey(), 0]));

export const haveReached = (counts: Counts, least: number) => [...counts.values()].every((count) => count >= least);

/** Increments the number in each record, through all stores at once, until `isOver` returns true. Failed calls don't count. */
export async function countUp(stores: readonly XtTokenStore[], counts: Counts, isOver: () => boolean): Promise<void> {
  let isClosed = false;
  onTestFinished(() => {
    isClosed = true;
  });
  async function countOne(store: XtTokenStore, key: string): Promise<void> {
    const from = await store.get(key);
    const isDone = await store.replace(key, from, `${Number(from ?? 0) + 1}`);
    if (isDone) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const counters = [...counts.keys()].flatMap((key) =>
    stores.map(async (store) => {
      // The pause prevents a busy loop: a closed client rejects immediately.
      while (!isOver() && !isClosed) await countOne(store, key).catch(() => sleep(20));
    }),
  );
  await Promise.all(counters);
}
