/** Which clients and results `redisStore` accepts. The tests in `databases/` use real servers. */
import { describe, expect, it } from "vitest";
import { redisStore } from "../../src/tokens/redis-store.js";
import { thrown } from "../expect-failure.js";

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
  ])("refuses %s, and names the clients that it accepts", (_, client) => {
    const message = "redisStore: the client must be one of redis (node-redis), ioredis or iovalkey";
    const error = thrown(() => redisStore(client as never));
    expect(error).toMatchObject({ name: "XtConfigError", code: "invalid_option", message });
  });

  it("refuses a prefix that is not a string", () => {
    const client = { hGet: method, eval: method };
    expect(() => redisStore(client, Object({ prefix: 1 }))).toThrow("prefix must be a string");
  });

  it.each([
    ["uses callbacks instead of promises", () => undefined],
    ["returns bytes", () => Buffer.from("a")],
    ["is a transaction, which only collects commands", () => ({ hGet: method, eval: method })],
  ])("refuses a client that %s", async (_, call) => {
    const store = redisStore(Object({ hGet: call, eval: call }));
    await expect(store.get("key")).rejects.toMatchObject({ name: "XtConfigError" });
    await expect(store.replace("key", undefined, "a")).rejects.toMatchObject({ name: "XtConfigError" });
  });

  it.each<[result: unknown, outcome: boolean | string]>([
    ...[1, "1", 1n].map((result): [unknown, boolean] => [result, true]),
    ...[0, "0", 0n].map((result): [unknown, boolean] => [result, false]),
    ...[null, "", [[]], "OK", 2, true].map((result): [unknown, string] => [result, "XtConfigError"]),
  ])("turns the script's result %o into %s", async (result, outcome) => {
    const store = redisStore({ hGet: method, eval: async () => result });
    expect(await store.replace("key", "a", "b").catch(({ name }) => name)).toBe(outcome);
  });
});
