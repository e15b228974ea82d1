/** What the fake keeps of a request: safe to print, with a way to compare the withheld values. */
import { withheld } from "../redact.js";
import type { XtOperationId } from "./example-operation.js";
import { unusable } from "./misuse.js";
import type { ParsedRequest } from "./parsed-request.js";

/** A request as it was sent, with `[withheld]` for the secret, the code and the tokens in it. */
export interface XtFakeRequest {
  /** The operationId of the spec. */
  readonly operation: XtOperationId;
  /** The HTTP method. */
  readonly method: string;
  /** The path as the spec writes it. */
  readonly path: string;
  /** Its parameters by their names in the spec, wherever they were sent. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Its body, of JSON or a form, where it had one. */
  readonly body?: unknown;
  /** Why it was refused, if it was: more than XT's code says. */
  readonly refused?: string;
  /**
   * Whether a parameter, a field of the body, or a header of the spec (such as the one of the access token) was sent with exactly
   * this value. So a test asserts which code or token was sent, and shows neither.
   *
   * @throws {@link XtConfigError} the operation has nothing of this name
   */
  sent(name: string, value: string): boolean;
  /** What was sent, with its secrets in clear: keep it out of logs. */
  unmasked(): { parameters: Record<string, string>; body: unknown };
}

/** A class, so that the withheld values are in a private field, which neither `inspect` nor JSON shows. */
export class RecordedRequest implements XtFakeRequest {
  readonly operation: XtOperationId;
  readonly method: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  declare readonly body?: unknown;
  declare refused?: string;
  readonly #request: ParsedRequest;

  constructor(request: ParsedRequest) {
    const { id, operation, parameters, body } = request;
    const mask = (key: string, value: unknown) => (operation.secretNames?.includes(key) ? withheld : value);
    this.operation = id;
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
      throw unusable(`sent knows nothing named ${name} of ${operation.id}; there is ${names.join(", ") || "nothing"}`);
    }
    const inBody = Object.hasOwn(Object(body), name) ? Object(body)[name] : undefined;
    const inHeader = Object.values(security).includes(name) ? headers.get(name) : undefined;
    return [parameters[name], inHeader, inBody].includes(value);
  }

  unmasked(): { parameters: Record<string, string>; body: unknown } {
    const { parameters, body } = this.#request;
    return { parameters: { ...parameters }, body: structuredClone(body) };
  }
}
