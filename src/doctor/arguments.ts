/** What stands on the command line, and what it means. */
import { parseArgs } from "node:util";

type Language = "en" | "zh";

export type Asked =
  | { readonly language: Language; readonly does: "usage" | "wrong" }
  | { readonly language: Language; readonly does: "doctor"; readonly ask: boolean };

export function readArguments(args: readonly string[], environment: NodeJS.ProcessEnv): Asked {
  const fallback = languageOf(environment);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { language: { type: "string" }, ask: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
    const { language = fallback, ask = false, help = false } = values;
    if (language !== "en" && language !== "zh") return { language: fallback, does: "wrong" };
    const [command, ...more] = positionals;
    if (help || (command === undefined && !ask)) return { language, does: "usage" };
    return command === "doctor" && more.length === 0 ? { language, does: "doctor", ask } : { language, does: "wrong" };
  } catch {
    return { language: fallback, does: "wrong" }; // Its message repeats what was written, which may be a secret.
  }
}

/** As POSIX has it: the first of these that is set. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "zh" : "en";
}
