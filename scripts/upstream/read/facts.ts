/** Types of the facts in a page: what a client depends on. Wording, order and layout are not facts. */

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
  /** Each leaf of the example response: its path (`result.items[].price`) and its type, or several types joined by `|`. */
  response: Record<string, string>;
}

/** An example response as a tree. A scalar's `text` is its text on the page. */
export type Example = (
  | { kind: "object"; members: Map<string, Example> }
  | { kind: "array"; items: Example[] }
  | { kind: "scalar"; type: string; text: string }
) & {
  /** For a member of an object: the comment on its line. */
  comment?: { text: string };
};

/** Facts from the prose about an operation. `diff` doesn't compare them, but the spec follows them. */
export interface Notes {
  /** Where the inputs that are not in the path are sent. */
  place?: "query" | "json" | "form" | undefined;
  /** Rate limits, such as `10/second/apikey`. */
  limits: string[];
  /** By the input's name. */
  inputs: Record<string, InputNotes>;
}

export interface InputNotes {
  /** The values, if the description lists them and the ranges cell doesn't. */
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  /** The page calls the input required, but its description says what happens without it. */
  isOptional?: true;
}

/** The page's texts: the title, and the descriptions of inputs and of response fields (by path). */
export interface Words {
  title: string;
  inputs: Record<string, string>;
  fields: Record<string, string>;
}

/** Details of an operation, in addition to its facts. */
export interface Details {
  /** The example response, if the page has a readable one. */
  example: Example | undefined;
  notes: Notes;
  words: Words;
}

/** An error in the page that the reader tolerated, or a doubt. `line` counts from 1 in the page's file. */
export interface Warning {
  line: number;
  message: string;
}

export type Warn = (line: number, message: string) => void;

/** The result of reading a page's text. */
export interface Reading {
  operations: OperationFacts[];
  /** One for each operation. */
  details: Details[];
  /** For a page that describes no endpoint: its facts, by place. */
  statements: Record<string, string | true>;
  /** Set if a page names a method without a path: it looks like the page of an endpoint, but can't be read as one. */
  gap: Warning | null;
}

/** Why a page can't be read. "yaml" is a separate kind: in XT's history, front matter breaks and is repaired again. */
export type PageErrorKind = "yaml" | "mdx" | "conflict" | "size" | "depth" | "bounds" | "file" | "gone" | "unread";

export class PageError extends Error {
  override readonly name = "PageError";

  constructor(
    readonly kind: PageErrorKind,
    /** Counts from 1; 0 if the error concerns the whole file. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}
