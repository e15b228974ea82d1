/** Marks what the double throws, so that a client of ours takes it for what it plays: of a `fetch` nothing else is believed. */
import type { XtError } from "../errors.js";
import { played } from "../http/network-error.js";

export function playing<E extends Error>(error: E, asOurs: (caller: string) => XtError): E {
  return Object.defineProperty(error, played, { value: asOurs });
}
