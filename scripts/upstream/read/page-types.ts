/** The types of a page that was read: its facts, which a client depends on, and the errors of reading it. */
import type { Facts } from "../merge/facts.js";

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

/** An error in the page that the reader tolerated, or a doubt. `line` counts from 1 in the page's file. */
export interface Warning {
  line: number;
  message: string;
}

export type Warn = (line: number, message: string) => void;

/** The result of reading a page's text. */
export interface Reading {
  operations: OperationFacts[];
  /** What the merge compares: the facts of the page's first operation, or of a page that describes no endpoint. */
  facts: Facts;
  /** The page's texts by place, such as `input limit` or `result.items[].fee`. The place of the title is empty. */
  words: ReadonlyMap<string, string>;
  /** The example response, if the page has a readable one. */
  example: Example | undefined;
  /** Set if a page looks like the page of an endpoint, but can't be read as one: it names a method without a path, or its parameters are unclear. */
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
