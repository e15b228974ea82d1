/** Tests each store with a real server, through each supported client. */
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { type Connected, postgres, redisClients } from "./clients.js";
import { closedAfterTest, newKey, patiently } from "./harness.js";
import { type FaultyProxy, startProxy } from "./proxy.js";

type Connect = (url: string) => Promise<Connected>;

const [redisUrl, postgresUrl] = [inject("redisUrl"), inject("postgresUrl")];
const stores: [name: string, connect: Connect, url: string][] = [
  ["postgresStore() with pg", postgres, postgresUrl],
  ...Object.entries(redisClients).map(([name, connect]): [string, Connect, string] => [
    `redisStore() with ${name}`,
    connect,
    redisUrl,
  ]),
];

/** Resolves to the result of a call, or to its error. */
const outcomeOf = (call: Promise<unknown>) => call.catch((error: unknown) => Object(error));
const isErrorOr = (value: unknown) => (outcome: unknown) => outcome === value || outcome instanceof Error;

for (const [name, connect, url] of stores) {
  describe.skipIf(!url)(name, () => {
    const storeAt = async (address: string) => (await closedAfterTest(connect(address))).store;

    it("meets the requirements of a token store", async () => {
      await checkTokenStore(() => storeAt(url));
    });

    describe("behind a connection that fails", () => {
      let proxy: FaultyProxy;
      const proxied = () => storeAt(url.replace(/:\d+(?=\/|$)/, `:${proxy.port}`));
      beforeAll(async () => {
        proxy = await startProxy(Number(/:(\d+)(?:\/|$)/.exec(url)?.[1]));
      });
      afterEach(() => proxy.mend());
      afterAll(() => proxy[Symbol.asyncDispose]());

      it.each<[what: string, to: string | undefined, later: string[]]>([
        ["a deletion", undefined, []],
        ["a replacement, even if other processes have replaced its record since", "b", ["c", "d"]],
      ])("never resolves to false for %s if only the response is lost", async (_, to, later) => {
        const [store, other, key] = [await proxied(), await storeAt(url), newKey()];
        await store.replace(key, undefined, "a");
        const lost = proxy.dropResponseTo(key);
        const outcome = outcomeOf(store.replace(key, "a", to));
        await lost;
        let newest = to;
        for (const next of later) {
          expect(await other.replace(key, newest, next)).toBe(true);
          newest = next;
        }
        expect(await other.get(key)).toBe(newest);
        proxy.mend();
        expect(await outcome).toSatisfy(isErrorOr(true));
        // The client may not have reconnected yet.
        await vi.waitFor(async () => expect(await store.get(key)).toBe(newest), patiently);
      });

      it("returns no wrong result while the server is unreachable, and works again afterwards", async () => {
        const [store, key] = [await proxied(), newKey()];
        await store.replace(key, undefined, "a");
        proxy.cut();
        // Some clients reject, others wait for the server.
        const waiting = [outcomeOf(store.replace(key, "x", "b")), outcomeOf(store.get(key))];
        await new Promise((resolve) => setTimeout(resolve, 300));
        proxy.mend();
        const [replaced, found] = await Promise.all(waiting);
        expect(replaced).toSatisfy(isErrorOr(false));
        expect(found).toSatisfy(isErrorOr("a"));
        expect(await store.get(key)).toBe("a");
        expect(await store.replace(key, "a", "b")).toBe(true);
      });
    });
  });
}
