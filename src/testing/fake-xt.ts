/**
 * A double of XT's API, for the tests of those who use this package: it answers from the spec's own examples, refuses what the
 * spec doesn't have, and plays the faults that a caller has to live with. An entry of its own: the client doesn't know it.
 */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import { XtConfigError, XtNetworkError, type XtNetworkErrorCode } from "../errors.js";
import { withheld } from "../shown.js";
import { type Asked, check, read, refusal } from "./asked.js";
import type { ExampleOperation } from "./example-operation.js";
import { playing } from "./playing.js";
import { unauthorized, type XtFakeOptions } from "./security.js";

/** An operation of the spec, by its operationId. */
export type XtOperationId = keyof ExampleNames;

/** The names of the spec's examples for an operation, such as `business-failure`. */
export type XtExampleName<Id extends XtOperationId = XtOperationId> = ExampleNames[Id];

const faults = ["refused", "reset", "timeout"] as const;

/** Something other than an example of the spec to answer with. */
export type XtFakeFault =
  | {
      /**
       * - `refused`: there is no connection, nothing is sent
       * - `reset`: the connection is lost once the request is sent
       * - `timeout`: no answer ever comes; the call ends when its deadline or its signal ends it
       */
      fault: (typeof faults)[number];
    }
  | {
      /** An HTTP status with an empty body. */
      status: number;
      /** The seconds of a `Retry-After` header, as a 429 may have. */
      retryAfter?: number | undefined;
      /** Answer with an HTML page in place of the empty body, as gateways and captive portals do, with a 200 too. */
      html?: boolean | undefined;
    }
  | {
      /** Any answer at all, sent as JSON with status 200. */
      json: unknown;
    };

/** What an operation is answered with: an example of the spec by its name, or something else. */
export type XtFakeAnswer<Id extends XtOperationId = XtOperationId> = XtExampleName<Id> | XtFakeFault;

/** What each operation is answered with. One that isn't named is answered with the spec's example of a success. */
export type XtFakeAnswers = { [Id in XtOperationId]?: XtFakeAnswer<Id> | undefined };

/** A request as it was asked, with `[withheld]` for the secret, the code and the tokens in it. */
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
}

/** A double of XT's API; see {@link fakeXt}. */
export interface XtFake {
  /** Give this to `createXtOAuth` or `createXtClient` as their option `fetch`. It sends nothing anywhere. */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Every request so far, the first one first. Those that the double refused aren't in it. */
  readonly requests: readonly XtFakeRequest[];
  /** Answers with these from now on; operations that aren't named keep the answers that they have. */
  answer(answers: XtFakeAnswers): void;
}

/**
 * A double of XT's API that answers from the spec's examples, the success of each grant unless told otherwise.
 *
 * ```ts
 * const fake = fakeXt({ getToken: "business-failure" });
 * const xt = createXtOAuth({ clientId: "an-id", clientSecret: "a-secret", fetch: fake.fetch });
 * await xt.exchangeCode("a-code"); // throws an XtApiError
 * fake.requests; // [{ operation: "getToken", parameters: { client_secret: "[withheld]", … }, … }]
 * ```
 *
 * A request that the spec doesn't have, or that lacks what the spec requires, fails with an `XtConfigError` that says what is
 * wrong with it. One that isn't signed as XT asks for is refused as XT refuses it, with an `AUTH_…` code.
 *
 * @throws {XtConfigError} there is no such operation or example
 */
export function fakeXt(answers: XtFakeAnswers = {}, options: XtFakeOptions = {}): XtFake {
  const requests: XtFakeRequest[] = [];
  const chosen = new Map<string, XtFakeAnswer | undefined>();
  const answer = (more: XtFakeAnswers) => {
    for (const [id, one] of Object.entries(more)) checkAnswer(id, one);
    for (const [id, one] of Object.entries(more)) chosen.set(id, one);
  };
  answer(answers);

  return {
    requests,
    answer,
    async fetch(input, init = {}) {
      const asked = read(input, init);
      check(asked);
      const chosenAnswer = chosen.get(asked.operation.id) ?? successExample(asked);
      const refused = await unauthorized(asked, options);
      init.signal?.throwIfAborted();
      requests.push(masked(asked));
      const response = await play(refused ?? chosenAnswer, asked.operation, init.signal);
      response.headers.set("Date", new Date((options.now ?? Date.now)()).toUTCString());
      return response;
    },
  };
}

function checkAnswer(id: string, answer: XtFakeAnswer | undefined): void {
  const operation = exampleOperations.find((one) => one.id === id);
  if (!operation) {
    const known = exampleOperations.map((one) => one.id).join(", ");
    throw new XtConfigError("unknown_operation", "fakeXt", `the spec has no operation ${id}; it has ${known}`);
  }
  if (typeof answer === "string" && !Object.hasOwn(operation.examples, answer)) {
    const known = Object.keys(operation.examples).join(", ") || "none";
    const message = `the spec has no example ${answer} for ${id}; it has ${known}`;
    throw new XtConfigError("invalid_argument", "fakeXt", message);
  }
  if (typeof answer === "object" && !("status" in answer || "json" in answer || faults.includes(answer.fault))) {
    const message = `answer ${id} with an example's name, or { status }, { json } or { fault }, which is ${faults.join(", ")}`;
    throw new XtConfigError("invalid_argument", "fakeXt", message);
  }
}

function masked({ operation, parameters, body }: Asked): XtFakeRequest {
  const { id, method, path, secretNames } = operation;
  const mask = (key: string, value: unknown) => (secretNames.includes(key) ? withheld : value);
  return {
    operation: id,
    method,
    path,
    parameters: JSON.parse(JSON.stringify(parameters, mask)),
    ...(body !== undefined && { body: JSON.parse(JSON.stringify(body, mask)) }),
  };
}

function successExample({ operation: { id, examples }, parameters }: Asked): XtFakeFault {
  const successes = Object.values(examples).filter(({ value }) => Object(value).rc === 0);
  const found = successes.find(({ forGrant }) => forGrant === undefined || forGrant === parameters.grant_type);
  if (found) return { json: found.value };
  throw refusal("invalid_argument", id, "the spec has no example of a success; say what to answer, with { json: … }");
}

function play(
  answer: XtFakeAnswer,
  { examples }: ExampleOperation,
  signal: AbortSignal | null | undefined,
): Response | Promise<Response> {
  if (typeof answer === "string") return Response.json(examples[answer]?.value);
  if ("json" in answer) return Response.json(answer.json);
  if ("status" in answer) return statusResponse(answer);
  if (answer.fault === "refused") throw connectionError("connect_failed", "ECONNREFUSED");
  if (answer.fault === "reset") throw connectionError("connection_lost", "ECONNRESET");
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

const page = "<!doctype html><title>A gateway's page</title><h1>Not what you asked for</h1>";

function statusResponse({ status, retryAfter, html }: Extract<XtFakeFault, { status: number }>): Response {
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set("Retry-After", `${retryAfter}`);
  if (html) headers.set("Content-Type", "text/html");
  return new Response(html ? page : null, { status, headers });
}

/** As `fetch` fails, and to a client of ours as the connection that it plays. */
function connectionError(code: XtNetworkErrorCode, cause: string): TypeError {
  const error = new TypeError("fetch failed", { cause: Object.assign(new Error(cause), { code: cause }) });
  return playing(error, (caller) => new XtNetworkError(code, caller, { name: "Error", code: cause }));
}
