/** What the double makes of a request: an answer in XT's envelope, and where that is a no, the reason, which XT wouldn't tell. */
import { exampleOperations } from "../../generated/examples.js";
import type { ParsedRequest } from "./parsed-request.js";

export interface Outcome {
  readonly json: unknown;
  /** Without a secret, a code or a token in it. */
  readonly refused?: string;
}

/** Does what an operation asks for; nothing where the spec's example is the answer. */
type Perform = (request: ParsedRequest, owner: string) => Outcome | undefined;

/**
 * What the double does for each operation that changes something, or sees what another changed, by the operation's id. Not by the
 * spec's own ids: one that XT drops is then never asked for, and everything else works on.
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
