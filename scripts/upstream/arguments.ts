import { parseArgs } from "node:util";
import { UsageError } from "./terminal.js";

/** The flags that were given, of those that a command knows, and the rest. */
export function parseFlags(args: string[], known: readonly string[]): { flags: Set<string>; paths: string[] } {
  try {
    const options = Object.fromEntries(known.map((name) => [name, { type: "boolean" as const }]));
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { flags: new Set(Object.keys(values)), paths: positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
