/** Marks an error of the fake, so that the client takes it for the failure that it simulates and not for a `fetch` that threw. */
import type { XtError } from "../errors.js";
import { simulated } from "../http/network-error.js";

export function playing<E extends Error>(error: E, asOurs: (caller: string) => XtError): E {
  return Object.defineProperty(error, simulated, { value: asOurs });
}
