/** How this machine's clock stands to the server's, as far as a header `Date`, which has whole seconds, tells. */

/** By how many milliseconds this clock is ahead of the server's: between these two; negative where it is behind. */
export interface ClockAhead {
  readonly least: number;
  readonly most: number;
}

/** The server wrote `date` between our sending and our receiving, at some moment of that second. */
export function clockAhead(seen: { date: number; sentAt: number; receivedAt: number }): ClockAhead {
  return { least: seen.sentAt - seen.date - 1_000, most: seen.receivedAt - seen.date };
}

/** XT's page refuses a time that is further ahead of its own clock, or older than the window that a request allows itself. */
const mayBeAheadMs = 1_000;
const mayBeBehindMs = 5_000;

/** Whether requests that are signed with this clock are refused for it, whatever the part of the second that is unknown. */
export function isRefused({ least, most }: ClockAhead): boolean {
  return least > mayBeAheadMs || most < -mayBeBehindMs;
}

/** What to take from this clock to have the server's: nothing as long as they may be the same. */
export function correctionMs({ least, most }: ClockAhead): number {
  return least <= 0 && most >= 0 ? 0 : Math.round((least + most) / 2);
}
