/** What bounds the connections and the memory that one process uses for its users. */

/** Limits how many renewals are under way at once. */
export function createSemaphore(permits: number) {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return {
    isFull: () => taken >= permits,
    /** Waits for a permit, in the order of the calls. Resolves to how to give it back; a second call of that does nothing. */
    async acquire(): Promise<() => void> {
      // A permit that is given back goes straight to the first that waits, so `taken` doesn't change then.
      if (taken >= permits) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken += 1;
      let release = () => {
        release = () => undefined;
        const next = waiting.shift();
        if (next) next();
        else taken -= 1;
      };
      return () => release();
    },
  };
}

/** A map that drops its oldest entries. */
export class BoundedMap<T> extends Map<string, T> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: string, value: T): this {
    const [oldest] = this.size < this.#most ? [] : this.keys();
    if (oldest !== undefined) this.delete(oldest);
    return super.set(key, value);
  }
}
