/** Limits how many renewals are under way at once in a process. */
export function createSemaphore(permits: number) {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return {
    isFull: () => taken >= permits,
    /** Waits for a permit, first in, first out. Resolves to a function that releases the permit; calling it again does nothing. */
    async acquire(): Promise<() => void> {
      // A released permit goes directly to the first caller that waits, so `taken` stays the same.
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
