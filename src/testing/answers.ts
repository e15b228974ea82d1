/** What an operation can be told to answer: an example of the spec or something else, once or in sequence, and how that is checked. */
import { type ExampleNames, exampleOperations } from "../../generated/examples.js";
import { unknownName } from "../call/known-names.js";
import type { XtConfigError } from "../errors.js";
import type { XtOperationId } from "./example-operation.js";
import { unusable } from "./misuse.js";
import type { XtFakeRequest } from "./request.js";

/** The names of the spec's examples for an operation, such as `business-failure`. */
export type XtExampleName<Id extends XtOperationId = XtOperationId> = ExampleNames[Id];

const faults = ["refused", "reset", "timeout"] as const;

/** Whether what was asked is done all the same. */
interface Done {
  /**
   * Whether what was asked is done before its answer is lost: the code is spent, the order is placed. So a test plays what an app has
   * to live with. `false` unless given.
   */
  done?: boolean | undefined;
}

/** Something other than an example of the spec to answer with. */
export type XtFakeFault =
  | (Done & {
      /**
       * - `refused`: there is no connection, nothing is sent; at a port, where there always is one, the same as `reset`
       * - `reset`: the connection is lost once the request is sent
       * - `timeout`: no answer ever comes; the call ends when its deadline or its signal ends it
       */
      fault: (typeof faults)[number];
    })
  | (Done & {
      /** An HTTP status with an empty body. */
      status: number;
      /** The seconds of a `Retry-After` header, as a 429 may have. */
      retryAfter?: number | undefined;
      /** Answer with an HTML page in place of the empty body, as gateways and captive portals do, with a 200 too. */
      html?: boolean | undefined;
    })
  | {
      /** Any answer at all, sent as JSON with status 200. */
      json: unknown;
    };

/** What an operation is answered with: an example of the spec by its name, or something else; at once, or after a while. */
export type XtFakeAnswer<Id extends XtOperationId = XtOperationId> =
  | XtExampleName<Id>
  | XtFakeFault
  | {
      /** How long the answer takes, in milliseconds. What was asked is done before. */
      delayMs: number;
      /** The answer; what it is without being told unless given. */
      answer?: XtExampleName<Id> | XtFakeFault | undefined;
    };

/**
 * What an operation is answered with from now on:
 *
 * - an answer: each time
 * - a list: one after the other, and then as without being told; `undefined` in it is a turn as without being told
 * - a function of the request: what it gives, or promises; as without being told where that is `undefined`
 */
export type XtFakePlan<Id extends XtOperationId = XtOperationId> =
  | XtFakeAnswer<Id>
  | readonly (XtFakeAnswer<Id> | undefined)[]
  | ((request: XtFakeRequest) => XtFakeAnswer<Id> | undefined | Promise<XtFakeAnswer<Id> | undefined>);

/** What each operation is answered with; one that isn't named as without being told, which is with a success. */
export type XtFakeAnswers = { [Id in XtOperationId]?: XtFakePlan<Id> | undefined };

/** Says what an operation is answered with, turn by turn. */
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

/** Throws where nobody can answer so; the message says how one can. */
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
