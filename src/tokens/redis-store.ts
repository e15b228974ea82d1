/** Keeps records in Redis or Valkey, each in its own hash. */
import { checkedOptions, configError, type ErrorContext } from "../call/options.js";
import { hasMethods } from "../call/own-properties.js";
import { withCode } from "./guarded-store.js";
import type { XtTokenStore } from "./store.js";

/** A client of the package `redis` (node-redis): a single connection, a pool, a cluster or a sentinel. */
export interface XtNodeRedis {
  /** Reads a field of a hash. */
  hGet(key: string, field: string): Promise<unknown>;
  /** Runs a Lua script with its keys and arguments. */
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** A client of `ioredis` or `iovalkey`: a single connection or a cluster. */
export interface XtIoRedis {
  /** Reads a field of a hash. */
  hget(key: string, field: string): Promise<unknown>;
  /** Runs a Lua script with its keys and arguments. */
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Sends a command. */
  call(command: string, ...args: string[]): Promise<unknown>;
}

/** Options of {@link redisStore}. */
export interface XtRedisStoreOptions {
  /** The prefix of each key, so that records don't collide with the app's other keys. Default: `xt-oauth:`. */
  prefix?: string | undefined;
}

const optionContext: ErrorContext = { code: "invalid_option", caller: "redisStore" };

/** How many marks a record keeps: more than can be written before a client retries. Each has 12 characters. */
const keptMarks = 16;

/** How long the marks of a deleted record stay: longer than a client waits before it retries. */
const deletedForMs = 60_000;

/**
 * An atomic compare-and-set on the server. It touches one key, so it also works in a cluster.
 *
 * Some clients send a command again if the connection is lost before its response (ioredis by default, and each client of a cluster at
 * a failover). The second command would find what the first one has written, and report a lost race to the process that won it. So each
 * call has a unique mark, and a record keeps the marks of its last writes.
 */
const replaceScript = `
local mark, from, to, endsAt = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local record = redis.call('HMGET', KEYS[1], 'value', 'marks')
local value = record[1] and '=' .. record[1] or ''
local marks = record[2] or ''
if string.find(marks, mark, 1, true) then return 1 end
if value ~= from then return 0 end
if value == '' and to == '' then return 1 end
redis.call('HSET', KEYS[1], 'marks', string.sub(mark .. marks, 1, ${keptMarks} * string.len(mark)))
if to == '' then
  redis.call('HDEL', KEYS[1], 'value')
  redis.call('PEXPIRE', KEYS[1], ${deletedForMs})
else
  redis.call('HSET', KEYS[1], 'value', string.sub(to, 2))
  if endsAt == '' then redis.call('PERSIST', KEYS[1]) else redis.call('PEXPIREAT', KEYS[1], endsAt) end
end
return 1`;

/**
 * Creates a store in Redis or Valkey. It uses the app's client of `redis` (node-redis), `ioredis` or `iovalkey`.
 *
 * ```ts
 * const redis = await createClient({ url }).connect();
 * const tokens = createXtTokens({ xt, store: redisStore(redis) });
 * ```
 *
 * Redis drops records when they expire. The client must read from the master, and must not cache. If Redis loses acknowledged writes
 * (without `appendonly`, or at a failover), it returns old refresh tokens, or no tokens.
 *
 * @throws {@link XtConfigError} the client is not a known one, or an option can't be used
 */
export function redisStore(client: XtNodeRedis | XtIoRedis, options?: XtRedisStoreOptions): XtTokenStore {
  const { prefix = "xt-oauth:" } = checkedOptions(options, ["prefix"], optionContext);
  if (typeof prefix !== "string") throw configError(optionContext, "prefix must be a string");
  const { read, run } = commandsOf(client);

  return {
    async get(key) {
      const value = await read(prefix + key).catch(rethrow);
      if (value === null) return undefined;
      if (typeof value === "string") return value;
      throw configError(
        optionContext,
        "the client must resolve to strings: pass one without a type mapping and without callbacks",
      );
    },
    async replace(key, from, to, { endsAt } = {}) {
      const mark = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(9))));
      const args = [mark, optional(from), optional(to), endsAt === undefined ? "" : `${Math.ceil(endsAt)}`];
      const result = String(await run(prefix + key, args).catch(rethrow));
      // The script returns no other value.
      if (result === "1" || result === "0") return result === "1";
      throw configError(
        optionContext,
        "the client must resolve to the script's result: pass one without callbacks or pipelines",
      );
    },
  };
}

/** Recognizes a client by its documented methods, not by its class: an app may have several copies of a package. */
function commandsOf(client: XtNodeRedis | XtIoRedis) {
  if (hasMethods<XtNodeRedis>(client, "hGet", "eval")) {
    return {
      read: async (key: string) => client.hGet(key, "value"),
      run: async (key: string, args: string[]) => client.eval(replaceScript, { keys: [key], arguments: args }),
    };
  }
  // `hget` alone is not enough: other clients have it, with a different `eval`.
  if (hasMethods<XtIoRedis>(client, "hget", "eval", "call")) {
    return {
      read: async (key: string) => client.hget(key, "value"),
      run: async (key: string, args: string[]) => client.eval(replaceScript, 1, key, ...args),
    };
  }
  throw configError(optionContext, "the client must be one of redis (node-redis), ioredis or iovalkey");
}

/** Encodes `undefined` as an empty string. Any other string gets the prefix `=`. */
function optional(text: string | undefined): string {
  return text === undefined ? "" : `=${text}`;
}

/** A Redis error begins with its reason. In a script on an older Redis, the reason follows a hyphen. */
const codePattern = /^(?!ERR\b)([A-Z]{2,16})\b|^ERR .*-([A-Z]{2,16})\b/;

function rethrow(error: unknown): never {
  throw withCode(error, codePattern);
}
