/** Helpers for the tests with real servers: connections that are closed after the test, and keys. */
import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Connected } from "./clients.js";

/** Resolves to a connection, which is closed after the test. */
export async function closedAfterTest<T extends Connected>(connecting: Promise<T>): Promise<T> {
  const connected = await connecting;
  onTestFinished(async () => connected[Symbol.asyncDispose]());
  return connected;
}

/** Options of `vi.waitFor` that also suffice on a busy machine. */
export const patiently = { timeout: 50_000, interval: 100 };

export const newKey = () => randomBytes(9).toString("base64url");
