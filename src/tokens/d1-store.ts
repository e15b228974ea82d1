/** Records in Cloudflare D1, each a row, for apps that run in Workers. */
import { XtConfigError } from "../errors.js";
import { sqlStore } from "./sql-store.js";
import type { XtTokenStore } from "./store.js";

/** What {@link d1Store} needs of a D1 binding. */
export interface XtD1Database {
  /** Prepares one statement; its values are bound, and it is run. */
  prepare(statement: string): { bind(...values: unknown[]): { all(): Promise<{ results: unknown[] }> } };
}

/** The statement that creates the table of {@link d1Store}: put it into a migration. */
export const d1Table =
  "CREATE TABLE IF NOT EXISTS xt_tokens (key TEXT PRIMARY KEY, record TEXT NOT NULL, ends_at INTEGER) WITHOUT ROWID";

/** The statement that deletes the records which have ended: run it regularly, such as from a cron trigger. */
export const d1CleanUp = "DELETE FROM xt_tokens WHERE ends_at < unixepoch() * 1000";

const statements = {
  select: "SELECT record FROM xt_tokens WHERE key = ?",
  insert: "INSERT INTO xt_tokens (key, record, ends_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1",
  update: "UPDATE xt_tokens SET record = ?3, ends_at = ?4 WHERE key = ?1 AND record = ?2 RETURNING 1",
  remove: "DELETE FROM xt_tokens WHERE key = ? AND record = ? RETURNING 1",
};

/**
 * A store in the table `xt_tokens` of Cloudflare D1, which has one primary and compares and sets in one statement. Workers KV can't
 * be a store: it has no compare-and-set.
 *
 * ```ts
 * const tokens = createXtTokens({ xt, store: d1Store(env.DB) });
 * ```
 *
 * Pass the binding itself, not a session with read replication: a replica may lag behind.
 *
 * @throws {@link XtConfigError} the database has no `prepare`
 */
export function d1Store(database: XtD1Database): XtTokenStore {
  if (typeof Object(database).prepare !== "function") {
    throw new XtConfigError("invalid_option", "d1Store", "the database must be a binding of D1, such as env.DB");
  }
  return sqlStore(statements, async (statement, values) => {
    const bound = database.prepare(statement).bind(...values);
    return (await bound.all()).results;
  });
}
