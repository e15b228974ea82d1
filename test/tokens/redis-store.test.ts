/** What `redisStore` takes for a client, and what it doesn't; with real ones see `databases/`. */
import { describe, expect, it } from "vitest";
import { redisStore } from "../../src/tokens/redis-store.js";

const method = async () => null;

describe("redisStore()", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a URL", "redis://user:planted@127.0.0.1"],
    ["a map", new Map()],
    ["an HTTP client, whose eval takes lists", { hget: method, eval: method, hset: method }],
    ["a client without scripts", { hGet: method, hget: method, call: method }],
    ["a client of PostgreSQL", { query: method }],
  ])("refuses %s, and says what it takes", (_, client) => {
    expect(() => redisStore(Object(client))).toThrow(
      expect.objectContaining({
        name: "XtConfigError",
        code: "invalid_option",
        message: "redisStore: the client must be one of redis (node-redis), ioredis or iovalkey",
      }),
    );
  });

  it("refuses a prefix that is not a string", () => {
    const client = { hGet: method, eval: method };
    expect(() => redisStore(client, Object({ prefix: 1 }))).toThrow("prefix must be a string");
  });

  it("refuses a client that uses callbacks instead of promises", async () => {
    const store = redisStore(Object({ hGet: () => undefined, eval: () => undefined }));
    await expect(store.get("key")).rejects.toMatchObject({ name: "XtConfigError" });
    await expect(store.replace("key", undefined, "a")).rejects.toMatchObject({ name: "XtConfigError" });
  });

  it("accepts a number that the client returns as text or in another type", async () => {
    for (const one of [1, "1", 1n]) {
      expect(await redisStore({ hGet: method, eval: async () => one }).replace("key", "a", "b")).toBe(true);
    }
    for (const nothing of [0, "0", 0n]) {
      expect(await redisStore({ hGet: method, eval: async () => nothing }).replace("key", "a", "b")).toBe(false);
    }
    for (const other of [null, "", [], "OK", 2, true]) {
      const store = redisStore({ hGet: method, eval: async () => other });
      await expect(store.replace("key", "a", "b")).rejects.toMatchObject({ name: "XtConfigError" });
    }
  });

  it("refuses a transaction, which only collects commands", async () => {
    const collecting = { hGet: () => collecting, eval: () => collecting };
    const store = redisStore(Object(collecting));
    await expect(store.get("key")).rejects.toMatchObject({ name: "XtConfigError" });
    await expect(store.replace("key", undefined, "a")).rejects.toMatchObject({ name: "XtConfigError" });
  });

  it("throws an error of the client unchanged", async () => {
    const failure = new Error("READONLY You can't write against a read only replica.");
    const store = redisStore({ hGet: () => Promise.reject(failure), eval: () => Promise.reject(failure) });
    await expect(store.get("key")).rejects.toBe(failure);
    await expect(store.replace("key", undefined, "a")).rejects.toBe(failure);
  });
});
