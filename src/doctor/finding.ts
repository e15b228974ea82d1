/** What the doctor finds: one finding a check, in the order in which it looks. */

/** What is looked at. */
export const checks = [
  "reach",
  "clock",
  "redirect",
  "state",
  "exchange",
  "unit",
  "lifetimes",
  "userId",
  "accessToken",
  "rotation",
  "reuse",
] as const;

export type Check = (typeof checks)[number];

/**
 * - `ok`: as the spec, or the RFC that it leans on, says
 * - `found`: how it is, where XT's pages say nothing or two things
 * - `differs`: otherwise than the spec or the RFC says
 * - `failed`: it didn't work
 * - `unproven`: nobody looked
 */
export type Verdict = "ok" | "found" | "differs" | "failed" | "unproven";

export interface Finding {
  readonly check: Check;
  readonly verdict: Verdict;
  /** In the language of the visit, without a secret, a code, a token, an id or an address in it: it may be published. */
  readonly text: string;
}
