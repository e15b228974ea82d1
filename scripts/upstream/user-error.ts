/** An error in the user's input. The message says what is wrong, and what to do instead. */
export class UserError extends Error {
  override readonly name = "Refusal";

  constructor(
    message: string,
    /** More information, one entry per line. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}
