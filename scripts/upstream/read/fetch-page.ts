/** A page on the web. */
import { Refusal } from "../refusal.js";
import { MAX_PAGE_BYTES } from "./bounds.js";

const DEADLINE_MS = 20_000;

/** The text at an address; a Refusal says why there is none. Only https (or a loopback address), no redirects, a bounded size, a deadline. */
export async function fetchPage(address: string, deadlineMs = DEADLINE_MS): Promise<string> {
  const url = parseAddress(address);
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(deadlineMs),
      headers: { accept: "text/plain" },
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Refusal(refusal(response.status));
    }
    return await readText(response);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof DOMException && error.name === "TimeoutError") {
      throw new Refusal(`the server did not answer within ${deadlineMs / 1000} s; try again later`);
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Refusal(`the server cannot be reached: ${cause}`);
  }
}

function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) throw new Refusal("the address is no URL");
  const isLoopback = url.hostname === "localhost" || url.hostname === "127.0.0.1" || url.hostname === "[::1]";
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback)) return url;
  throw new Refusal("the address is not https");
}

function refusal(status: number): string {
  if (status >= 300 && status < 400)
    return `the server redirects (${status}), and redirects are not followed; record the new address`;
  if (status === 404 || status === 410) return `there is no such page any more (${status}); XT may have moved it`;
  return `the server answered with ${status}`;
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = response.body?.getReader();
  let text = "";
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > MAX_PAGE_BYTES) {
      await reader?.cancel();
      throw new Refusal(`the page is larger than the ${MAX_PAGE_BYTES} bytes that are read`);
    }
    text += decode(decoder, part.value, true);
  }
  return text + decode(decoder, undefined, false);
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new Refusal("the page is not UTF-8");
  }
}
