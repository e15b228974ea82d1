/** What a double of the API knows of an operation: the shape of the data in `generated/examples.js`. */
import type { ExampleNames } from "../../generated/examples.js";

/** An operation of the spec, by its operationId. */
export type XtOperationId = keyof ExampleNames;

/** An operation of the spec, as somebody sees it who answers it. */
export interface ExampleOperation {
  readonly id: XtOperationId;
  readonly method: string;
  readonly path: string;
  /** The names of the inputs and of the result's fields whose values must never be shown. */
  readonly secretNames: readonly string[];
  /** The names of the inputs that are 64-bit integers. */
  readonly idNames: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly requiredForGrant?: string;
    readonly values?: readonly string[];
  }[];
  readonly bodyRequired: boolean;
  /** The headers that prove who calls, by the names that the spec gives to them. */
  readonly security?: { readonly appKey?: string; readonly signature?: string; readonly accessToken?: string };
  readonly examples: { readonly [name: string]: { readonly forGrant?: string; readonly value: unknown } };
}
