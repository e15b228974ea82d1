/** How the fake responds to a request: XT's envelope, and for a refusal the reason, which XT wouldn't send. */
import { exampleOperations } from "../../generated/examples.js";
import type { ParsedRequest } from "./parsed-request.js";

export interface Outcome {
  readonly json: unknown;
  /** Without a secret, a code or a token in it. */
  readonly refused?: string;
}

/** Carries an operation out; `undefined` where the spec's example is the response. */
type Perform = (request: ParsedRequest, owner: string) => Outcome | undefined;

/**
 * What the fake does for each operation that changes something, or reads what another changed, by the operation's id. An id that the
 * spec no longer has is never used, and everything else still works.
 */
export type Performed = Readonly<Record<string, Perform>>;

export function yes(result: unknown): Outcome {
  return { json: { rc: 0, mc: "SUCCESS", ma: [], result } };
}

export function no(refused: string, mc = "FAILURE"): Outcome {
  return { json: { rc: 1, mc, ma: [], result: null }, refused };
}

/** An example of the spec, by its name there. */
export function exampleOf(id: string, name: string): unknown {
  return exampleOperations.find(({ operation }) => operation.id === id)?.examples[name]?.value;
}
