/** Records a request of a test. A record is safe to print. */
import { withheld } from "../redact.js";
import type { ParsedRequest, XtOperationId } from "./parsed-request.js";
import { usageError } from "./usage-error.js";

/** A request as sent, with `[withheld]` in place of secrets, codes and tokens. */
export interface XtFakeRequest {
  /** The operationId. */
  readonly operation: XtOperationId;
  /** The HTTP method. */
  readonly method: string;
  /** The path of the operation in the spec. */
  readonly path: string;
  /** The parameters in the path, the query and the headers, by their names in the spec. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The parsed body, JSON or a form, if the request has one. */
  readonly body?: unknown;
  /** Why the fake refused the request. XT's response contains only a code. */
  readonly refused?: string;
  /**
   * Returns whether a parameter, a field of the body or a header, such as `access-token`, was sent with exactly this value. A test can
   * assert which code or token was sent without printing it.
   *
   * @throws {@link XtConfigError} the operation has no such parameter, field or header
   */
  sent(name: string, value: string): boolean;
}

/** A class, because neither `inspect` nor JSON shows a private field. It holds the withheld values. */
export class RecordedRequest implements XtFakeRequest {
  readonly operation: XtOperationId;
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  declare readonly body?: unknown;
  declare refused?: string;
  readonly #request: ParsedRequest;

  constructor(request: ParsedRequest) {
    const { operation, parameters, body } = request;
    const mask = (key: string, value: unknown) => (operation.secretNames?.includes(key) ? withheld : value);
    this.operation = operation.id;
    this.method = operation.method.toUpperCase();
    this.path = operation.path;
    this.parameters = JSON.parse(JSON.stringify(parameters, mask));
    if (body !== undefined) this.body = JSON.parse(JSON.stringify(body, mask));
    this.#request = request;
  }

  sent(name: string, value: string): boolean {
    const { operation, parameters, headers, body } = this.#request;
    const { inputs, security = {} } = operation;
    const names = [...Object.keys(inputs), ...Object.values(security)];
    if (!names.includes(name)) {
      throw usageError(`${operation.id} has no input or header ${name}; known: ${names.join(", ") || "none"}`);
    }
    const inBody = Object.hasOwn(Object(body), name) ? Object(body)[name] : undefined;
    const inHeader = Object.values(security).includes(name) ? headers.get(name) : undefined;
    return [parameters[name], inHeader, inBody].includes(value);
  }
}
