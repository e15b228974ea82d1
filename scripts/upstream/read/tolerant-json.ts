/** Parses an example that is almost JSON. */
import type { Example } from "./page.js";

const STRING = String.raw`"(?:[^"\\\n]|\\.)*"`;
/** A member's name and its colon. */
const MEMBER = new RegExp(
  String.raw`(?:${STRING}|'[^'\n]*'|“[^”\n]*”|(?!https?:\/\/)[A-Za-z_$][\w$.-]{0,200})[^\S\n]*[:：]`,
  "y",
);
const QUOTED_NAME = new RegExp(String.raw`${STRING}\s*[:：=]`, "y");
/** `name: 1`, and with one quote: `"name: 1` and `name": 1`. */
const LOOSE_NAME = /("?)([^\s:：,，=(){}[\]"'“”/]+)("?)[ \t]*[:：=]/y;
const QUOTE = /["'“”]/y;
const BRACKETS = { object: "{}", array: "[]" } as const;

/**
 * Parses an example in XT's style: JSON with comments, missing commas and values, unquoted keys, unclosed brackets and more. It never
 * invents a field: it omits what it can't read, or gives it the type `unknown`. It reports each tolerated error to `warn`, with its offset.
 * Each pattern is tried once per position and limited to a line, so the time is linear.
 */
export function parseTolerantly(text: string, warn: (offset: number, message: string) => void): Example | undefined {
  let at = text.search(/[[{]/);
  if (at === -1) return undefined;
  if (text.slice(0, at).trim() !== "") warn(0, "there is text before the example");
  /** The numbers of open objects and arrays around the current position. */
  const open = { object: 0, array: 0 };
  /** The comment of the member whose name was read last on this line. */
  let latest: { text: string } | undefined;

  const root = readContainer();
  skipSpace();
  if (at < text.length) warn(at, "there is text after the end of the example; it is ignored");
  return root;

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
  }

  function take(pattern: RegExp): string {
    const [found = ""] = match(pattern) ?? [];
    at += found.length;
    return found;
  }

  /** Skips blanks and comments. */
  function skipSpace(): void {
    for (;;) {
      if (take(/\s+/y).includes("\n")) latest = undefined;
      const from = at;
      const comment = take(/\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|／／|#)[^\n]*/y);
      if (comment === "") return;
      if (comment.startsWith("#")) warn(from, "a comment begins with #");
      if (comment.startsWith("/*") && !comment.endsWith("*/")) warn(from, "a comment never ends");
      if (latest) latest.text ||= comment.replace(/^(?:\/\*+\/?|\/\/|／／|#)|(?<!\*)\*+\/$/g, "").trim();
      if (comment.includes("\n")) latest = undefined;
    }
  }

  function readContainer(): Example {
    const [kind, other] = text[at] === "{" ? (["object", "array"] as const) : (["array", "object"] as const);
    let members = new Map<string, Example>();
    /** The items of an array; in an object, the values without a name. */
    const items: Example[] = [];
    let needsComma = false;
    const opened = at++;
    open[kind] += 1;
    for (skipSpace(); text[at] !== BRACKETS[kind][1]; skipSpace()) {
      const char = text[at];
      const isMember = match(MEMBER) !== null;
      if (char === undefined) {
        warn(opened, `an ${kind} is never closed`);
        break;
      }
      if (char === BRACKETS[other][1] && kind === "array" && members.size > 0) {
        at += 1;
        items.push({ kind: "object", members });
        members = new Map();
        needsComma = true;
      } else if (char === BRACKETS[other][1]) {
        if (open[other] > 0) {
          warn(at, `an ${other} is closed before the ${kind} inside it`);
          break;
        }
        warn(at++, "a closing bracket has no opening bracket");
      } else if (match(/[,，;；]/y)) {
        if (!needsComma || char !== ",") warn(at, "a comma is out of place");
        at += 1;
        needsComma = false;
      } else if (match(/\.{3}|…/y)) {
        warn(at, "an ellipsis replaces some content");
        take(/[.…]+[^\n,"{}[\]]*/y);
      } else if (kind === "array" && isMember && items.length > 0 && open.object > 0) {
        warn(at, "an array is not closed before the next field");
        break;
      } else if (kind === "array" ? !isMember : char === "{" || char === "[") {
        if (kind === "object") warn(at, "a value has no name");
        else if (needsComma) warn(at, "a comma is missing between two items");
        items.push(readValue());
        needsComma = true;
      } else {
        if (kind === "array" && members.size === 0)
          warn(at, "an array contains a named field; it is read as a field of an item");
        needsComma = readMember(members, needsComma) || needsComma;
      }
    }
    if (text[at] === BRACKETS[kind][1]) at += 1;
    open[kind] -= 1;
    if (kind === "array") return { kind, items: members.size > 0 ? [...items, { kind: "object", members }] : items };
    const [only] = items;
    // `{ [..] }`: the braces have no meaning, so the array is the value.
    if (only && members.size === 0) return items.length === 1 ? only : { kind: "array", items };
    return { kind, members };
  }

  /** Returns whether a member begins here. */
  function readMember(members: Map<string, Example>, needsComma: boolean): boolean {
    const offset = at;
    const name = readName();
    if (name === undefined) {
      // Such as a description without `//`.
      warn(offset, "there is text in the place of a field; it is ignored");
      take(/[^\n"{}[\]]+/y);
      if (at === offset) at += 1;
      return false;
    }
    const comment = { text: "" };
    latest = comment;
    const colon = at;
    skipSpace();
    const hasValue = !match(/[}\],，;；]|$/y) && !match(MEMBER);
    if (!hasValue) warn(colon, `the field "${name}" has no value`);
    const value: Example = hasValue ? readValue() : { kind: "scalar", type: "unknown", text: "" };
    if (needsComma) warn(offset, `a comma is missing before "${name}"`);
    if (members.has(name)) warn(offset, `the field "${name}" occurs twice in one object; the last one is used`);
    members.set(name, { ...value, comment });
    return true;
  }

  function readName(): string | undefined {
    const from = at;
    const loose = match(QUOTED_NAME) ? null : match(LOOSE_NAME);
    if (loose) {
      const [whole, opening = "", name = "", closing = ""] = loose;
      warn(
        from,
        opening + closing === "" ? `the name ${name} has no quotes` : `a quote is missing at the name ${name}`,
      );
      at += whole.length;
      return name;
    }
    if (!match(QUOTE)) return undefined;
    const name = readString();
    skipSpace();
    const colon = take(/[:：=]/y);
    if (colon === "" && !match(/["'“”\d{[]/y)) return undefined;
    if (colon !== ":") warn(from, `the name "${name}" is not followed by a colon`);
    return name;
  }

  function readValue(): Example {
    if (text[at] === "{" || text[at] === "[") return readContainer();
    if (match(QUOTE)) return readText();
    const from = at;
    // No value is longer. Without this limit, a long line would take quadratic time.
    const [whole = ""] = match(/(?:https?:\/\/)?(?:(?!\/\/|\/\*|／／)[^\n,，#{}[\]"]){0,200}/y) ?? [];
    const [head = ""] = whole.trim().split(/[\s;；]/, 1);
    // There may be text after a value.
    const word = wordType(whole.trim()) === "unknown" && wordType(head) !== "unknown" ? head : whole.trim();
    at += word.length || 1;
    const type = wordType(word);
    const isPlain = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word);
    if (type === "unknown") warn(from, word === "" ? "a value cannot be read" : `${word} is not a value`);
    else if (!isPlain) warn(from, `the word ${word} is in the place of a value; it is read as ${type}`);
    if (type === "array") return { kind: "array", items: [] };
    if (type === "object") return { kind: "object", members: new Map() };
    return { kind: "scalar", type, text: word };
  }

  /** Reads a string, or alternatives that begin with a string: `"ON"/"OFF"`. */
  function readText(): Example {
    const from = at;
    const value = readString();
    const others = take(/[^\S\n]*(?:\/(?![/*])|\|+)[^\n,，}\]]{0,200}?(?=[^\S\n]{0,50}(?:\/\/|\/\*|[\n,，}\]]|$))/y);
    if (others === "") return { kind: "scalar", type: "string", text: value };
    warn(from, `there are alternatives in the place of a value: "${value}"${others}`);
    const type = wordType(`string${others.replace(/["'“][^"'”]*["'”]/g, "string")}`);
    return { kind: "scalar", type: type === "unknown" ? "string" : type, text: value };
  }

  function readString(): string {
    const from = at;
    const quoted = take(/"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[“”](?:[^”\\\n]|\\.)*”?/y);
    try {
      return JSON.parse(quoted);
    } catch {
      // It is read without JSON's rules.
    }
    const isClosed = /.["'”]$/.test(quoted);
    if (!quoted.startsWith('"')) warn(from, "a string is not in double quotes");
    if (!isClosed) warn(from, "a string has no closing quote");
    return quoted
      .slice(1, isClosed ? -1 : undefined)
      .trimEnd()
      .replace(/\\(.)/g, "$1");
  }
}

/** Words that XT's examples have in the place of a value. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:true|false|bool(?:ean)?)$/i, "boolean"],
  [/^(?:string|str|text|enum)$/i, "string"],
  [/^(?:number|int(?:eger)?|long|double|float|decimal|bigdecimal)$/i, "number"],
  [/^(?:null|none|nil|undefined)$/i, "null"],
  [/^(?:array|list)$/i, "array"],
  [/^(?:object|map)$/i, "object"],
  // An IP address without its quotes.
  [/^\d{1,3}(?:\.\d{1,3}){3}$/, "string"],
  [/^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?[lfd%]?$/i, "number"],
];

/** The type that a word in the place of a value means. */
function wordType(text: string): string {
  const types = text.split(/\s*(?:\/|\||\bor\b)\s*/i).map((word) => WORDS.find(([shape]) => shape.test(word))?.[1]);
  if (types.includes(undefined)) return "unknown";
  const known = new Set(types.filter((type) => type !== undefined));
  if (known.size > 1) known.delete("null");
  return [...known].sort().join("|");
}
