/** How far a long command has come, while somebody watches. */
import type { Io } from "./io.js";
import { ours, print, text } from "./safe-text.js";

export interface Progress {
  step(): void;
  done(): void;
}

/** A count that overwrites itself; a stream that is no terminal gets none. */
export function startProgress(io: Io, verb: string, total: number): Progress {
  let count = 0;
  const isShown = io.stderr.isTTY === true && total > 20;
  return {
    step() {
      count += 1;
      if (isShown && (count % 10 === 0 || count === total)) print(io.stderr, text`\r${verb} ${count} of ${total}`);
    },
    done() {
      if (isShown) print(io.stderr, ours("\r\u001b[K"));
    },
  };
}
