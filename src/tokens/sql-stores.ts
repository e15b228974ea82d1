/** Records in the table `xt_tokens` of an SQL database, each a row. Each call is one statement, which is atomic by itself. */
import { XtConfigError } from "../errors.js";
import type { XtTokenStore } from "./store.js";
import { sleep } from "./timers.js";

/** What {@link postgresStore} needs of `pg`'s Pool, or of a driver with the same results. */
export interface XtPostgresPool {
  /** Runs one statement with its values. */
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** What {@link d1Store} needs of a D1 binding. */
export interface XtD1Database {
  /** Prepares one statement; its values are bound, and it is run. */
  prepare(statement: string): { bind(...values: unknown[]): { all(): Promise<{ results: unknown[] }> } };
}

/** The statement that creates the table of {@link postgresStore}: run it once, or put it into your migrations. */
export const postgresTable = `CREATE TABLE IF NOT EXISTS xt_tokens (
  key text PRIMARY KEY,
  record text NOT NULL,
  ends_at timestamptz
)`;

/** The statement that deletes the records which have ended: run it regularly, such as once an hour. */
export const postgresCleanUp = "DELETE FROM xt_tokens WHERE ends_at < now()";

/** The statement that creates the table of {@link d1Store}: put it into a migration. */
export const d1Table =
  "CREATE TABLE IF NOT EXISTS xt_tokens (key TEXT PRIMARY KEY, record TEXT NOT NULL, ends_at INTEGER) WITHOUT ROWID";

/** The statement that deletes the records which have ended: run it regularly, such as from a cron trigger. */
export const d1CleanUp = "DELETE FROM xt_tokens WHERE ends_at < unixepoch() * 1000";

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
  const dialect = { parameter: "$", time: (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)` };
  return sqlStore(dialect, async (text, values) => {
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
  const dialect = { parameter: "?", time: (parameter: string) => parameter };
  return sqlStore(dialect, async (text, values) => {
    const bound = database.prepare(text).bind(...values);
    return (await bound.all()).results;
  });
}

interface Dialect {
  /** What stands before the number of a parameter. */
  readonly parameter: string;
  /** A parameter in milliseconds since 1970, as a value of the column `ends_at`. */
  readonly time: (parameter: string) => string;
}

type Query = (text: string, values: unknown[]) => Promise<readonly unknown[]>;

function sqlStore({ parameter: p, time }: Dialect, query: Query): XtTokenStore {
  const select = `SELECT record FROM xt_tokens WHERE key = ${p}1`;
  const insert = `INSERT INTO xt_tokens (key, record, ends_at) VALUES (${p}1, ${p}2, ${time(`${p}3`)}) ON CONFLICT DO NOTHING`;
  const update = `UPDATE xt_tokens SET record = ${p}3, ends_at = ${time(`${p}4`)} WHERE key = ${p}1 AND record = ${p}2`;
  const remove = `DELETE FROM xt_tokens WHERE key = ${p}1 AND record = ${p}2`;

  /** Whether a statement changed a row. */
  const changes = async (statement: string, values: unknown[]) =>
    (await query(`${statement} RETURNING 1`, values)).length === 1;

  return {
    async get(key) {
      const [row] = await query(select, [key]);
      return row === undefined ? undefined : `${Object(row).record}`;
    },
    async replace(key, from, to, { endsAt = null } = {}) {
      if (from === undefined && to === undefined) return (await query(select, [key])).length === 0;
      if (from === undefined) return changes(insert, [key, to, endsAt]);
      if (to === undefined) return changes(remove, [key, from]);
      return changes(update, [key, from, to, endsAt]);
    },
  };
}
