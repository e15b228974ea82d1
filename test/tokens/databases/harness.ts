/** What the tests of real servers share: connections that are closed after each test, and counters that find lost writes. */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, vi } from "vitest";
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

/** Counts up in many records, with many stores at once, until the end; a call that failed counts as neither. */
export function counting(stores: readonly XtTokenStore[], keys: readonly string[]) {
  const acknowledged = new Map<string, number>();
  let failed = 0;
  let isPaused = false;
  let isOver = false;

  async function countUp(store: XtTokenStore, key: string): Promise<void> {
    const from = await store.get(key);
    const isDone = await store.replace(key, from, `${Number(from ?? 0) + 1}`);
    if (isDone) acknowledged.set(key, (acknowledged.get(key) ?? 0) + 1);
  }

  async function countUntilOver(store: XtTokenStore, key: string): Promise<void> {
    while (!isOver) {
      if (isPaused) await sleep(10);
      else {
        await countUp(store, key).catch(() => {
          failed += 1;
          // A client that has been closed rejects at once, again and again.
          return sleep(20);
        });
      }
    }
  }

  const counters = keys.flatMap((key) => stores.map((store) => countUntilOver(store, key)));
  return {
    acknowledged,
    failed: () => failed,
    /** Resolves once every record has been counted up so many times more. */
    async progress(times: number) {
      isPaused = false;
      const before = new Map(acknowledged);
      const isDone = (key: string) => (acknowledged.get(key) ?? 0) >= (before.get(key) ?? 0) + times;
      await vi.waitUntil(() => keys.every(isDone), patiently);
    },
    async pause() {
      isPaused = true;
      await sleep(300);
    },
    async end() {
      isOver = true;
      await Promise.all(counters);
    },
  };
}
