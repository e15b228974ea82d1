import { expect, it } from "vitest";
import { createSemaphore } from "../../src/tokens/semaphore.js";
import { BoundedMap } from "../../src/tokens/stored-records.js";

it("a semaphore gives released permits to the callers that wait, first in, first out", async () => {
  const semaphore = createSemaphore(1);
  const release = await semaphore.acquire();
  const order: string[] = [];
  const waiting = ["first", "second", "third"].map(async (name) => {
    const releaseNext = await semaphore.acquire();
    order.push(name);
    expect(semaphore.isFull()).toBe(true);
    releaseNext();
    // A second release must not free another permit.
    releaseNext();
  });
  release();
  await Promise.all(waiting);
  expect(order).toEqual(["first", "second", "third"]);
  expect(semaphore.isFull()).toBe(false);
  await semaphore.acquire();
  expect(semaphore.isFull()).toBe(true);
});

it("a full BoundedMap drops the entry that was set first", () => {
  const map = new BoundedMap<number>(2);
  map.set("a", 1).set("b", 2).set("b", 3);
  expect([...map.keys()]).toEqual(["a", "b"]);
  map.set("a", 4).set("c", 5);
  expect([...map.keys()]).toEqual(["a", "c"]);
});
