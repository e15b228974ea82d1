/** One operation of the spec: the shape of the objects in `generated/operations/`, and of the methods that callers see. */
import type { XtCallOptions } from "./options.js";

/** A rule of a schema that a value breaks, as Ajv reports it. */
export interface Violation {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether a value obeys a schema; if not, `errors` holds every violation until the next call. */
interface Validator {
  (value: unknown): boolean;
  errors?: readonly Violation[] | null;
}

/** The paths of a result's required fields; `*` stands for each item of a list. */
export interface RequiredTree {
  readonly [name: string]: RequiredTree;
}

/** All that the client knows of an operation; nothing else knows its path. */
export interface Operation<T = unknown> {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The name of its server, where that isn't the spec's first one. */
  readonly server?: string;
  /** Where each input travels. */
  readonly inputs: { readonly [name: string]: string };
  /** The names of the inputs and of the result's fields whose values must never be shown. */
  readonly secretNames?: readonly string[];
  /** The names of the inputs that are 64-bit integers: texts of digits here, and integers in a JSON body. */
  readonly idNames?: readonly string[];
  /** The names of the inputs that are decimal text. */
  readonly amountNames?: readonly string[];
  /** The names of the result's fields of which no digit may be lost: texts here, also where XT sends a number. */
  readonly exactNames?: readonly string[];
  /** The headers that authenticate a request, by the names that the spec gives to them. */
  readonly security?: { readonly appKey?: string; readonly signature?: string; readonly accessToken?: string };
  /** The limit of the response's body in bytes, where it differs from the default. */
  readonly maxBytes?: number;
  /** The name of the id that the next page goes on from, where the result is a page. */
  readonly pageId?: string;
  /** The media type of a body that isn't JSON. */
  readonly contentType?: string;
  /** What XT documents of each message code (`mc`) of a refusal. */
  readonly messageCodes: { readonly [code: string]: string };
  readonly validateResult: Validator;
  readonly required: RequiredTree;
  /** What the operation resolves to; it exists in the types only. */
  readonly result?: T;
}

/** An operation with the validator of its inputs: of the flat object that callers pass. */
export interface ValidatedOperation<T = unknown> extends Operation<T> {
  readonly validateInput: Validator;
}

/** How the table of all operations loads one of them. */
export interface OperationEntry<T = unknown> {
  readonly load: () => Promise<{ readonly operation: ValidatedOperation<T> }>;
  readonly isPaged?: boolean;
}

/** The arguments of an operation: options may be left out unless they must hold an access token. */
type Arguments<Input, Options> = undefined extends Options
  ? undefined extends Input
    ? [input?: Input, options?: Options]
    : [input: Input, options?: Options]
  : [input: Input, options: Options];

/** An operation as a function: one request, and a promise of the `result` of its response. */
export type XtMethod<Input, Result, Options = XtCallOptions | undefined> = (
  ...args: Arguments<Input, Options>
) => Promise<Result>;

/** What a page of results holds. */
type ItemOf<Page> = Page extends { items: (infer Item)[] } ? Item : never;

/** An operation that answers page by page. */
export interface XtPagedMethod<Input, Page, Options = XtCallOptions | undefined>
  extends XtMethod<Input, Page, Options> {
  /**
   * Each item of all pages, one request a page, sent when the loop needs it. Leave the loop to stop, or abort the `signal`. The
   * input `limit` is the size of a page.
   *
   * XT documents neither whether a page begins with the item of `fromId` or after it, nor what its directions mean in time. So an
   * item that the previous page had as well is skipped, and a page without a new item ends the loop.
   *
   * @throws as the operation does, at the page that fails
   */
  each(...args: Arguments<Input, Options>): AsyncGenerator<ItemOf<Page>, void, undefined>;
  /**
   * The first items of all pages as a list: at most `limit` of them.
   *
   * @throws as the operation does, at the page that fails
   */
  collect(input: Input, options: NonNullable<Options> & { limit: number }): Promise<ItemOf<Page>[]>;
}
