/** What a client depends on, of all that a page says. Wording, order and layout are no facts. */

export const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const;

export type ValueType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "unknown";

export interface ParameterFacts {
  name: string;
  type: ValueType;
  required: boolean;
  default: string | number | boolean | null;
  enum: string[] | null;
}

export interface OperationFacts {
  method: string;
  path: string;
  parameters: ParameterFacts[];
  /** Each leaf of the example answer: its path (`result.items[].price`) and its type, or several joined by `|`. */
  response: Record<string, string>;
}

/** An example answer as a tree. A scalar's `text` is what the page shows. */
export type Example = (
  | { kind: "object"; members: Map<string, Example> }
  | { kind: "array"; items: Example[] }
  | { kind: "scalar"; type: string; text: string }
) & {
  /** Of a member: what the comment on its line says. */
  comment?: { text: string };
};

/** What a page says of an operation in its prose: no fact that pages are compared by, but the spec follows it. */
export interface Notes {
  /** How those inputs travel that stand in no path. */
  place?: "query" | "json" | "form";
  /** How often it may be called, such as `10/second/apikey`. */
  limits: string[];
  /** By the input's name; one of which the prose says nothing is missing. */
  inputs: Record<string, InputNotes>;
}

export interface InputNotes {
  /** Its values, where the description lists them and the ranges cell doesn't. */
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  /** The description says what its absence means, though the page calls it required. */
  isOptional?: true;
}

/** What a page's words are, of an operation, its inputs and the fields of its answer (by response path). */
export interface Words {
  title: string;
  inputs: Record<string, string>;
  fields: Record<string, string>;
}

/** What goes with an operation's facts. */
export interface Details {
  /** The example answer, where there is one to be read. */
  example: Example | undefined;
  notes: Notes;
  words: Words;
}

/** Something the reader had to forgive or could not be sure of; `line` counts from 1 in the page's file. */
export interface Warning {
  line: number;
  message: string;
}

export type Warn = (line: number, message: string) => void;

/** What a page's text gives. */
export interface Reading {
  operations: OperationFacts[];
  /** One for each operation. */
  details: Details[];
  /** What a page that describes no endpoint says otherwise, by place. */
  statements?: Record<string, string | true>;
  /** Where a page names a verb, and then no path: it looks like an endpoint's and is none. */
  gap?: Warning;
}

/** Why a page cannot be read. "yaml" is told apart, because XT's history breaks its front matter and mends it again. */
export type PageErrorKind = "yaml" | "mdx" | "conflict" | "size" | "depth" | "bounds" | "file" | "gone" | "unread";

export class PageError extends Error {
  override readonly name = "PageError";

  constructor(
    readonly kind: PageErrorKind,
    /** Counted from 1; 0 when the trouble is with the file as a whole. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}
