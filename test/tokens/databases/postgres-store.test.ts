/** What `postgresStore` keeps in a real PostgreSQL, at any isolation level, and when the server cuts connections. */
import { describe, expect, inject, it, vi } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { postgresCleanUp } from "../../../src/tokens/sql-stores.js";
import { postgres } from "./clients.js";
import { counting, newKey, opening, patiently } from "./harness.js";

const postgresUrl = inject("postgresUrl");
const anHour = 3_600_000;

describe.skipIf(!postgresUrl)("postgresStore()", () => {
  it("deletes expired records with its statement, and no others", async () => {
    const { pool, store } = await opening(postgres(postgresUrl));
    const [ended, alive, endless] = [newKey(), newKey(), newKey()];
    for (const key of [ended, alive, endless]) {
      await store.replace(key, undefined, "a", { endsAt: Date.now() - anHour });
    }
    await store.replace(alive, "a", "b", { endsAt: Date.now() + anHour });
    await store.replace(endless, "a", "c");
    await pool.query(postgresCleanUp);
    expect(await Promise.all([ended, alive, endless].map(store.get))).toEqual([undefined, "b", "c"]);
  });

  it.each(["repeatable read", "serializable"])(
    "keeps the promises of a store if the database is set to %s",
    async (isolation) => {
      const options = `-c default_transaction_isolation=${isolation.replace(" ", "\\ ")}`;
      const { pool } = await opening(postgres(postgresUrl, options));
      expect((await pool.query("SHOW transaction_isolation")).rows).toEqual([{ transaction_isolation: isolation }]);
      await checkTokenStore(async () => (await opening(postgres(postgresUrl, options))).store);
    },
  );

  it("says nothing untrue when the server cuts its connections", async () => {
    const cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'";
    const { pool } = await opening(postgres(postgresUrl));
    const { store } = await opening(postgres(`${postgresUrl}?application_name=cut`));
    const key = newKey();
    const count = counting(Array(5).fill(store), [key]);
    try {
      for (let round = 1; round <= 5; round += 1) {
        await count.progress(20);
        // There is none for a moment if all have just been cut.
        await vi.waitUntil(async () => (await pool.query(cut)).rows.length > 0, patiently);
      }
      await count.progress(100);
    } finally {
      await count.end();
    }
    const acknowledged = count.acknowledged.get(key) ?? 0;
    expect(count.failed()).toBeGreaterThan(0);
    // A write that ended in doubt may be there as well.
    const found = Number(await store.get(key));
    expect(found).toBeGreaterThanOrEqual(acknowledged);
    expect(found).toBeLessThanOrEqual(acknowledged + count.failed());
  });
});
