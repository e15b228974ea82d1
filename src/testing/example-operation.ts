/** What a fake of the API knows of an operation: the shape of the data in `generated/examples.js`. */
import type { ExampleNames } from "../../generated/examples.js";
import type { ValidatedOperation } from "../call/operation.js";

/** An operation of the spec, by its operationId. */
export type XtOperationId = keyof ExampleNames;

/** An operation of the spec with its examples. */
export interface ExampleOperation {
  readonly operation: ValidatedOperation & { readonly id: XtOperationId };
  /** The types of the inputs that travel as text and mean something else, such as `integer` or `string[]`. */
  readonly inputTypes: { readonly [name: string]: string };
  readonly examples: { readonly [name: string]: { readonly forGrant?: string; readonly value: unknown } };
}
