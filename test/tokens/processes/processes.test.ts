/** Several processes renew tokens in one store for a few seconds. `index.ts` runs this with all stores and faults, and for longer. */
import { describe, expect, it } from "vitest";
import { postgresServer, redisServer } from "../databases/servers.js";
import type { Fault } from "./faults.js";
import { type Figures, runProcesses } from "./run-processes.js";

/** Long enough for a busy machine, and for two leases of killed processes to end. */
const timeout = 180_000;

/** The encrypted store contains `redisStore`. `index.ts` also tests `redisStore` alone. */
const stores = [
  ...(postgresServer === undefined ? [] : (["postgres"] as const)),
  ...(redisServer === undefined ? [] : (["encrypted redis"] as const)),
];

// The stores are tested concurrently, because most of the time the processes wait for tokens to expire and leases to end.
describe.skipIf(stores.length === 0)("processes that share a store", () => {
  describe.each<[what: string, fault: Fault, expected: Partial<Figures>]>([
    ["renew each token once, and lose no user", {}, { mostPerToken: 1, lost: 0, refreshFailed: 0, storeFailed: 0 }],
    ["lose no user if the database cuts their connections", { cutEveryMs: 500 }, { mostPerToken: 1, lost: 0 }],
    [
      "lose only the users whose new tokens were lost with XT's response",
      { server: { dropBefore: 100, dropAfter: 500 } },
      { lost: expect.toSatisfy((users: number) => users > 0) },
    ],
    ["lose only the users whose new tokens were lost with a killed process", { killEveryMs: 2_000 }, {}],
  ])("%s", (_, fault, expected) => {
    it.concurrent.each(stores)("%s", { timeout }, async (store) => {
      const figures = await runProcesses({ store, fault, processes: 3, users: 20, seconds: 4, atLeast: 300 });
      const nothingWrong = { expired: 0, overlaps: 0, unexplained: [], unsettled: [], unexpectedErrors: [] };
      expect(figures).toMatchObject({ ...nothingWrong, ...expected });
      expect(figures.tokens).toBeGreaterThan(0);
      expect(figures.renewals).toBeGreaterThan(0);
    });
  });
});
