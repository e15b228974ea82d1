/** Keeps records in the table `xt_tokens` of an SQL database, one row each. Each call is one statement, which is atomic. */
import { configError, type ErrorContext } from "../call/options.js";
import { hasMethods } from "../call/own-properties.js";
import { withCode } from "./guarded-store.js";
import type { XtTokenStore } from "./store.js";
import { sleep } from "./timers.js";

/** The part of a `pg` Pool that {@link postgresStore} uses. A driver with the same results works, too. */
export interface XtPostgresPool {
  /** Runs one statement with its values. */
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** The part of a D1 binding that {@link d1Store} uses. */
export interface XtD1Database {
  /** Prepares one statement. `bind` sets its values, and `all` runs it. */
  prepare(statement: string): { bind(...values: unknown[]): { all(): Promise<{ results: unknown[] }> } };
}

/** Creates the table of {@link postgresStore}: run this statement once, or put it into your migrations. */
export const postgresTable = `CREATE TABLE IF NOT EXISTS xt_tokens (
  key text PRIMARY KEY,
  record text NOT NULL,
  ends_at timestamptz
)`;

/** Deletes expired records: run this statement regularly, such as once an hour. */
export const postgresCleanUp = "DELETE FROM xt_tokens WHERE ends_at < now()";

/** Creates the table of {@link d1Store}: put this statement into a migration. */
export const d1Table =
  "CREATE TABLE IF NOT EXISTS xt_tokens (key TEXT PRIMARY KEY, record TEXT NOT NULL, ends_at INTEGER) WITHOUT ROWID";

/** Deletes expired records: run this statement regularly, such as from a cron trigger. */
export const d1CleanUp = "DELETE FROM xt_tokens WHERE ends_at < unixepoch() * 1000";

/** How many times a statement runs if it keeps losing races. The pauses between the attempts add up to about a second at most. */
const maxAttempts = 10;

/**
 * Creates a store in the table `xt_tokens` of PostgreSQL. It uses the app's `pg` pool.
 *
 * ```ts
 * const pool = new Pool({ connectionString });
 * await pool.query(postgresTable); // once
 * const tokens = createXtTokens({ xt, store: postgresStore(pool) });
 * ```
 *
 * The pool must connect to the primary, not to a replica, which may lag behind.
 *
 * @throws {@link XtConfigError} the pool has no `query`
 */
export function postgresStore(pool: XtPostgresPool): XtTokenStore {
  if (!hasMethods(pool, "query")) {
    const context: ErrorContext = { code: "invalid_option", caller: "postgresStore" };
    throw configError(context, "the pool must be a pg Pool, with query(text, values)");
  }
  return sqlStore("to_timestamp($3::float8 / 1000)", async (text, values) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await pool.query(text, values)).rows;
      } catch (error) {
        // At a stricter isolation level than PostgreSQL's default, a lost race rolls the statement back (serialization_failure).
        // The next attempt finds the winner's record.
        if (Object(error).code !== "40001" || attempt === maxAttempts) throw error;
        // The pause has a random length. Otherwise the same statements would collide again.
        await sleep(Math.random() * 2 ** attempt);
      }
    }
  });
}

/**
 * Creates a store in the table `xt_tokens` of Cloudflare D1, whose primary runs each compare-and-set as one statement. Workers KV can't
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
  if (!hasMethods(database, "prepare")) {
    const context: ErrorContext = { code: "invalid_option", caller: "d1Store" };
    throw configError(context, "the database must be a D1 binding, such as env.DB");
  }
  return sqlStore("$3", async (text, values) => {
    try {
      const statement = database.prepare(text.replaceAll("$", "?")).bind(...values);
      return (await statement.all()).results;
    } catch (error) {
      // A message of D1 ends with SQLite's code, such as SQLITE_ERROR if the table is missing.
      throw withCode(error, /(SQLITE_[A-Z_]+)/);
    }
  });
}

/**
 * @param endsAt the value of the column `ends_at`, from the parameter `$3` in milliseconds since 1970
 * @param query runs a statement, and resolves to its rows. The parameters are `$1`, `$2`, …
 */
function sqlStore(
  endsAt: string,
  query: (text: string, values: unknown[]) => Promise<readonly unknown[]>,
): XtTokenStore {
  const insert = `INSERT INTO xt_tokens (key, record, ends_at) VALUES ($1, $2, ${endsAt}) ON CONFLICT DO NOTHING`;
  const update = `UPDATE xt_tokens SET record = $2, ends_at = ${endsAt} WHERE key = $1 AND record = $4`;

  async function get(key: string): Promise<string | undefined> {
    const [row] = await query("SELECT record FROM xt_tokens WHERE key = $1", [key]);
    return row === undefined ? undefined : `${Object(row).record}`;
  }

  /** Runs a statement. Resolves to whether it changed a row. */
  async function changes(statement: string, ...values: unknown[]): Promise<boolean> {
    return (await query(`${statement} RETURNING 1`, values)).length === 1;
  }

  return {
    get,
    async replace(key, from, to, { endsAt: end = null } = {}) {
      if (to !== undefined && from !== undefined) return changes(update, key, to, end, from);
      if (to !== undefined) return changes(insert, key, to, end);
      if (from !== undefined) return changes("DELETE FROM xt_tokens WHERE key = $1 AND record = $2", key, from);
      return (await get(key)) === undefined;
    },
  };
}
