/** The responses that a test can choose: an example of the spec or another response, once or in sequence, and how they are checked. */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import { unknownName } from "../call/known-names.js";
import type { XtConfigError } from "../errors.js";
import type { XtOperationId } from "./example-operation.js";
import { unusable } from "./misuse.js";
import type { XtFakeRequest } from "./request.js";

/** The names of the spec's examples for an operation, such as `business-failure`. */
export type XtExampleName<Id extends XtOperationId = XtOperationId> = ExampleNames[Id];

const faults = ["refused", "reset", "timeout"] as const;

/** Whether the request is carried out although its response is lost. */
interface Done {
  /**
   * Whether the request is carried out before its response is lost: the code is spent, the order is placed. `false` unless given.
   */
  done?: boolean | undefined;
}

/** A response, or a failure, that is no example of the spec. */
export type XtFakeFault =
  | (Done & {
      /**
       * - `refused`: there is no connection, and nothing is sent; at a port, where there always is one, the same as `reset`
       * - `reset`: the connection is lost after the request is sent
       * - `timeout`: no response ever comes; the call ends by its deadline or its signal
       */
      fault: (typeof faults)[number];
    })
  | (Done & {
      /** An HTTP status with an empty body. */
      status: number;
      /** The seconds of a `Retry-After` header, as a 429 may have. */
      retryAfter?: number | undefined;
      /** Whether the body is an HTML page, as gateways and captive portals send it, with a 200 as well. */
      html?: boolean | undefined;
    })
  | {
      /** Any value, sent as JSON with status 200. */
      json: unknown;
    };

/** The response of an operation: an example of the spec by its name, or another one; at once, or after a delay. */
export type XtFakeAnswer<Id extends XtOperationId = XtOperationId> =
  | XtExampleName<Id>
  | XtFakeFault
  | {
      /** How long the response takes, in milliseconds. The request is carried out first. */
      delayMs: number;
      /** The response; the fake's own unless given. */
      answer?: XtExampleName<Id> | XtFakeFault | undefined;
    };

/**
 * The responses of an operation from now on:
 *
 * - one: for each request
 * - a list: one after the other, and then the fake's own; `undefined` in it stands for the fake's own
 * - a function of the request: what it returns, or a promise of it; the fake's own where that is `undefined`
 */
export type XtFakePlan<Id extends XtOperationId = XtOperationId> =
  | XtFakeAnswer<Id>
  | readonly (XtFakeAnswer<Id> | undefined)[]
  | ((request: XtFakeRequest) => XtFakeAnswer<Id> | undefined | Promise<XtFakeAnswer<Id> | undefined>);

/** The responses of each operation; an operation without an entry succeeds. */
export type XtFakeAnswers = { [Id in XtOperationId]?: XtFakePlan<Id> | undefined };

/** Chooses the response of each request. */
export interface Plans {
  set(answers: XtFakeAnswers): void;
  next(request: XtFakeRequest): Promise<XtFakeAnswer | undefined>;
}

export function createPlans(answers: XtFakeAnswers): Plans {
  const turns = new Map<string, (request: XtFakeRequest) => unknown>();
  const plans: Plans = {
    set(more) {
      for (const [id, plan] of Object.entries(more)) checkPlan(id, plan);
      for (const [id, plan] of Object.entries(more)) turns.set(id, turnsOf(plan));
    },
    async next(request) {
      const answer = await turns.get(request.operation)?.(request);
      checkAnswer(request.operation, answer);
      return answer;
    },
  };
  plans.set(answers);
  return plans;
}

function turnsOf(plan: unknown): (request: XtFakeRequest) => unknown {
  if (typeof plan === "function") return (request) => plan(request);
  if (!Array.isArray(plan)) return () => plan;
  const left = [...plan];
  return () => left.shift();
}

function checkPlan(id: string, plan: unknown): void {
  const known = exampleOperations.map(({ operation }) => operation.id);
  const unknown = unknownName([id], known, "operation");
  if (unknown) throw unusable(unknown, "unknown_operation");
  if (typeof plan === "function") return;
  if (Array.isArray(plan) && plan.length === 0) throw unusable(`the list of answers to ${id} is empty`);
  for (const answer of Array.isArray(plan) ? plan : [plan]) checkAnswer(id, answer);
}

/** Throws where this can't be a response; the message says what can. */
function checkAnswer(id: string, answer: unknown): asserts answer is XtFakeAnswer | undefined {
  if (answer === undefined) return;
  if (typeof answer === "string") checkExample(id, answer);
  else if (typeof answer !== "object" || answer === null) throw notAnAnswer(id);
  else if ("delayMs" in answer) checkDelayed(id, answer);
  else if ("status" in answer) checkStatus(id, answer);
  else if (!("json" in answer || faults.some((fault) => "fault" in answer && answer.fault === fault))) {
    throw notAnAnswer(id);
  }
}

function notAnAnswer(id: string): XtConfigError {
  return unusable(
    `answer ${id} with an example's name, or { status }, { json }, { delayMs } or { fault }, which is ${faults.join(", ")}`,
  );
}

function checkExample(id: string, name: string): void {
  const examples = exampleOperations.find(({ operation }) => operation.id === id)?.examples ?? {};
  if (Object.hasOwn(examples, name)) return;
  throw unusable(`the spec has no example ${name} for ${id}; it has ${Object.keys(examples).join(", ") || "none"}`);
}

function checkDelayed(id: string, { delayMs, answer }: { delayMs: unknown; answer?: unknown }): void {
  const isRight = typeof delayMs === "number" && delayMs >= 0 && delayMs < 2 ** 31;
  if (!isRight) throw unusable(`delayMs of ${id} must be a number of milliseconds, under 2^31`);
  if (typeof answer === "object" && answer !== null && "delayMs" in answer) throw notAnAnswer(id);
  checkAnswer(id, answer);
}

function checkStatus(id: string, { status, html }: { status: unknown; html?: unknown }): void {
  const isStatus = typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599;
  if (!isStatus) throw unusable(`the status of ${id} must be a whole number from 200 to 599`);
  if (html && [204, 205, 304].includes(status)) throw unusable(`an answer of status ${status} to ${id} has no body`);
}
