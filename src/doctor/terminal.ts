/** Prints messages and reads answers, in the user's language. `print` and `ask` use `write`, which redacts secrets. */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { escapedOrWithheld, withheld } from "../redact.js";
import messages from "./messages.json" with { type: "json" };

export type Language = "en" | "zh";
export type Message = keyof typeof messages;
export type Values = Readonly<Record<string, string | number>>;

/** Returns a message with its `{names}` replaced by `values`. */
export function formatMessage(language: Language, message: Message, values: Values = {}): string {
  const [english = "", chinese = ""] = messages[message];
  return (language === "zh" ? chinese : english).replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`);
}

/** Formats a duration, such as "180 days": below two hours in minutes, below a day in hours, and otherwise in days. */
export function duration(language: Language, milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [amount, unit] =
    minutes < 120 ? [minutes, "minute"] : minutes < 1_440 ? [minutes / 60, "hour"] : [minutes / 1_440, "day"];
  const format = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, format).format(amount).replace(/(?<=\d)(?=\p{Script=Han})/u, " ");
}

export type Terminal = ReturnType<typeof createTerminal>;

export function createTerminal(language: Language, canAsk: boolean) {
  const { stdin: input, stdout } = process;
  const secrets = new Set<string>();
  let isHidden = false;
  // readline echoes the input, and a pasted code must not stay on the screen.
  const output = new Writable({
    write(chunk, _, done) {
      if (!isHidden) stdout.write(chunk);
      done();
    },
  });
  // No history: otherwise the arrow key would show the pasted URL at the next question.
  const options = { input, output, terminal: input.isTTY === true, prompt: "> ", historySize: 0 };
  const lines = canAsk ? createInterface(options) : undefined;
  // readline catches Ctrl-C, so pass it on: it must end this process as usual.
  lines?.on("SIGINT", () => {
    lines.close();
    process.kill(process.pid, "SIGINT");
  });
  const answers = lines?.[Symbol.asyncIterator]();

  const word = (message: Message, values?: Values) => formatMessage(language, message, values);

  function write(text: string): void {
    let redacted = text;
    for (const secret of secrets) redacted = redacted.replaceAll(secret, withheld);
    stdout.write(`${redacted}\n`);
  }

  return {
    language,
    canAsk,
    word,
    write,
    print: (message: Message, values?: Values) => write(word(message, values)),
    /** Asks the user. Resolves to the answer, one line; `undefined` if `canAsk` is false, or at the end of the input. */
    async ask(message: Message, { hidden = false } = {}): Promise<string | undefined> {
      if (!lines || !answers) return undefined;
      write(word(message));
      lines.prompt();
      isHidden = hidden;
      const { value, done } = await answers.next();
      if (isHidden || !input.isTTY) stdout.write("\n");
      isHidden = false;
      return done ? undefined : value.trim();
    },
    /** Adds strings that must never be printed. */
    hide(...texts: readonly string[]): void {
      for (const text of texts) {
        // Unlike encodeURIComponent(), URLSearchParams accepts strings that are not well-formed.
        const encoded = `${new URLSearchParams([["", text]])}`.slice(1).replaceAll("+", "%20");
        // XT's secrets have more characters. A shorter string could be part of any sentence, so it isn't hidden.
        for (const form of [text, encoded]) if (form.length >= 6) secrets.add(form);
      }
    },
    /** Escapes and redacts a value from XT, so that it can be printed. */
    escaped: (value: string | number) => escapedOrWithheld(`${value}`, [...secrets]),
    close: () => lines?.close(),
  };
}
