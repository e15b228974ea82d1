/** A small proof for every save: a few processes, a few seconds. `index.ts` is the whole one. */
import { describe, expect, it } from "vitest";
import { postgresServer, redisServer } from "../databases/servers.js";
import type { Fault } from "./faults.js";
import { type Figures, prove } from "./prove.js";

/** A machine may be busy; and a lease that a killed process left behind has to lapse, for its callers and once more at the end. */
const timeout = 180_000;

/** The encrypted store is one around Redis's. `index.ts` also tries that one by itself. */
const stores = [
  ...(postgresServer === undefined ? [] : (["postgres"] as const)),
  ...(redisServer === undefined ? [] : (["encrypted redis"] as const)),
];

// Most of the time they wait, for tokens to end and leases to lapse: so the stores are tried at once.
describe.skipIf(stores.length === 0)("processes that share a store", () => {
  describe.each<[what: string, fault: Fault, expected: Partial<Figures>]>([
    ["renew each token once, and lose no user", {}, { mostPerToken: 1, lost: 0, refreshFailed: 0, storeFailed: 0 }],
    ["lose no user when the database cuts their connections", { cutEveryMs: 500 }, { mostPerToken: 1, lost: 0 }],
    [
      "lose as many users as answers were lost",
      { server: { dropBefore: 100, dropAfter: 500 } },
      { lost: expect.toSatisfy((users: number) => users > 0) },
    ],
    ["lose as many users as answers died with a process that was killed", { killEveryMs: 2_000 }, {}],
  ])("%s", (_, fault, expected) => {
    it.concurrent.each(stores)("%s", { timeout }, async (store) => {
      const figures = await prove({ store, fault, processes: 3, users: 20, seconds: 4, atLeast: 300 });
      const nothingWrong = { ended: 0, overlaps: 0, unexplained: [], unsettled: [], surprises: [] };
      expect(figures).toMatchObject({ ...nothingWrong, ...expected });
      expect(figures.tokens).toBeGreaterThan(0);
      expect(figures.renewals).toBeGreaterThan(0);
    });
  });
});
