/** The types of one operation: the objects in `generated/operations/`, and the methods that callers use. */
import type { XtCallOptions } from "./options.js";

/** A rule of a schema that a value violates, as Ajv reports it. */
export interface Violation {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Returns whether a value matches a schema. If not, `errors` has every violation until the next call. */
interface Validator {
  (value: unknown): boolean;
  errors?: readonly Violation[] | null;
}

/** The paths of a result's required fields, as a tree of names; `*` stands for each item of a list. */
export interface RequiredTree {
  readonly [name: string]: RequiredTree;
}

/** Everything that the client knows about an operation. No other code contains its path. */
export interface Operation<T = unknown> {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The name of its server, if that is not the first server of the spec. */
  readonly server?: string;
  /** The place of each input: path, query, header or body. */
  readonly inputs: { readonly [name: string]: string };
  /** The names of the inputs and of the result's fields whose values must never be shown. */
  readonly secretNames?: readonly string[];
  /** The names of the inputs that are 64-bit integers: strings of digits for callers, integers in a JSON body. */
  readonly idNames?: readonly string[];
  /** The names of the inputs that are decimal strings. */
  readonly amountNames?: readonly string[];
  /** The names of the result's fields that must keep every digit: strings for callers, even if XT sends a number. */
  readonly exactNames?: readonly string[];
  /** The names of the headers that authenticate a request, by security scheme. */
  readonly security?: { readonly appKey?: string; readonly signature?: string; readonly accessToken?: string };
  /** The size limit of the response body in bytes, if it differs from the default. */
  readonly maxBytes?: number;
  /** For pages: the name of the item's id, from which the next page continues. */
  readonly pageId?: string;
  /** The media type of a request body that isn't JSON. */
  readonly contentType?: string;
  /** XT's documented meanings of message codes (`mc`). */
  readonly messageCodes: { readonly [code: string]: string };
  readonly validateResult: Validator;
  readonly required: RequiredTree;
  /** The type of the result; never set at run time. */
  readonly result?: T;
}

/** An operation with the validator of its inputs, which are one flat object. */
export interface ValidatedOperation<T = unknown> extends Operation<T> {
  readonly validateInput: Validator;
}

/** An entry of the table of all operations, which loads the operation when it is called. */
export interface OperationEntry<T = unknown> {
  readonly load: () => Promise<{ readonly operation: ValidatedOperation<T> }>;
  readonly isPaged?: boolean;
}

/** The arguments of an operation. Options are optional unless they must hold an access token. */
type Arguments<Input, Options> = undefined extends Options
  ? undefined extends Input
    ? [input?: Input, options?: Options]
    : [input: Input, options?: Options]
  : [input: Input, options: Options];

/** An operation as a function. It sends one request, and resolves to the `result` of the response. */
export type XtMethod<Input, Result, Options = XtCallOptions | undefined> = (
  ...args: Arguments<Input, Options>
) => Promise<Result>;

/** The type of a page's items. */
type ItemOf<Page> = Page extends { items: (infer Item)[] } ? Item : never;

/** An operation whose results come in pages. */
export interface XtPagedMethod<Input, Page, Options = XtCallOptions | undefined>
  extends XtMethod<Input, Page, Options> {
  /**
   * Iterates over the items of all pages. Each page is requested when the loop needs it. Leave the loop to stop. An aborted `signal`
   * takes effect at the next page: the loop then throws `signal.reason`. The input `limit` is the size of a page.
   *
   * XT doesn't document whether a page includes the item of `fromId`, or which direction is later in time. So an item that was
   * also on the previous page is skipped. The loop ends at a page without a new item, or at one that leads back to an earlier page.
   *
   * @throws {@link XtConfigError} at the call: the input or the options are no plain object
   * @throws as the operation does, at the page that fails
   */
  each(...args: Arguments<Input, Options>): AsyncGenerator<ItemOf<Page>, void, undefined>;
  /**
   * Collects items in a list, page by page, up to `limit` items.
   *
   * @throws {@link XtConfigError} the option `limit` is no positive integer, or the input or the options are no plain object
   * @throws as the operation does, at the page that fails
   */
  collect(input: Input, options: NonNullable<Options> & { limit: number }): Promise<ItemOf<Page>[]>;
}
