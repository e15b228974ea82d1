/** The body of an answer, copied byte by byte into one buffer as it comes: what it came in may be far larger than itself. */
import { unreadable } from "./errors.js";

export interface Body {
  /** Throws an `XtResponseError` where it would get too large. */
  add(bytes: Uint8Array): void;
  whole(): Uint8Array;
}

export function emptyBody(maxBytes: number, caller: string): Body {
  let buffer = new Uint8Array(0);
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
