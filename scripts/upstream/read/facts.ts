/** What a client depends on, of all that a page says. Wording, order and layout are no facts. */

export const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const;

export type ValueType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "unknown";

export interface ParameterFacts {
  name: string;
  type: ValueType;
  required: boolean;
  default: string | number | null;
  enum: string[] | null;
}

export interface OperationFacts {
  method: string;
  path: string;
  parameters: ParameterFacts[];
  /** Each leaf of the example answer: its path (`result.items[].price`) and its type, or several joined by `|`. */
  response: Record<string, string>;
}

/** An example answer as a tree. A scalar's `text` is what the page shows, for whoever wants the value too. */
export type Example =
  | { kind: "object"; members: Map<string, Example> }
  | { kind: "array"; items: Example[] }
  | { kind: "scalar"; type: string; text: string };

/** Something the reader had to forgive or could not be sure of; `line` counts from 1 in the page's file. */
export interface Warning {
  line: number;
  message: string;
}

export type Warn = (line: number, message: string) => void;

/** What a page's text gives. */
export interface Reading {
  operations: OperationFacts[];
  /** The example answer of each operation, where there is one to be read. */
  examples: (Example | undefined)[];
  /** Where a page names a verb, and then no path: it looks like an endpoint's and is none. */
  gap?: Warning;
}
