/** Turns what the test chose into a response, or into the failure of `fetch` where none comes. */
import { XtNetworkError, type XtNetworkErrorCode } from "../errors.js";
import { untilAborted } from "../http/abort-signal.js";
import type { XtFakeFault } from "./answers.js";
import { playing } from "./playing.js";

export function play(answer: XtFakeFault, signal: AbortSignal | null | undefined): Response | Promise<Response> {
  if ("json" in answer) return Response.json(answer.json);
  if ("status" in answer) return statusResponse(answer);
  if (answer.fault === "refused") throw connectionError("connect_failed", "ECONNREFUSED");
  if (answer.fault === "reset") throw connectionError("connection_lost", "ECONNRESET");
  return orAborted(new Promise<never>(() => undefined), signal);
}

/** Resolves after a time; rejects with the signal's reason. */
export function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const time = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  return orAborted(time, signal).finally(() => clearTimeout(timer));
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  return untilAborted(promise, signal ?? undefined, "fakeXt");
}

const page = "<!doctype html><title>A gateway's page</title><h1>Not what you asked for</h1>";

function statusResponse({ status, retryAfter, html }: Extract<XtFakeFault, { status: number }>): Response {
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set("Retry-After", `${retryAfter}`);
  if (html) headers.set("Content-Type", "text/html");
  return new Response(html ? page : null, { status, headers });
}

/** An error as `fetch` throws it, which the client takes for the failure that it simulates. */
function connectionError(code: XtNetworkErrorCode, cause: string): TypeError {
  const error = new TypeError("fetch failed", { cause: Object.assign(new Error(cause), { code: cause }) });
  return playing(error, (caller) => new XtNetworkError(code, caller, { name: "Error", code: cause }));
}
