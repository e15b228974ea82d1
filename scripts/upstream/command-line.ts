/**
 * Writes output to the terminal. Text from pages and servers is escaped: it can't control the terminal, hide text, or fake lines of this
 * tool.
 */
import { type ParseArgsConfig, parseArgs } from "node:util";

/** An error in the user's input. The message says what is wrong, and what to do instead. */
export class UserError extends Error {
  constructor(
    message: string,
    /** More information, one entry per line. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** A command's input and output. Tests replace the streams of the process. */
export interface Io {
  stdin: AsyncIterable<string | Uint8Array>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** The exit statuses of commands. */
export const exitStatus = {
  /** Done, or nothing to do. */
  good: 0,
  /** XT's pages changed. */
  changed: 1,
  /** The input was refused, or could not be read. */
  refused: 2,
  /** An internal error. It must not look like a change at XT. */
  fault: 70,
} as const;

/** Control characters, bidirectional marks, line separators, and lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** The same for JSON: `JSON.stringify` already escapes characters below U+0020, and its line breaks are wanted. */
const INVISIBLE_IN_JSON = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Prints lines. Each stays on one line, because line breaks inside it are escaped. */
export function printLines(stream: Io["stdout"], lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.map(escapeInvisible).join("\n")}\n`);
}

/** Formats a value as JSON without control characters. Parsing it gives the same value. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(INVISIBLE_IN_JSON, escaped);
}

/** Escapes invisible characters, so that foreign text stays on one line. */
function escapeInvisible(foreign: string): string {
  return foreign.replace(INVISIBLE, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

const MAX_CODE = 1000;

/** Formats foreign text as inline code in GitHub's Markdown: there it can't be a link, a mention or markup. Don't use it in a table: a `|` would end the cell. */
export function code(foreign: string): string {
  const whole = escapeInvisible(foreign).trim();
  // Not between the halves of a surrogate pair.
  const line = whole.length > MAX_CODE ? `${whole.slice(0, MAX_CODE).replace(/[\ud800-\udbff]$/, "")}…` : whole;
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

/** Parses a command's flags, options and positional arguments. */
export function parseArguments<T extends NonNullable<ParseArgsConfig["options"]>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}
