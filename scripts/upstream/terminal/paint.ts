/** Colour for what is printed on a terminal. */
import { styleText } from "node:util";
import type { Io } from "./io.js";
import { ours, type SafeText, text } from "./safe-text.js";

type Colour = "red" | "green" | "yellow" | "bold" | "dim";

export type Paint = (colour: Colour, words: SafeText | string) => SafeText;

/** Colour for a stream that is a terminal, unless NO_COLOR or a dumb terminal forbids it. */
export function painter(stream: object, env: Io["env"]): Paint {
  const isTerminal = "isTTY" in stream && stream.isTTY === true;
  const isColourful = isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
  return (colour, words) => {
    const plain = text`${words}`;
    return isColourful ? ours(styleText(colour, plain.safe, { validateStream: false })) : plain;
  };
}
