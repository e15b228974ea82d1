/** The spec's example responses. `generated/examples.js` contains the data. */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import type { ValidatedOperation } from "../call/operation.js";
import type { ParsedRequest } from "./parsed-request.js";
import { requestError } from "./usage-error.js";

/** An operation of the spec, by its operationId. */
export type XtOperationId = keyof ExampleNames;

/** An operation of the spec with its examples. */
export interface ExampleOperation {
  readonly operation: ValidatedOperation & { readonly id: XtOperationId };
  /** The types of the inputs that are sent as text and are not strings, such as `integer` or `string[]`. */
  readonly inputTypes: { readonly [name: string]: string };
  readonly examples: { readonly [name: string]: { readonly forGrant?: string; readonly value: unknown } };
}

/** An example of the spec, by its name. */
export function exampleOf(id: string, name: string): unknown {
  return exampleOperations.find(({ operation }) => operation.id === id)?.examples[name]?.value;
}

/** The first example of a successful response to a request. */
export function successExample({ id, examples, parameters }: ParsedRequest): unknown {
  const successes = Object.values(examples).filter(({ value }) => Object(value).rc === 0);
  const found = successes.find(({ forGrant }) => forGrant === undefined || forGrant === parameters.grant_type);
  if (found) return found.value;
  throw requestError("invalid_argument", id, "the spec has no success example; set the response with { json: … }");
}
