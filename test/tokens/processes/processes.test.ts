/** A small proof for every save: a few processes, a few seconds. `index.ts` is the whole one. */
import { describe, expect, it } from "vitest";
import { postgresServer } from "../databases/postgres.js";
import { redisServer } from "../databases/redis.js";
import type { Fault } from "./faults.js";
import { prove } from "./prove.js";
import { type StoreKind, storeKinds } from "./stores.js";

/** A machine may be busy; and a lease that a killed process left behind has to lapse, for its callers and once more at the end. */
const timeout = 180_000;

/** What holds whatever goes wrong. */
async function prover(store: StoreKind, fault: Fault) {
  const figures = await prove({ store, fault, processes: 3, users: 20, seconds: 4, atLeast: 300 });
  const { tokens, renewals, ...others } = figures;
  expect(tokens).toBeGreaterThan(0);
  expect(renewals).toBeGreaterThan(0);
  expect(others).toMatchObject({ ended: 0, overlaps: 0, unexplained: [], unsettled: [], surprises: [] });
  return figures;
}

for (const store of storeKinds) {
  const command = store === "postgres" ? postgresServer : redisServer;
  describe.skipIf(command === undefined)(`processes that share ${store}`, () => {
    it("renew each token once, and lose nobody", { timeout }, async () => {
      const figures = await prover(store, {});
      expect(figures).toMatchObject({ mostPerToken: 1, lost: 0, refreshFailed: 0, storeFailed: 0 });
    });

    it("lose nobody when the database cuts their connections", { timeout }, async () => {
      expect(await prover(store, { cutEveryMs: 500 })).toMatchObject({ mostPerToken: 1, lost: 0 });
    });

    it("lose as many users as answers were lost", { timeout }, async () => {
      const { lost } = await prover(store, { server: { dropBefore: 100, dropAfter: 500 } });
      expect(lost).toBeGreaterThan(0);
    });

    it("lose as many users as answers died with a process that was killed", { timeout }, async () => {
      await prover(store, { killEveryMs: 2_000 });
    });
  });
}
