/** Waits, for somebody who waits too: nothing runs on when nobody does. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
