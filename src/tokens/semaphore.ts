/** Limits how many renewals of one process are under way at once. */

export interface Semaphore {
  isFull(): boolean;
  /** Resolves to a permit once one is free, in the order of the calls. */
  acquire(): Promise<Permit>;
}

export interface Permit {
  /** Gives the permit back. A second call does nothing. */
  release(): void;
  /** Waits for a permit again where this one was given back. */
  reacquire(): Promise<void>;
}

export function createSemaphore(permits: number): Semaphore {
  let taken = 0;
  const waiting: (() => void)[] = [];

  async function take(): Promise<void> {
    // A released permit goes straight to the first that waits, so `taken` doesn't change then.
    if (taken >= permits) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
  }

  function giveBack(): void {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  }

  return {
    isFull: () => taken >= permits,
    async acquire() {
      await take();
      let isHeld = true;
      return {
        release() {
          if (isHeld) giveBack();
          isHeld = false;
        },
        async reacquire() {
          if (isHeld) return;
          await take();
          isHeld = true;
        },
      };
    },
  };
}
