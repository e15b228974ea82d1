/** What has to outlive a request: in Redis, where many processes share it, or in this process's memory. */

export interface Store {
  put(key: string, value: string, seconds: number): Promise<void>;
  get(key: string): Promise<string | undefined>;
  /** Gets and deletes in one step: of two calls at once, one gets it. */
  take(key: string): Promise<string | undefined>;
  /** Whether this is the first call for this key. */
  claim(key: string, seconds: number): Promise<boolean>;
}

export function memoryStore(): Store {
  const kept = new Map<string, { value: string; endsAt: number }>();
  function find(key: string): string | undefined {
    for (const [each, { endsAt }] of kept) if (endsAt <= Date.now()) kept.delete(each);
    return kept.get(key)?.value;
  }
  const put = (key: string, value: string, seconds: number) => {
    kept.set(key, { value, endsAt: Date.now() + seconds * 1000 });
  };
  return {
    put: async (key, value, seconds) => put(key, value, seconds),
    get: async (key) => find(key),
    async take(key) {
      const value = find(key);
      kept.delete(key);
      return value;
    },
    async claim(key, seconds) {
      if (find(key) !== undefined) return false;
      put(key, "claimed", seconds);
      return true;
    },
  };
}

/** Of a client of the package `redis`, what is used here. */
interface Redis {
  get(key: string): Promise<string | null>;
  getDel(key: string): Promise<string | null>;
  set(key: string, value: string, options: { EX: number; NX?: true }): Promise<string | null>;
}

export function redisStore(redis: Redis, prefix = "desk:"): Store {
  return {
    async put(key, value, seconds) {
      await redis.set(prefix + key, value, { EX: seconds });
    },
    get: async (key) => (await redis.get(prefix + key)) ?? undefined,
    take: async (key) => (await redis.getDel(prefix + key)) ?? undefined,
    claim: async (key, seconds) => (await redis.set(prefix + key, "claimed", { EX: seconds, NX: true })) !== null,
  };
}
