/** What the double makes of a request: an answer in XT's envelope, and where that is a no, the reason, which XT wouldn't tell. */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import type { Asked } from "./asked.js";

export interface Outcome {
  readonly json: unknown;
  /** Without a secret, a code or a token in it. */
  readonly refused?: string;
}

/** Does what an operation asks for; nothing where the spec's example is the answer. */
type Perform = (asked: Asked, owner: string) => Outcome | undefined;

/** What the double does for each operation that changes something, or sees what another changed. */
export type Performed = { readonly [Id in keyof ExampleNames]?: Perform };

export function yes(result: unknown): Outcome {
  return { json: { rc: 0, mc: "SUCCESS", ma: [], result } };
}

export function no(refused: string, mc = "FAILURE"): Outcome {
  return { json: { rc: 1, mc, ma: [] }, refused };
}

/** An example of the spec, by its name there. */
export function exampleOf<Id extends keyof ExampleNames>(id: Id, name: ExampleNames[Id]): unknown {
  return exampleOperations.find((operation) => operation.id === id)?.examples[name]?.value;
}
