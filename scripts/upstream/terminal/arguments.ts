/** The words behind a command: flags, options with a value, and the rest. */
import { parseArgs } from "node:util";
import { Refusal } from "../refusal.js";

export interface Arguments {
  flags: Set<string>;
  /** Of the options that take one. */
  values: Map<string, string>;
  paths: string[];
}

/** What was given, of the flags and options that a command knows, and the rest. */
export function parseArguments(
  args: string[],
  known: { flags?: readonly string[]; options?: readonly string[] } = {},
): Arguments {
  const { flags = [], options = [] } = known;
  try {
    const { values, positionals }: { values: Record<string, unknown>; positionals: string[] } = parseArgs({
      args,
      options: Object.fromEntries([
        ...flags.map((name) => [name, { type: "boolean" as const }] as const),
        ...options.map((name) => [name, { type: "string" as const }] as const),
      ]),
      allowPositionals: true,
      strict: true,
    });
    const given = Object.entries(values).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
    return {
      flags: new Set(flags.filter((name) => values[name] === true)),
      values: new Map(given.map(([name = "", value = ""]) => [name, value])),
      paths: positionals,
    };
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}
