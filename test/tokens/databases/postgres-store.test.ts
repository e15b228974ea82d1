/** `postgresStore` with a real PostgreSQL: expired records, the strictest isolation level, and a read-only server. */
import pg from "pg";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import { postgresCleanUp, postgresStore } from "../../../src/tokens/sql-stores.js";
import { hour } from "../token-pairs.js";
import { postgres } from "./clients.js";
import { closedAfterTest, newKey } from "./harness.js";

const postgresUrl = inject("postgresUrl");

describe.skipIf(!postgresUrl)("postgresStore()", () => {
  it("deletes expired records with its statement, and no others", async () => {
    const { pool, store } = await closedAfterTest(postgres(postgresUrl));
    const [expired, valid, permanent] = [newKey(), newKey(), newKey()];
    for (const key of [expired, valid, permanent]) {
      await store.replace(key, undefined, "a", { endsAt: Date.now() - hour });
    }
    await store.replace(valid, "a", "b", { endsAt: Date.now() + hour });
    await store.replace(permanent, "a", "c");
    await pool.query(postgresCleanUp);
    expect(await Promise.all([expired, valid, permanent].map(store.get))).toEqual([undefined, "b", "c"]);
  });

  it("meets the requirements of a token store even at the strictest isolation level", async () => {
    const options = "-c default_transaction_isolation=serializable";
    const { pool } = await closedAfterTest(postgres(postgresUrl, options));
    expect((await pool.query("SHOW transaction_isolation")).rows).toEqual([{ transaction_isolation: "serializable" }]);
    await checkTokenStore(async () => (await closedAfterTest(postgres(postgresUrl, options))).store);
  });

  it("reads from a server that is read-only, and rejects each write with PostgreSQL's code", async () => {
    const { store } = await closedAfterTest(postgres(postgresUrl));
    const key = newKey();
    await store.replace(key, undefined, "a");
    const pool = new pg.Pool({ connectionString: postgresUrl, options: "-c default_transaction_read_only=on" });
    onTestFinished(() => pool.end());
    expect(await postgresStore(pool).get(key)).toBe("a");
    await expect(postgresStore(pool).replace(key, "a", "b")).rejects.toMatchObject({ code: "25006" });
  });
});
