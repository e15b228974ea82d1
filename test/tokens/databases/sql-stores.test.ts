/** What the stores of SQL databases keep, on a real PostgreSQL at any isolation level, and on Cloudflare's D1 in workerd. */
import { Miniflare } from "miniflare";
import { describe, expect, inject, it } from "vitest";
import { checkTokenStore } from "../../../src/testing/index.js";
import {
  d1CleanUp,
  d1Store,
  d1Table,
  postgresCleanUp,
  postgresStore,
  type XtD1Database,
  type XtTokenStore,
} from "../../../src/tokens/index.js";
import { postgres } from "./clients.js";
import { newKey, opened, opening } from "./harness.js";

const postgresUrl = inject("postgresUrl");
const anHour = 3_600_000;
/** D1 writes to the disk, and a machine may be busy. */
const timeout = 180_000;

async function openD1(): Promise<XtD1Database> {
  const script = "export default { fetch: () => new Response() }";
  const worker = new Miniflare({ modules: true, script, compatibilityDate: "2026-01-01", d1Databases: ["DB"] });
  opened.push(() => worker.dispose());
  const database = await worker.getD1Database("DB");
  await database.prepare(d1Table).bind().all();
  return database;
}

async function expectCleanUp(store: XtTokenStore, cleanUp: () => Promise<unknown>): Promise<void> {
  const [ended, alive, endless] = [newKey(), newKey(), newKey()];
  for (const key of [ended, alive, endless]) {
    await store.replace(key, undefined, "a", { endsAt: Date.now() - anHour });
  }
  await store.replace(alive, "a", "b", { endsAt: Date.now() + anHour });
  await store.replace(endless, "a", "c");
  await cleanUp();
  expect(await Promise.all([ended, alive, endless].map(store.get))).toEqual([undefined, "b", "c"]);
}

it("d1Store() keeps the promises of a store, and its statement deletes only expired records", { timeout }, async () => {
  const database = await openD1();
  await checkTokenStore(() => d1Store(database));
  await expectCleanUp(d1Store(database), () => database.prepare(d1CleanUp).bind().all());
});

it.each([undefined, {}, { prepare: 5, query: 5 }])("a store refuses %j, which is no database", (other) => {
  for (const createStore of [d1Store, postgresStore]) {
    const error = { name: "XtConfigError", code: "invalid_option", operation: createStore.name };
    expect(() => createStore(other as never)).toThrow(expect.objectContaining(error));
  }
});

describe.skipIf(!postgresUrl)("postgresStore()", () => {
  it("has a statement that deletes only expired records", async () => {
    const { pool, store } = await opening(postgres(postgresUrl));
    await expectCleanUp(store, () => pool.query(postgresCleanUp));
  });

  const isolations = ["repeatable read", "serializable"];
  it.each(isolations)("keeps the promises of a store at the isolation level %s", async (isolation) => {
    const options = `-c default_transaction_isolation=${isolation.replace(" ", "\\ ")}`;
    const { pool } = await opening(postgres(postgresUrl, options));
    expect((await pool.query("SHOW transaction_isolation")).rows).toEqual([{ transaction_isolation: isolation }]);
    await checkTokenStore(async () => (await opening(postgres(postgresUrl, options))).store);
  });
});
