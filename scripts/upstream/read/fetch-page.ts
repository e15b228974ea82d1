/** Fetches a page in its current published version. */
import { setTimeout as pause } from "node:timers/promises";
import { parseSecureUrl } from "../../../src/http/secure-url.js";
import { type Page, PageError, refuseOversize, unreadable } from "./page.js";
import { readBounded } from "./read-bounded.js";

interface RetryPolicy {
  /** The timeout of each attempt. */
  deadlineMs: number;
  /** How long to wait before each further attempt. */
  pausesMs: readonly number[];
}

const defaultPolicy: RetryPolicy = { deadlineMs: 20_000, pausesMs: [1_000, 4_000] };

/** Fetches and reads a page. If that fails, the page has an `error`: `gone` if the server says so, otherwise `unread`. */
export async function fetchPage(address: string, policy = defaultPolicy): Promise<Page> {
  try {
    return await readBounded(await fetchText(address, policy), decodeURIComponent(new URL(address).pathname));
  } catch (error) {
    if (error instanceof PageError) return unreadable(address, error.message, error.kind);
    throw error;
  }
}

/** Fetches a text: only from https or loopback URLs, without redirects, with a size limit and a timeout. Temporary failures are retried. */
export async function fetchText(address: string, policy = defaultPolicy): Promise<string> {
  const url = parseSecureUrl(address);
  if (!url) throw new PageError("the address is not an https URL", 0, "gone");
  const [wait, ...pausesMs] = policy.pausesMs;
  try {
    return await tryOnce(url, policy.deadlineMs);
  } catch (error) {
    if (wait === undefined || !(error instanceof PageError) || error.kind !== "unread") throw error;
    await pause(wait);
    return fetchText(address, { ...policy, pausesMs });
  }
}

async function tryOnce(url: URL, deadlineMs: number): Promise<string> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(deadlineMs),
      headers: { accept: "text/plain, application/json" },
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      const isGone = response.status < 400 || response.status === 404 || response.status === 410;
      const hint = isGone ? ": XT may have moved the page" : "";
      throw new PageError(`the server responded with ${response.status}${hint}`, 0, isGone ? "gone" : "unread");
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    // The type of the stream lacks its iterator.
    const body: AsyncIterable<Uint8Array> = Object(response.body ?? []);
    for await (const part of body) {
      parts.push(part);
      size += part.byteLength;
      refuseOversize(size);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    if (error instanceof PageError) throw error;
    if (error instanceof TypeError && "code" in error) throw new PageError("the page is not UTF-8");
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new PageError(`the server can't be reached: ${cause}`, 0, "unread");
  }
}
