/** What a command's exit status tells a script. */
export const exitStatus = {
  /** Nothing to do, or done. */
  good: 0,
  /** XT's pages changed; or, of `drafts`, some are left. */
  changed: 1,
  /** What was given was refused, or could not be read. */
  refused: 2,
  /** A fault of the tool's own. It must not look like news from XT. */
  fault: 70,
} as const;
