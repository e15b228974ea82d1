/** A small proof for every save: a few processes, a few seconds. `index.ts` is the whole one. */
import { describe, expect, it } from "vitest";
import { postgresServer } from "../databases/postgres.js";
import { redisServer } from "../databases/redis.js";
import type { Fault } from "./faults.js";
import { prove } from "./prove.js";
import { type StoreKind, storeKinds } from "./stores.js";

/** A machine may be busy; and a lease that a killed process left behind has to lapse, for its callers and once more at the end. */
const timeout = 180_000;

const installed = storeKinds.filter((kind) => (kind === "postgres" ? postgresServer : redisServer) !== undefined);

/** What holds whatever goes wrong. */
async function prover(store: StoreKind, fault: Fault) {
  const figures = await prove({ store, fault, processes: 3, users: 20, seconds: 4, atLeast: 300 });
  const { tokens, renewals, ...others } = figures;
  expect(tokens).toBeGreaterThan(0);
  expect(renewals).toBeGreaterThan(0);
  expect(others).toMatchObject({ ended: 0, overlaps: 0, unexplained: [], unsettled: [], surprises: [] });
  return figures;
}

// Most of the time they wait, for tokens to end and leases to lapse: so the stores are tried at once.
describe.skipIf(installed.length === 0)("processes that share a store", () => {
  describe("renew each token once, and lose no user", () => {
    it.concurrent.each(installed)("%s", { timeout }, async (store) => {
      const figures = await prover(store, {});
      expect(figures).toMatchObject({ mostPerToken: 1, lost: 0, refreshFailed: 0, storeFailed: 0 });
    });
  });

  describe("lose no user when the database cuts their connections", () => {
    it.concurrent.each(installed)("%s", { timeout }, async (store) => {
      expect(await prover(store, { cutEveryMs: 500 })).toMatchObject({ mostPerToken: 1, lost: 0 });
    });
  });

  describe("lose as many users as answers were lost", () => {
    it.concurrent.each(installed)("%s", { timeout }, async (store) => {
      const { lost } = await prover(store, { server: { dropBefore: 100, dropAfter: 500 } });
      expect(lost).toBeGreaterThan(0);
    });
  });

  describe("lose as many users as answers died with a process that was killed", () => {
    it.concurrent.each(installed)("%s", { timeout }, async (store) => {
      await prover(store, { killEveryMs: 2_000 });
    });
  });
});
