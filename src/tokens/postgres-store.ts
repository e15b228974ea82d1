/** Records in PostgreSQL, each a row: every statement is one step by itself, so nothing here needs a transaction. */
import { XtConfigError } from "../errors.js";
import type { XtTokenStore } from "./store.js";

/** What {@link postgresStore} needs of `pg`'s Pool, or of a driver that answers alike. */
export interface XtPostgresPool {
  /** Runs one statement with its values. */
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The statement that makes the table of {@link postgresStore}: run it once, or put it into your migrations. */
export const postgresTable = `CREATE TABLE IF NOT EXISTS xt_tokens (
  key text PRIMARY KEY,
  record text NOT NULL,
  ends_at timestamptz
)`;

/** The statement that deletes the records which have ended: run it now and then, such as once a day. */
export const postgresCleanUp = "DELETE FROM xt_tokens WHERE ends_at < now()";

const select = "SELECT record FROM xt_tokens WHERE key = $1";
const insert =
  "INSERT INTO xt_tokens (key, record, ends_at) VALUES ($1, $2, to_timestamp($3::float8 / 1000)) ON CONFLICT DO NOTHING RETURNING 1";
const update =
  "UPDATE xt_tokens SET record = $3, ends_at = to_timestamp($4::float8 / 1000) WHERE key = $1 AND record = $2 RETURNING 1";
const remove = "DELETE FROM xt_tokens WHERE key = $1 AND record = $2 RETURNING 1";

/**
 * A store in the table `xt_tokens` of PostgreSQL, through a pool of `pg` that the app has anyway.
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
    throw new XtConfigError(
      "invalid_option",
      "postgresStore",
      "the pool must be one of pg, with a query(text, values)",
    );
  }

  async function rowsOf(text: string, values: unknown[]): Promise<unknown[]> {
    for (;;) {
      try {
        return (await pool.query(text, values)).rows;
      } catch (error) {
        // Where the database is set to a stricter isolation than its own default, a lost race fails a statement and undoes it
        // (serialization_failure). Asked again, it finds the winner's record.
        if (Object(error).code !== "40001") throw error;
      }
    }
  }

  return {
    async get(key) {
      const [row] = await rowsOf(select, [key]);
      return row === undefined ? undefined : `${Object(row).record}`;
    },
    async replace(key, from, to, { endsAt = null } = {}) {
      if (from === undefined && to === undefined) return (await rowsOf(select, [key])).length === 0;
      const rows =
        from === undefined
          ? await rowsOf(insert, [key, to, endsAt])
          : to === undefined
            ? await rowsOf(remove, [key, from])
            : await rowsOf(update, [key, from, to, endsAt]);
      return rows.length === 1;
    },
  };
}
