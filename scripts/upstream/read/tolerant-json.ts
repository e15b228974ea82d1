import type { Example } from "./facts.js";

/**
 * Reads what XT's examples do beyond JSON with comments: type words as values, missing commas and values, bare keys,
 * `...`, brackets that never close, an array straight inside braces, text after the end. It never invents a field:
 * what it cannot read is left out or `unknown`, and each forgiveness is told to `warn` with its offset.
 */
export function readTolerantly(text: string, warn: (offset: number, message: string) => void): Example | undefined {
  const start = text.search(/[[{]/);
  if (start === -1) return undefined;
  if (text.slice(0, start).trim() !== "") warn(0, "there is text before the example");

  let at = start;
  /** How many objects and arrays are open around the place that is being read. */
  const open = { object: 0, array: 0 };

  const root = text[at] === "{" ? readObject() : readArray();
  skipSpace();
  if (at < text.length) warn(at, "there is text after the end of the example; it is left out");
  return root;

  /** Skips blanks and comments; says whether a line ended on the way. */
  function skipSpace(): boolean {
    let crossed = false;
    for (;;) {
      const blank = /[\s\u00a0\u3000\ufeff]*/y;
      blank.lastIndex = at;
      const skipped = blank.exec(text)?.[0] ?? "";
      crossed ||= skipped.includes("\n");
      at += skipped.length;
      if (text.startsWith("//", at) || text.startsWith("／／", at)) skipLine();
      else if (text.startsWith("/*", at)) {
        const end = text.indexOf("*/", at + 2);
        if (end === -1) warn(at, "a comment never ends");
        at = end === -1 ? text.length : end + 2;
      } else if (text[at] === "#") {
        warn(at, "a comment begins with #");
        skipLine();
      } else return crossed;
    }
  }

  function skipLine(): void {
    const end = text.indexOf("\n", at);
    at = end === -1 ? text.length : end;
  }

  function readObject(): Example {
    const members = new Map<string, Example>();
    const nameless: Example[] = [];
    const opened = at++;
    open.object += 1;
    let needsComma = false;
    for (;;) {
      skipSpace();
      const char = text[at];
      if (char === undefined) {
        warn(opened, "an object never closes");
        break;
      }
      if (char === "}") {
        at += 1;
        break;
      }
      if (char === "]") {
        if (open.array > 0) {
          warn(at, "an array closes before the object inside it");
          break;
        }
        warn(at++, "a bracket closes that never opened");
      } else if (isComma(char)) {
        if (!needsComma || char !== ",") warn(at, "a comma is out of place");
        at += 1;
        needsComma = false;
      } else if (isEllipsis()) {
        skipEllipsis();
      } else if (char === "{" || char === "[") {
        warn(at, "a value has no name");
        nameless.push(char === "{" ? readObject() : readArray());
      } else {
        const from = at;
        const member = readMember();
        if (!member) continue;
        if (needsComma) warn(from, `a comma is missing before "${member.name}"`);
        if (members.has(member.name)) {
          warn(from, `the field "${member.name}" stands twice in one object; the last one counts`);
        }
        members.set(member.name, { ...member.value, offset: from });
        needsComma = true;
      }
    }
    open.object -= 1;
    const [only] = nameless;
    // `{ [..] }`: the braces add nothing, the array is the value.
    if (only && members.size === 0) return nameless.length === 1 ? only : { kind: "array", items: nameless };
    return { kind: "object", members };
  }

  function readArray(): Example {
    const items: Example[] = [];
    const opened = at++;
    open.array += 1;
    let needsComma = false;
    for (;;) {
      skipSpace();
      const char = text[at];
      if (char === undefined) {
        warn(opened, "an array never closes");
        break;
      }
      if (char === "]") {
        at += 1;
        break;
      }
      if (char === "}") {
        if (open.object > 0) {
          warn(at, "an object closes before the array inside it");
          break;
        }
        warn(at++, "a bracket closes that never opened");
      } else if (isComma(char)) {
        if (!needsComma || char !== ",") warn(at, "a comma is out of place");
        at += 1;
        needsComma = false;
      } else if (isEllipsis()) {
        skipEllipsis();
      } else if (startsMember() && items.length > 0 && open.object > 0) {
        warn(at, "an array does not close before the next field");
        break;
      } else if (startsMember()) {
        warn(at, "an array holds a named field; it is read as an item's");
        items.push(readLooseItem());
      } else if (needsComma && !/["'“[{\d-]/.test(char) && wordType(bareWord().split(/\s/, 1)[0] ?? "") === "unknown") {
        skipStray(at);
      } else {
        if (needsComma) warn(at, "a comma is missing between two items");
        items.push(readValue());
        needsComma = true;
      }
    }
    open.array -= 1;
    return { kind: "array", items };
  }

  /** The fields of an item whose braces are missing. */
  function readLooseItem(): Example {
    const members = new Map<string, Example>();
    while (startsMember()) {
      skipSpace();
      const from = at;
      const member = readMember();
      if (member) members.set(member.name, { ...member.value, offset: from });
      skipSpace();
      if (text[at] === "," && startsMember(at + 1)) {
        at += 1;
        skipSpace();
      }
    }
    return { kind: "object", members };
  }

  function readMember(): { name: string; value: Example } | undefined {
    const from = at;
    let name: string;
    const unclosed = unclosedName();
    if (unclosed) {
      warn(from, `the name ${unclosed.name} lacks a quote`);
      at += unclosed.length;
      return { name: unclosed.name, value: readValueOf(unclosed.name) };
    }
    if (isQuote(text[at])) {
      name = readString();
    } else {
      const bare = /[^\s:：,，=(){}[\]"'“”/]+/y;
      bare.lastIndex = at;
      name = bare.exec(text)?.[0] ?? "";
      at += name.length;
      const after = at;
      skipBlanks();
      if (name === "" || !isColon(text[at])) {
        at = after;
        return skipStray(from);
      }
      warn(from, `the name ${name} has no quotes`);
    }
    skipSpace();
    if (isColon(text[at])) {
      if (text[at] !== ":") warn(at, `the name "${name}" is not followed by a colon`);
      at += 1;
    } else if (isQuote(text[at]) || /[\d{[]/.test(text[at] ?? "")) {
      warn(at, `the name "${name}" is not followed by a colon`);
    } else {
      return skipStray(from);
    }
    return { name, value: readValueOf(name) };
  }

  /** `"name: 1` and `name": 1`, up to and with the colon. */
  function unclosedName(): { name: string; length: number } | undefined {
    const closed = /"[^"\n]*"[^\S\n]*[:：]/y;
    closed.lastIndex = at;
    if (closed.test(text)) return undefined;
    const half = /"([\w.$-]+)[^\S\n]*[:：]|([\w.$-]+)"[^\S\n]*[:：]/y;
    half.lastIndex = at;
    const [whole, opened, ended] = half.exec(text) ?? [];
    const name = opened ?? ended;
    return whole === undefined || name === undefined ? undefined : { name, length: whole.length };
  }

  /** Text where a field should be, such as a description without `//`. */
  function skipStray(from: number): undefined {
    const rest = /[^\n"{}[\]]*/y;
    rest.lastIndex = at;
    at += rest.exec(text)?.[0].length ?? 0;
    if (at === from) at += 1;
    warn(from, "there is text where a field should be; it is left out");
    return undefined;
  }

  function readValueOf(name: string): Example {
    const colon = at;
    const crossed = skipSpace();
    const char = text[at];
    if (char === undefined || char === "}" || char === "]" || isComma(char) || startsMember()) {
      warn(colon, `the field "${name}" has no value`);
      return { kind: "scalar", type: "unknown", text: "" };
    }
    if (crossed && char !== "{" && char !== "[") warn(colon, `the value of "${name}" stands on another line`);
    return readValue();
  }

  function readValue(): Example {
    skipSpace();
    const char = text[at];
    if (char === "{") return readObject();
    if (char === "[") return readArray();
    const from = at;
    if (isQuote(char)) {
      const value = readString();
      const more = /[^\S\n]*(?:\/(?![/*])|\|+)[^\n,，}\]]{0,200}?(?=[^\S\n]{0,50}(?:\/\/|\/\*|[\n,，}\]]|$))/y;
      more.lastIndex = at;
      const alternatives = more.exec(text)?.[0];
      if (alternatives !== undefined) {
        warn(from, `alternatives stand as a value: "${value}"${alternatives}`);
        at += alternatives.length;
        const types = alternatives
          .split(/[/|]/)
          .map((word) => (/["'“”]/.test(word) ? "string" : wordType(word.trim())));
        const known = new Set(["string", ...types.filter((type) => type !== "unknown" && type !== "null")]);
        return { kind: "scalar", type: [...known].sort().join("|"), text: value };
      }
      return { kind: "scalar", type: "string", text: value };
    }
    let word = bareWord();
    const [head = ""] = word.split(/[\s;；]/, 1);
    // A value, and then text that is none of it.
    if (head !== "" && wordType(word) === "unknown" && wordType(head) !== "unknown") word = head;
    at += word.length;
    if (word === "") {
      at += 1;
      warn(from, "a value cannot be read");
      return { kind: "scalar", type: "unknown", text: "" };
    }
    const type = wordType(word);
    const isPlain = /^(?:true|false|null)$/.test(word) || /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word);
    if (!isPlain) {
      warn(
        from,
        type === "unknown" ? `${word} is no value` : `the word ${word} stands as a value; it is read as ${type}`,
      );
    }
    if (type === "array") return { kind: "array", items: [] };
    if (type === "object") return { kind: "object", members: new Map() };
    return { kind: "scalar", type, text: word };
  }

  /** What stands at this place up to the next thing with a meaning, when it is not in quotes. */
  function bareWord(): string {
    // No value is longer; without a bound, a long line would be read again from each of its words.
    const bare = /(?:(?!\/\/|\/\*|／／)[^\n,，#{}[\]"]){0,200}/y;
    bare.lastIndex = at;
    return (bare.exec(text)?.[0] ?? "").trim();
  }

  function readString(): string {
    const from = at;
    const closing = text[at] === "'" ? "'" : text[at] === "“" || text[at] === "”" ? "”" : '"';
    if (text[at] !== '"') warn(at, "a string is not in double quotes");
    let value = "";
    at += 1;
    for (;;) {
      const char = text[at];
      if (char === undefined || char === "\n") {
        warn(from, "a string never closes");
        return value.trimEnd();
      }
      at += 1;
      if (char === closing) return value;
      if (char === "\\" && text[at] !== undefined && text[at] !== "\n") value += text[at++];
      else value += char;
    }
  }

  function skipBlanks(): void {
    while (text[at] === " " || text[at] === "\t") at += 1;
  }

  function startsMember(from = at): boolean {
    const member = /\s*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|“[^”\n]*”|[A-Za-z_$][\w$.-]*)[^\S\n]*[:：]/y;
    member.lastIndex = from;
    return member.test(text);
  }

  function isEllipsis(): boolean {
    return text.startsWith("...", at) || text[at] === "…";
  }

  function skipEllipsis(): void {
    warn(at, "an ellipsis leaves something out");
    const dots = /[.…]+[^\n,"{}[\]]*/y;
    dots.lastIndex = at;
    at += dots.exec(text)?.[0].length ?? 1;
  }
}

function isComma(char: string): boolean {
  return char === "," || char === "，" || char === ";" || char === "；";
}

function isColon(char: string | undefined): boolean {
  return char === ":" || char === "：" || char === "=";
}

function isQuote(char: string | undefined): boolean {
  return char === '"' || char === "'" || char === "“" || char === "”";
}

/** Words that XT's examples show where a value should be. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:true|false|bool(?:ean)?)$/i, "boolean"],
  [/^(?:string|str|text|enum)$/i, "string"],
  [/^(?:number|int(?:eger)?|long|double|float|decimal|bigdecimal)$/i, "number"],
  [/^(?:null|none|nil|undefined)$/i, "null"],
  [/^(?:array|list)$/i, "array"],
  [/^(?:object|map)$/i, "object"],
  // A URL without its quotes.
  [/^\d{1,3}(?:\.\d{1,3}){3}$/, "string"],
  [/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?[lfd%]?$/i, "number"],
];

/** The type that a word in a value's place stands for. */
function wordType(text: string): string {
  const types = text.split(/\s*(?:\/|\||\bor\b)\s*/i).map((word) => WORDS.find(([shape]) => shape.test(word))?.[1]);
  if (types.includes(undefined)) return "unknown";
  const known = new Set(types.filter((type) => type !== undefined));
  if (known.size > 1) known.delete("null");
  return [...known].sort().join("|");
}
