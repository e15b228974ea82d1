/** Records in PostgreSQL, each a row. */
import { XtConfigError } from "../errors.js";
import { sqlStore } from "./sql-store.js";
import type { XtTokenStore } from "./store.js";
import { sleep } from "./timers.js";

/** What {@link postgresStore} needs of `pg`'s Pool, or of a driver with the same results. */
export interface XtPostgresPool {
  /** Runs one statement with its values. */
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The statement that creates the table of {@link postgresStore}: run it once, or put it into your migrations. */
export const postgresTable = `CREATE TABLE IF NOT EXISTS xt_tokens (
  key text PRIMARY KEY,
  record text NOT NULL,
  ends_at timestamptz
)`;

/** The statement that deletes the records which have ended: run it regularly, such as once an hour. */
export const postgresCleanUp = "DELETE FROM xt_tokens WHERE ends_at < now()";

const statements = {
  select: "SELECT record FROM xt_tokens WHERE key = $1",
  insert:
    "INSERT INTO xt_tokens (key, record, ends_at) VALUES ($1, $2, to_timestamp($3::float8 / 1000)) ON CONFLICT DO NOTHING RETURNING 1",
  update:
    "UPDATE xt_tokens SET record = $3, ends_at = to_timestamp($4::float8 / 1000) WHERE key = $1 AND record = $2 RETURNING 1",
  remove: "DELETE FROM xt_tokens WHERE key = $1 AND record = $2 RETURNING 1",
};

/** How often a statement that loses races is run. The pauses between the runs add up to a second at most. */
const maxAttempts = 10;

/**
 * A store in the table `xt_tokens` of PostgreSQL, through a pool of `pg` that the app has already.
 *
 * ```ts
 * const pool = new Pool({ connectionString });
 * await pool.query(postgresTable); // once
 * const tokens = createXtTokens({ xt, store: postgresStore(pool) });
 * ```
 *
 * The pool must lead to the primary, not to a replica that lags behind.
 *
 * @throws {@link XtConfigError} the pool has no `query`
 */
export function postgresStore(pool: XtPostgresPool): XtTokenStore {
  if (typeof Object(pool).query !== "function") {
    const message = "the pool must be one of pg, with a query(text, values)";
    throw new XtConfigError("invalid_option", "postgresStore", message);
  }
  return sqlStore(statements, async (text, values) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await pool.query(text, values)).rows;
      } catch (error) {
        // If the database is set to a stricter isolation than its own default, a lost race fails a statement and undoes it
        // (serialization_failure). Run again, it finds the winner's record.
        if (Object(error).code !== "40001" || attempt === maxAttempts) throw error;
        // Without a pause of random length, the same statements would meet again.
        await sleep(Math.random() * 2 ** attempt);
      }
    }
  });
}
