/** Lets so many tasks run at once, while the others wait for their turn. */
export interface Turns {
  take<T>(task: () => Promise<T>): Promise<T>;
  areTaken(): boolean;
}

export function atMost(limit: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    areTaken: () => running >= limit,
    async take(task) {
      // Whoever ends hands its turn on.
      if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
