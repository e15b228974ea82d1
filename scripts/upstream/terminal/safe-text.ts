/**
 * The one way to the terminal. Whatever others wrote goes through here: a page, a path, a server's message. What it holds is
 * shown and never obeyed, so that no page moves the cursor, hides a word, or forges a line of ours.
 */
import type { Io } from "./io.js";

/** A text that is fit to print: in it, only we begin a line, choose a colour or move anything. */
export interface SafeText {
  readonly safe: string;
}

/** A template of ours: its own words stand as they are, and what is put into it is shown. */
export function text(words: TemplateStringsArray, ...values: (SafeText | string | number)[]): SafeText {
  return { safe: words.map((word, at) => word + (at < values.length ? show(values[at] ?? "") : "")).join("") };
}

/** A text that is ours from end to end. */
export function ours(safe: string): SafeText {
  return { safe };
}

/** JSON in which nothing is left that a terminal obeys; it still reads as the same value. */
export function json(value: unknown, indent?: number): SafeText {
  return { safe: JSON.stringify(value, null, indent).replace(UNSEEN_IN_JSON, escaped) };
}

export function join(texts: readonly SafeText[], separator = ""): SafeText {
  return { safe: texts.map(({ safe }) => safe).join(separator) };
}

export function print(stream: Io["stdout"], ...texts: SafeText[]): void {
  stream.write(join(texts).safe);
}

/** Others' text on one line, with each character that is not to be seen as its code. */
export function shown(foreign: string): string {
  return foreign.replace(UNSEEN, escaped);
}

function show(value: SafeText | string | number): string {
  return typeof value === "object" ? value.safe : shown(String(value));
}

/** Controls, marks that change the direction of writing, separators of lines, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** `JSON.stringify` itself escapes what lies below U+0020, and its line ends are its own. */
const UNSEEN_IN_JSON = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at).toString(16).padStart(4, "0"))
    .map((code) => `\\u${code}`)
    .join("");
}
