/** What this tool will not do, for a reason that lies in what it was given: the message says which, and what to do instead. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    message: string,
    /** What there is to say of it beyond one line, a line each. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}
