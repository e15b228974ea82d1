/**
 * The one way to the terminal. What others wrote, a page or a server, is shown and never obeyed: it moves no cursor, hides no word,
 * and forges no line of ours.
 */
import { type ParseArgsConfig, parseArgs } from "node:util";
import { Refusal } from "../refusal.js";

/** Where a command reads and writes; tests put their own in place of the process's. */
export interface Io {
  stdin: AsyncIterable<string | Uint8Array>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  env: Readonly<Record<string, string | undefined>>;
}

/** What a command's exit status tells a script. */
export const exitStatus = {
  /** Nothing to do, or done. */
  good: 0,
  /** XT's pages changed. */
  changed: 1,
  /** What was given was refused, or could not be read. */
  refused: 2,
  /** A fault of this tool. It must not look like news from XT. */
  fault: 70,
} as const;

/** Controls, marks that change the direction of writing, separators of lines, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** `JSON.stringify` itself escapes what lies below U+0020, and its line ends are its own. */
const UNSEEN_IN_JSON = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Prints lines; each stays one line, whatever it holds. */
export function printLines(stream: Io["stdout"], lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.map(shown).join("\n")}\n`);
}

/** JSON in which nothing is left that a terminal obeys; it still reads as the same value. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNSEEN_IN_JSON, escaped);
}

/** Foreign text on one line, with each character that is not to be seen as its code. */
function shown(foreign: string): string {
  return foreign.replace(UNSEEN, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

const MAX_CODE = 500;

/** Foreign text as code in GitHub's Markdown: there it can't link, mention anybody, or be markup. Never in a table: a `|` ends its cell. */
export function code(foreign: string): string {
  const whole = shown(foreign).trim();
  const line = whole.length > MAX_CODE ? `${whole.slice(0, MAX_CODE)}…` : whole;
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 ? " " : "";
  return `${fence}${space}${line === "" ? " " : line}${space}${fence}`;
}

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export const flag = { type: "boolean" } as const;
export const option = { type: "string" } as const;

/** What was given: the flags and options that a command knows, and the rest. */
export function parseArguments<T extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}
