/** Scans the tokens of an example that is almost JSON: blanks, comments, strings and bare words. */

export type WarnAt = (offset: number, message: string) => void;

export class JsonScanner {
  /** The member whose name was read last: a comment on the same line describes it. */
  latest: { offset: number; comment: { text: string } } | undefined;

  constructor(
    readonly text: string,
    /** The current position. */
    public at: number,
    readonly warn: WarnAt,
  ) {}

  get char(): string | undefined {
    return this.text[this.at];
  }

  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  match(pattern: RegExp, from = this.at): RegExpExecArray | null {
    pattern.lastIndex = from;
    return pattern.exec(this.text);
  }

  /** Skips blanks and comments. Returns whether a line ended on the way. */
  skipSpace(): boolean {
    let crossed = false;
    for (;;) {
      const [blank = ""] = this.match(/[\s\u00a0\u3000\ufeff]*/y) ?? [];
      crossed ||= blank.includes("\n");
      this.at += blank.length;
      if (this.startsWith("//") || this.startsWith("／／")) this.#skipComment();
      else if (this.startsWith("/*")) {
        const end = this.text.indexOf("*/", this.at + 2);
        if (end === -1) this.warn(this.at, "a comment never ends");
        this.at = end === -1 ? this.text.length : end + 2;
      } else if (this.char === "#") {
        this.warn(this.at, "a comment begins with #");
        this.at = this.#lineEnd();
      } else return crossed;
    }
  }

  #skipComment(): void {
    const { latest, text, at } = this;
    const isOnLine = latest !== undefined && latest.offset > text.lastIndexOf("\n", at);
    if (latest && isOnLine) latest.comment.text ||= text.slice(at + 2, this.#lineEnd()).trim();
    this.at = this.#lineEnd();
  }

  #lineEnd(): number {
    const end = this.text.indexOf("\n", this.at);
    return end === -1 ? this.text.length : end;
  }

  /** Skips text in the place of a field, such as a description without `//`. */
  skipStray(from: number): undefined {
    this.at += this.match(/[^\n"{}[\]]*/y)?.[0].length ?? 0;
    if (this.at === from) this.at += 1;
    this.warn(from, "there is text in the place of a field; it is ignored");
  }

  /** The unquoted text at this position, up to the next separator. It stays unread. */
  bareWord(): string {
    // No value is longer. Without this limit, a long line would take quadratic time.
    return (this.match(/(?:(?!\/\/|\/\*|／／)[^\n,，#{}[\]"]){0,200}/y)?.[0] ?? "").trim();
  }

  readString(): string {
    const from = this.at;
    const json = this.match(/"(?:[^"\\\n]|\\.)*"/y)?.[0];
    if (json !== undefined && isJson(json)) {
      this.at += json.length;
      return JSON.parse(json);
    }
    const quote = this.char;
    const closing = quote === "'" ? "'" : quote === "“" || quote === "”" ? "”" : '"';
    if (quote !== '"') this.warn(from, "a string is not in double quotes");
    let value = "";
    this.at += 1;
    for (;;) {
      const char = this.char;
      if (char === undefined || char === "\n") {
        this.warn(from, "a string has no closing quote");
        return value.trimEnd();
      }
      this.at += 1;
      if (char === closing) return value;
      const escaped = char === "\\" ? this.char : undefined;
      if (escaped !== undefined && escaped !== "\n") this.at += 1;
      value += escaped !== undefined && escaped !== "\n" ? escaped : char;
    }
  }

  /** Whether a member begins at this position: a name, then a colon. */
  startsMember(from = this.at): boolean {
    return this.match(/\s*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|“[^”\n]*”|[A-Za-z_$][\w$.-]*)[^\S\n]*[:：]/y, from) !== null;
  }
}

export const isComma = (char: string) => /^[,，;；]$/.test(char);
export const isColon = (char: string) => /^[:：=]$/.test(char);
export const isQuote = (char: string | undefined) => char !== undefined && /^["'“”]$/.test(char);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
