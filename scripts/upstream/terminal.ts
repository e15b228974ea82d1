import { styleText } from "node:util";

/** Where a command reads and writes; tests put their own in place of the process's. */
export interface Io {
  stdin: AsyncIterable<string | Uint8Array>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown; isTTY?: boolean };
  env: Readonly<Record<string, string | undefined>>;
}

type Colour = "red" | "green" | "yellow" | "bold" | "dim";

export type Paint = (colour: Colour, text: string) => string;

/** Colour for a stream that is a terminal, unless NO_COLOR or a dumb terminal forbids it. */
export function painter(stream: object, env: Io["env"]): Paint {
  const isTerminal = "isTTY" in stream && stream.isTTY === true;
  const isColourful = isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  return (colour, text) => (isColourful ? styleText(colour, text, { validateStream: false }) : text);
}

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
      count++;
      if (isShown && (count % 10 === 0 || count === total)) io.stderr.write(`\r${verb} ${count} of ${total}`);
    },
    done() {
      if (isShown) io.stderr.write("\r\u001b[K");
    },
  };
}

/** Bad input by whoever called: the message says what to do, and the exit status is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
