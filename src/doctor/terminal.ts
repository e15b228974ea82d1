/** Where the doctor speaks and listens. Nothing is printed but through here, and what must never show is taken out of it. */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { withheld } from "../redact.js";

export interface Terminal {
  /** Whether there is somebody to ask. */
  readonly canAsk: boolean;
  say(text: string): void;
  /** What a person answers, in one line; `undefined` where there is nobody to ask, or no more. */
  ask(question: string, how?: { hidden: boolean }): Promise<string | undefined>;
  /** These must never show from now on. */
  hide(...secrets: readonly string[]): void;
  close(): void;
}

/** Shorter texts are no secrets of XT's, and stand in every sentence. */
const shortest = 6;

export function createTerminal(canAsk: boolean): Terminal {
  const { stdin: input, stdout } = process;
  const secrets = new Set<string>();
  let hidden = false;
  // What somebody types is echoed by readline, and a code that is pasted must not stay on the screen.
  const output = new Writable({
    write(chunk, _, done) {
      if (!hidden) stdout.write(chunk);
      done();
    },
  });
  // And no history: the arrow key would bring it back at the next question.
  const manner = { terminal: input.isTTY === true, prompt: "> ", historySize: 0 };
  const lines = canAsk ? createInterface({ input, output, ...manner }) : undefined;
  // Readline takes Ctrl-C for itself: it must end this program as it ends any other.
  lines?.on("SIGINT", () => {
    lines.close();
    process.kill(process.pid, "SIGINT");
  });
  const answers = lines?.[Symbol.asyncIterator]();

  function say(text: string): void {
    let shown = text;
    for (const secret of secrets) shown = shown.replaceAll(secret, withheld);
    stdout.write(`${shown}\n`);
  }

  return {
    canAsk,
    say,
    async ask(question, how) {
      if (!lines || !answers) return undefined;
      say(question);
      lines.prompt();
      hidden = how?.hidden === true;
      const { value, done } = await answers.next();
      if (hidden || !input.isTTY) stdout.write("\n");
      hidden = false;
      return done ? undefined : value.trim();
    },
    hide(...more) {
      for (const secret of more) {
        for (const form of [secret, encoded(secret)]) if (form.length >= shortest) secrets.add(form);
      }
    },
    close: () => lines?.close(),
  };
}

/** As encodeURIComponent() does, which throws at text that is not well-formed. */
function encoded(text: string): string {
  return `${new URLSearchParams([["", text]])}`.slice(1).replaceAll("+", "%20");
}
