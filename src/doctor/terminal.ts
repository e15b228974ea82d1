/** Prints and asks, in the user's language. Everything that is printed passes through `write`, which removes the secrets. */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { escapedText, withheld } from "../redact.js";
import messages from "./messages.json" with { type: "json" };

export type Language = "en" | "zh";
export type Message = keyof typeof messages;
export type Values = Readonly<Record<string, string | number>>;

/** A message, with `values` in place of its `{names}`. */
export function say(language: Language, message: Message, values: Values = {}): string {
  const [english = "", chinese = ""] = messages[message];
  return (language === "zh" ? chinese : english).replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]}`);
}

/** How long that is, in the largest unit that fits: "180 days". */
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
  // readline echoes what is typed, and a pasted code must not stay on the screen.
  const output = new Writable({
    write(chunk, _, done) {
      if (!isHidden) stdout.write(chunk);
      done();
    },
  });
  // No history: the arrow key would show the pasted address at the next question.
  const options = { input, output, terminal: input.isTTY === true, prompt: "> ", historySize: 0 };
  const lines = canAsk ? createInterface(options) : undefined;
  // readline catches Ctrl-C, which must end this process as it ends any other.
  lines?.on("SIGINT", () => {
    lines.close();
    process.kill(process.pid, "SIGINT");
  });
  const answers = lines?.[Symbol.asyncIterator]();

  const word = (message: Message, values?: Values) => say(language, message, values);

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
    /** A person's answer, one line; `undefined` if there is no terminal, or no more input. */
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
    /** Adds texts that must never be printed. */
    hide(...texts: readonly string[]): void {
      for (const text of texts) {
        // Unlike encodeURIComponent(), this takes text that is not well-formed.
        const encoded = `${new URLSearchParams([["", text]])}`.slice(1).replaceAll("+", "%20");
        // A shorter text is no secret of XT's, and may be part of any sentence.
        for (const form of [text, encoded]) if (form.length >= 6) secrets.add(form);
      }
    },
    /** A value that came from XT, as it may be printed. */
    escaped: (value: string | number) => escapedText(`${value}`, [...secrets]),
    close: () => lines?.close(),
  };
}
