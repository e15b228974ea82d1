/**
 * The body of an answer. A body of one chunk is used as it came. Chunks are copied into one buffer, because what each came in may
 * be far larger than itself.
 */
import { unreadable } from "../errors.js";

export interface Body {
  /** Throws an `XtResponseError` where it would get too large. */
  add(bytes: Uint8Array): void;
  whole(): Uint8Array;
}

export function emptyBody(maxBytes: number, caller: string): Body {
  let buffer: Uint8Array = new Uint8Array(0);
  let size = 0;
  let chunks = 0;
  return {
    add(bytes) {
      const start = size;
      size += bytes.byteLength;
      chunks += 1;
      // Chunks are counted as well: empty ones without end would add nothing to the size, and leave no time for the deadline.
      if (size > maxBytes || chunks > 2 * maxBytes) {
        throw unreadable("response_too_large", `is over ${maxBytes} bytes`, caller);
      }
      if (start === 0) {
        buffer = bytes;
        return;
      }
      if (size > buffer.length) {
        const larger = new Uint8Array(Math.max(size, 2 * buffer.length));
        larger.set(buffer);
        buffer = larger;
      }
      buffer.set(bytes, start);
    },
    whole: () => buffer.subarray(0, size),
  };
}

// One for all calls: making a decoder costs more than decoding an answer.
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * What `parse` makes of the text of a body.
 *
 * @throws {@link XtResponseError} the body is not UTF-8, or `parse` throws
 */
export function readText<T>(body: Uint8Array, caller: string, parse: (text: string) => T): T {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw unreadable("response_not_utf8", "is not UTF-8", caller);
  }
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw unreadable("response_too_large", "has too many items in its lists", caller);
    // The parser's own message quotes the text, and with it a part of a token.
    throw unreadable("response_not_json", text === "" ? "is empty" : "is not JSON", caller);
  }
}
