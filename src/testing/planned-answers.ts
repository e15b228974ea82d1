/** The responses that a test can choose for one request or a sequence: an example of the spec or another value. Also checks them. */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import { deepCopy, isPlain } from "../call/own-properties.js";
import { unknownNameMessage } from "../call/unknown-names.js";
import type { XtConfigError } from "../errors/index.js";
import type { XtOperationId } from "./parsed-request.js";
import type { XtFakeRequest } from "./recorded-request.js";
import { usageError } from "./usage-error.js";

/** The names of the spec's examples for an operation, such as `business-failure`. */
export type XtExampleName<Id extends XtOperationId = XtOperationId> = ExampleNames[Id];

const faults = ["refused", "reset", "timeout"] as const satisfies Extract<XtFakeFault, { fault: string }>["fault"][];

/** A response or a failure that is not an example of the spec. */
export type XtFakeFault =
  | {
      /**
       * - `refused`: the connection is refused, and nothing is sent. With `listen`, the same as `reset`
       * - `reset`: the connection is lost after the request is sent
       * - `timeout`: the fake never responds. The call ends at its timeout, or if its signal aborts it
       */
      fault: "refused" | "reset" | "timeout";
      /**
       * Whether the fake processes the request before the response is lost, for example places the order. Default: `false`. Not with
       * `refused`.
       */
      done?: boolean | undefined;
    }
  | {
      /** An HTTP status with an empty body. */
      status: number;
      /** The value of the `Retry-After` header, in seconds. */
      retryAfter?: number | undefined;
      /** Whether the body is an HTML page, like that of a gateway or, with status 200, of a captive portal. */
      html?: boolean | undefined;
      /** Whether the fake processes the request before it sends the status, for example places the order. Default: `false`. */
      done?: boolean | undefined;
    }
  | {
      /** Any value. The fake sends it as JSON with status 200. */
      json: unknown;
    };

/** The response of an operation: the name of an example of the spec or another response, with or without a delay. */
export type XtFakeAnswer<Id extends XtOperationId = XtOperationId> =
  | XtExampleName<Id>
  | XtFakeFault
  | {
      /** The delay before the response, in milliseconds. If the fake processes the request, it does so before the delay. */
      delayMs: number;
      /** The response. Default: the fake's default response. */
      answer?: XtExampleName<Id> | XtFakeFault | undefined;
    };

/**
 * The responses of an operation:
 *
 * - a response: the same one for each request
 * - a list: one response per request, in this order, then the fake's default response. `undefined` in the list is the default response
 * - a function of the request: the response that it returns or resolves to. `undefined` is the default response
 */
export type XtFakePlan<Id extends XtOperationId = XtOperationId> =
  | XtFakeAnswer<Id>
  | readonly (XtFakeAnswer<Id> | undefined)[]
  | ((request: XtFakeRequest) => XtFakeAnswer<Id> | undefined | Promise<XtFakeAnswer<Id> | undefined>);

/** The responses of each operation. An operation without an entry has the fake's default responses. */
export type XtFakeAnswers = { [Id in XtOperationId]?: XtFakePlan<Id> | undefined };

/** Chooses the response of each request. */
export function createPlans(answers: XtFakeAnswers) {
  const planned = new Map<string, (request: XtFakeRequest) => unknown>();

  function set(more: XtFakeAnswers): void {
    for (const [id, plan] of Object.entries(checkedCopy(more))) {
      const remaining = Array.isArray(plan) ? [...plan] : undefined;
      planned.set(id, typeof plan === "function" ? plan : () => (remaining ? remaining.shift() : plan));
    }
  }

  set(answers);
  return {
    set,
    /** The answer to a request and its delay. If the answer is undefined, it is the fake's default response. */
    async next(request: XtFakeRequest) {
      const answer: unknown = await planned.get(request.operation)?.(request);
      checkAnswer(request.operation, answer);
      if (typeof answer === "object" && "delayMs" in answer) return { answer: undefined, ...answer };
      return { answer, delayMs: 0 };
    },
  };
}

/** Copies the answers, so that later changes have no effect. Throws if one is invalid. */
export function checkedCopy(answers: XtFakeAnswers): XtFakeAnswers {
  if (!isPlain(answers)) throw usageError("the answers must be a plain object with an answer for each operation");
  for (const [id, plan] of Object.entries(answers)) checkPlan(id, plan);
  return Object(deepCopy(answers));
}

function checkPlan(id: string, plan: unknown): void {
  const known = exampleOperations.map(({ operation }) => operation.id);
  const unknown = unknownNameMessage([id], known, "operation");
  if (unknown) throw usageError(unknown, "unknown_operation");
  if (typeof plan === "function") return;
  if (Array.isArray(plan) && plan.length === 0) throw usageError(`the list of answers of ${id} is empty`);
  for (const answer of [plan].flat()) checkAnswer(id, answer);
}

/** Throws if the value is not a valid response. The message lists the valid ones. */
function checkAnswer(id: string, answer: unknown): asserts answer is XtFakeAnswer | undefined {
  if (answer === undefined) return;
  if (typeof answer === "string") checkExample(id, answer);
  else if (!isPlain(answer)) throw invalidAnswer(id);
  else checkFields(id, answer);
}

/** The kinds of answers, and the fields of each. An answer is of the first kind whose field it has. */
const fieldsOf = {
  delayMs: ["delayMs", "answer"],
  status: ["status", "retryAfter", "html", "done"],
  json: ["json"],
  fault: ["fault", "done"],
};

function checkFields(id: string, answer: object): void {
  const [kind, fields] = Object.entries(fieldsOf).find(([field]) => field in answer) ?? [];
  const unknown = unknownNameMessage(Object.keys(answer), fields ?? Object.values(fieldsOf).flat(), "field");
  if (unknown) throw usageError(`the answer of ${id}: ${unknown}${kind ? ` with ${kind}` : ""}`);
  if ("delayMs" in answer) checkDelayed(id, answer);
  else if ("status" in answer) checkStatus(id, answer);
  else if ("json" in answer) checkJson(id, answer);
  else checkFault(id, answer);
}

function checkFault(id: string, { fault, done }: { fault?: unknown; done?: unknown }): void {
  if (!faults.some((one) => one === fault)) throw invalidAnswer(id);
  if (fault === "refused" && done)
    throw usageError(`the answer of ${id} has done, but with the fault refused nothing is sent: use reset`);
}

function checkJson(id: string, { json }: { json: unknown }): void {
  try {
    if (JSON.stringify(json) !== undefined) return;
  } catch {
    // A bigint, or an object that contains itself.
  }
  throw usageError(`the json of ${id} must be a value that JSON.stringify accepts`);
}

function invalidAnswer(id: string): XtConfigError {
  return usageError(
    `the answer of ${id} must be the name of an example, { status }, { json }, { delayMs } or { fault }; fault is ${faults.join(", ")}`,
  );
}

function checkExample(id: string, name: string): void {
  const examples = exampleOperations.find(({ operation }) => operation.id === id)?.examples ?? {};
  if (Object.hasOwn(examples, name)) return;
  throw usageError(`the spec has no example ${name} of ${id}; known: ${Object.keys(examples).join(", ") || "none"}`);
}

function checkDelayed(id: string, { delayMs, answer }: { delayMs: unknown; answer?: unknown }): void {
  const isValid = typeof delayMs === "number" && delayMs >= 0 && delayMs < 2 ** 31;
  if (!isValid) throw usageError(`delayMs of ${id} must be a number of milliseconds from 0 to 2^31 - 1`);
  if (typeof answer === "object" && answer !== null && "delayMs" in answer) throw invalidAnswer(id);
  checkAnswer(id, answer);
}

function checkStatus(id: string, answer: { status: unknown; retryAfter?: unknown; html?: unknown }): void {
  const { status, retryAfter = 0, html } = answer;
  const isStatus = typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599;
  if (!isStatus) throw usageError(`the status of ${id} must be an integer from 200 to 599`);
  if (!Number.isInteger(retryAfter) || Number(retryAfter) < 0)
    throw usageError(`retryAfter of ${id} must be a whole number of seconds, 0 or more`);
  if (html && [204, 205, 304].includes(status))
    throw usageError(`the answer of ${id} has html, but a response with status ${status} has no body`);
}
