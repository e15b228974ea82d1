/** Turns a chosen response into a `Response`, or into the failure of `fetch` that it simulates. */
import { XtNetworkError, type XtNetworkErrorCode } from "../errors/index.js";
import { untilAborted } from "../http/abort-signal.js";
import type { XtFakeFault } from "./planned-answers.js";
import { simulatedFailure } from "./usage-error.js";

export function sendAnswer(answer: XtFakeFault, signal: AbortSignal | null | undefined): Response | Promise<Response> {
  if ("json" in answer) return Response.json(answer.json);
  if ("status" in answer) return statusResponse(answer);
  if (answer.fault === "refused") throw connectionError("connect_failed", "ECONNREFUSED");
  if (answer.fault === "reset") throw connectionError("connection_lost", "ECONNRESET");
  return untilAborted(new Promise<never>(() => undefined), signal ?? undefined, "fakeXt");
}

const gatewayPage = "<!doctype html><title>A gateway's page</title><h1>Not the requested content</h1>";

function statusResponse({ status, retryAfter, html }: Extract<XtFakeFault, { status: number }>): Response {
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set("Retry-After", `${retryAfter}`);
  if (html) headers.set("Content-Type", "text/html");
  return new Response(html ? gatewayPage : null, { status, headers });
}

/** An error like the one that `fetch` throws. The client converts it into the error for the failure that it simulates. */
function connectionError(code: XtNetworkErrorCode, cause: string): TypeError {
  const error = new TypeError("fetch failed", { cause: Object.assign(new Error(cause), { code: cause }) });
  return simulatedFailure(error, (caller) => new XtNetworkError(code, caller, { name: "Error", code: cause }));
}
