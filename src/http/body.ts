/** Collects and decodes the body of a response. Chunks are copied, because each may keep a far larger buffer in memory. */
import { unreadableBody } from "../errors/index.js";

export interface BodyCollector {
  /** @throws {@link XtResponseError} the body gets too large */
  add(bytes: Uint8Array): void;
  /** Returns all bytes so far. */
  bytes(): Uint8Array;
}

export function createBodyCollector(maxBytes: number, caller: string): BodyCollector {
  let buffer: Uint8Array = new Uint8Array(0);
  let size = 0;
  let chunks = 0;
  return {
    add(bytes) {
      const start = size;
      size += bytes.length;
      chunks += 1;
      // Chunks are counted, too: an endless series of empty chunks adds nothing to the size, and can keep the timeout from firing.
      if (size > maxBytes || chunks > 2 * maxBytes) {
        throw unreadableBody("response_too_large", `is over ${maxBytes} bytes`, caller);
      }
      if (size > buffer.length) {
        const larger = new Uint8Array(2 * size);
        larger.set(buffer);
        buffer = larger;
      }
      buffer.set(bytes, start);
    },
    bytes: () => buffer.subarray(0, size),
  };
}

// One for all calls: creating a decoder costs more than decoding a response.
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes a body as UTF-8, and returns what `parse` returns for the text.
 *
 * @throws {@link XtResponseError} the body is not UTF-8, or `parse` throws
 */
export function readText<T>(body: Uint8Array, caller: string, parse: (text: string) => T): T {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw unreadableBody("response_not_utf8", "is not UTF-8", caller);
  }
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError)
      throw unreadableBody("response_too_large", "has too many items in its lists", caller);
    // The parser's own message quotes the text, which may contain part of a token.
    throw unreadableBody("response_not_json", text === "" ? "is empty" : "is not JSON", caller);
  }
}
