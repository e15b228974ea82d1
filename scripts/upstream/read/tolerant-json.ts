import type { Example } from "./facts.js";

/**
 * Reads an example as XT writes it: JSON with comments and trailing commas, and often type words as values, missing commas and
 * values, bare keys, `...`, brackets that never close, an array straight inside braces, text after the end. It never invents a
 * field: what it cannot read is left out or `unknown`, and each forgiveness is told to `warn` with its offset. Each pattern is tried
 * at one place and bounded by the line, so that the time stays linear.
 */
export function readTolerantly(text: string, warn: (offset: number, message: string) => void): Example | undefined {
  const start = text.search(/[[{]/);
  if (start === -1) return undefined;
  if (text.slice(0, start).trim() !== "") warn(0, "there is text before the example");

  let at = start;
  /** How many objects and arrays are open around the place that is being read. */
  const open = { object: 0, array: 0 };
  /** The member whose name was read last: a comment on the same line is about it. */
  let latest: { offset: number; comment: { text: string } } | undefined;

  const root = readContainer();
  skipSpace();
  if (at < text.length) warn(at, "there is text after the end of the example; it is left out");
  return root;

  function match(pattern: RegExp, from = at): RegExpExecArray | null {
    pattern.lastIndex = from;
    return pattern.exec(text);
  }

  /** Skips blanks and comments; says whether a line ended on the way. */
  function skipSpace(): boolean {
    let crossed = false;
    for (;;) {
      const [blank = ""] = match(/[\s\u00a0\u3000\ufeff]*/y) ?? [];
      crossed ||= blank.includes("\n");
      at += blank.length;
      if (text.startsWith("//", at) || text.startsWith("／／", at)) skipComment();
      else if (text.startsWith("/*", at)) {
        const end = text.indexOf("*/", at + 2);
        if (end === -1) warn(at, "a comment never ends");
        at = end === -1 ? text.length : end + 2;
      } else if (text[at] === "#") {
        warn(at, "a comment begins with #");
        at = lineEnd();
      } else return crossed;
    }
  }

  function skipComment(): void {
    const isOnLine = latest !== undefined && latest.offset > text.lastIndexOf("\n", at);
    if (latest && isOnLine) latest.comment.text ||= text.slice(at + 2, lineEnd()).trim();
    at = lineEnd();
  }

  function lineEnd(): number {
    const end = text.indexOf("\n", at);
    return end === -1 ? text.length : end;
  }

  function readContainer(): Example {
    const isObject = text[at] === "{";
    const [kind, other] = isObject ? (["object", "array"] as const) : (["array", "object"] as const);
    const [closing, otherClosing] = isObject ? "}]" : "]}";
    const members = new Map<string, Example>();
    /** The items of an array; in an object, the values without a name. */
    const items: Example[] = [];
    let needsComma = false;
    const opened = at++;
    open[kind] += 1;
    while (text[at] !== closing) {
      skipSpace();
      const char = text[at];
      const from = at;
      if (char === closing) break;
      if (char === undefined) {
        warn(opened, `an ${kind} never closes`);
        break;
      }
      if (char === otherClosing) {
        if (open[other] > 0) {
          warn(at, `an ${other} closes before the ${kind} inside it`);
          break;
        }
        warn(at++, "a bracket closes that never opened");
      } else if (isComma(char)) {
        if (!needsComma || char !== ",") warn(at, "a comma is out of place");
        at += 1;
        needsComma = false;
      } else if (text.startsWith("...", at) || char === "…") {
        warn(at, "an ellipsis leaves something out");
        at += match(/[.…]+[^\n,"{}[\]]*/y)?.[0].length ?? 1;
      } else if (isObject && (char === "{" || char === "[")) {
        warn(at, "a value has no name");
        items.push(readContainer());
      } else if (isObject) {
        const name = readMember(members);
        if (name !== undefined && needsComma) warn(from, `a comma is missing before "${name}"`);
        needsComma ||= name !== undefined;
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
    if (text[at] === closing) at += 1;
    open[kind] -= 1;
    const [only] = items;
    // `{ [..] }`: the braces add nothing, the array is the value.
    if (isObject && only && members.size === 0) return items.length === 1 ? only : { kind: "array", items };
    return isObject ? { kind: "object", members } : { kind: "array", items };
  }

  /** The fields of an item whose braces are missing. */
  function readLooseItem(): Example {
    const members = new Map<string, Example>();
    while (startsMember()) {
      skipSpace();
      readMember(members);
      skipSpace();
      if (text[at] === "," && startsMember(at + 1)) {
        at += 1;
        skipSpace();
      }
    }
    return { kind: "object", members };
  }

  function readMember(members: Map<string, Example>): string | undefined {
    const offset = at;
    const name = readName();
    if (name === undefined) return skipStray(offset);
    const comment = { text: "" };
    latest = { offset, comment };
    const value = readValueOf(name);
    if (members.has(name)) warn(offset, `the field "${name}" stands twice in one object; the last one counts`);
    members.set(name, { ...value, comment });
    return name;
  }

  /** A member's name, up to and with the colon. */
  function readName(): string | undefined {
    const from = at;
    // `"name: 1` and `name": 1`
    const half = match(/"([\w.$-]+)[^\S\n]*[:：]|([\w.$-]+)"[^\S\n]*[:：]/y);
    if (half && !match(/"(?:[^"\\\n]|\\.)*"[^\S\n]*[:：]/y)) {
      const unclosed = half[1] ?? half[2];
      warn(from, `the name ${unclosed} lacks a quote`);
      at += half[0].length;
      return unclosed;
    }
    let name: string;
    if (isQuote(text[at])) name = readString();
    else {
      name = match(/[^\s:：,，=(){}[\]"'“”/]+/y)?.[0] ?? "";
      at += name.length;
      if (name === "" || !match(/[ \t]*[:：=]/y)) return undefined;
      warn(from, `the name ${name} has no quotes`);
    }
    skipSpace();
    const char = text[at] ?? "";
    if (!isColon(char) && !isQuote(char) && !/[\d{[]/.test(char)) return undefined;
    if (char !== ":") warn(at, `the name "${name}" is not followed by a colon`);
    if (isColon(char)) at += 1;
    return name;
  }

  /** Text where a field should be, such as a description without `//`. */
  function skipStray(from: number): undefined {
    at += match(/[^\n"{}[\]]*/y)?.[0].length ?? 0;
    if (at === from) at += 1;
    warn(from, "there is text where a field should be; it is left out");
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
    if (text[at] === "{" || text[at] === "[") return readContainer();
    if (isQuote(text[at])) return readText();
    const from = at;
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
    const isPlain = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word);
    if (type === "unknown") warn(from, `${word} is no value`);
    else if (!isPlain) warn(from, `the word ${word} stands as a value; it is read as ${type}`);
    if (type === "array") return { kind: "array", items: [] };
    if (type === "object") return { kind: "object", members: new Map() };
    return { kind: "scalar", type, text: word };
  }

  /** A string, or several alternatives of which the first is one: `"ON"/"OFF"`. */
  function readText(): Example {
    const from = at;
    const value = readString();
    const more = /[^\S\n]*(?:\/(?![/*])|\|+)[^\n,，}\]]{0,200}?(?=[^\S\n]{0,50}(?:\/\/|\/\*|[\n,，}\]]|$))/y;
    const alternatives = match(more)?.[0] ?? "";
    if (alternatives === "") return { kind: "scalar", type: "string", text: value };
    warn(from, `alternatives stand as a value: "${value}"${alternatives}`);
    at += alternatives.length;
    const types = alternatives.split(/[/|]/).map((word) => (/["'“”]/.test(word) ? "string" : wordType(word.trim())));
    const known = new Set(["string", ...types.filter((type) => type !== "unknown" && type !== "null")]);
    return { kind: "scalar", type: [...known].sort().join("|"), text: value };
  }

  /** What stands at this place up to the next thing with a meaning, when it is not in quotes. */
  function bareWord(): string {
    // No value is longer; without a bound, a long line would be read again from each of its words.
    return (match(/(?:(?!\/\/|\/\*|／／)[^\n,，#{}[\]"]){0,200}/y)?.[0] ?? "").trim();
  }

  function readString(): string {
    const from = at;
    const json = match(/"(?:[^"\\\n]|\\.)*"/y)?.[0];
    if (json !== undefined && isJson(json)) {
      at += json.length;
      return JSON.parse(json);
    }
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

  function startsMember(from = at): boolean {
    return match(/\s*(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|“[^”\n]*”|[A-Za-z_$][\w$.-]*)[^\S\n]*[:：]/y, from) !== null;
  }
}

const isComma = (char: string) => /^[,，;；]$/.test(char);
const isColon = (char: string) => /^[:：=]$/.test(char);
const isQuote = (char: string | undefined) => char !== undefined && /^["'“”]$/.test(char);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
