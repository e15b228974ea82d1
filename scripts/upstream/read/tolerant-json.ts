/** Parses an example that is almost JSON. */
import type { Example } from "./facts.js";
import { isColon, isComma, isQuote, JsonScanner, type WarnAt } from "./json-scanner.js";

/**
 * Parses an example in XT's style: JSON with comments and trailing commas. It often also has type names as values, missing commas and
 * values, unquoted keys, `...`, unclosed brackets, an array directly inside braces, or text after the end. The parser never invents a
 * field: it omits what it can't read, or gives it the type `unknown`. It reports each tolerated error to `warn`, with its offset. Each
 * pattern is tried once per position and limited to a line, so the time is linear.
 */
export function parseTolerantly(text: string, warn: WarnAt): Example | undefined {
  const start = text.search(/[[{]/);
  if (start === -1) return undefined;
  if (text.slice(0, start).trim() !== "") warn(0, "there is text before the example");

  const scanner = new JsonScanner(text, start, warn);
  /** The numbers of open objects and arrays around the current position. */
  const open = { object: 0, array: 0 };

  const root = readContainer();
  scanner.skipSpace();
  if (scanner.at < text.length) warn(scanner.at, "there is text after the end of the example; it is ignored");
  return root;

  function readContainer(): Example {
    const isObject = scanner.char === "{";
    const [kind, other] = isObject ? (["object", "array"] as const) : (["array", "object"] as const);
    const [closing, otherClosing] = isObject ? "}]" : "]}";
    const members = new Map<string, Example>();
    /** The items of an array; in an object, the values without a name. */
    const items: Example[] = [];
    let needsComma = false;
    const opened = scanner.at++;
    open[kind] += 1;
    while (scanner.char !== closing) {
      scanner.skipSpace();
      const char = scanner.char;
      const from = scanner.at;
      if (char === closing) break;
      if (char === undefined) {
        warn(opened, `an ${kind} is never closed`);
        break;
      }
      if (char === otherClosing) {
        if (open[other] > 0) {
          warn(scanner.at, `an ${other} is closed before the ${kind} inside it`);
          break;
        }
        warn(scanner.at++, "a closing bracket has no opening bracket");
      } else if (isComma(char)) {
        if (!needsComma || char !== ",") warn(scanner.at, "a comma is out of place");
        scanner.at += 1;
        needsComma = false;
      } else if (scanner.startsWith("...") || char === "…") {
        warn(scanner.at, "an ellipsis replaces some content");
        scanner.at += scanner.match(/[.…]+[^\n,"{}[\]]*/y)?.[0].length ?? 1;
      } else if (isObject && (char === "{" || char === "[")) {
        warn(scanner.at, "a value has no name");
        items.push(readContainer());
      } else if (isObject) {
        const name = readMember(members);
        if (name !== undefined && needsComma) warn(from, `a comma is missing before "${name}"`);
        needsComma ||= name !== undefined;
      } else if (scanner.startsMember() && items.length > 0 && open.object > 0) {
        warn(scanner.at, "an array is not closed before the next field");
        break;
      } else if (scanner.startsMember()) {
        warn(scanner.at, "an array contains a named field; it is read as a field of an item");
        items.push(readLooseItem());
      } else if (
        needsComma &&
        !/["'“[{\d-]/.test(char) &&
        wordType(scanner.bareWord().split(/\s/, 1)[0] ?? "") === "unknown"
      ) {
        scanner.skipStray(scanner.at);
      } else {
        if (needsComma) warn(scanner.at, "a comma is missing between two items");
        items.push(readValue());
        needsComma = true;
      }
    }
    if (scanner.char === closing) scanner.at += 1;
    open[kind] -= 1;
    const [only] = items;
    // `{ [..] }`: the braces have no meaning, so the array is the value.
    if (isObject && only && members.size === 0) return items.length === 1 ? only : { kind: "array", items };
    return isObject ? { kind: "object", members } : { kind: "array", items };
  }

  /** Reads the fields of an item without braces. */
  function readLooseItem(): Example {
    const members = new Map<string, Example>();
    while (scanner.startsMember()) {
      scanner.skipSpace();
      readMember(members);
      scanner.skipSpace();
      if (scanner.char === "," && scanner.startsMember(scanner.at + 1)) {
        scanner.at += 1;
        scanner.skipSpace();
      }
    }
    return { kind: "object", members };
  }

  function readMember(members: Map<string, Example>): string | undefined {
    const offset = scanner.at;
    const name = readName();
    if (name === undefined) return scanner.skipStray(offset);
    const comment = { text: "" };
    scanner.latest = { offset, comment };
    const value = readValueOf(name);
    if (members.has(name)) warn(offset, `the field "${name}" occurs twice in one object; the last one is used`);
    members.set(name, { ...value, comment });
    return name;
  }

  /** Reads a member's name and the colon. */
  function readName(): string | undefined {
    const from = scanner.at;
    // `"name: 1` and `name": 1`
    const half = scanner.match(/"([\w.$-]+)[^\S\n]*[:：]|([\w.$-]+)"[^\S\n]*[:：]/y);
    if (half && !scanner.match(/"(?:[^"\\\n]|\\.)*"[^\S\n]*[:：]/y)) {
      const unclosed = half[1] ?? half[2];
      warn(from, `a quote is missing at the name ${unclosed}`);
      scanner.at += half[0].length;
      return unclosed;
    }
    let name: string;
    if (isQuote(scanner.char)) name = scanner.readString();
    else {
      name = scanner.match(/[^\s:：,，=(){}[\]"'“”/]+/y)?.[0] ?? "";
      scanner.at += name.length;
      if (name === "" || !scanner.match(/[ \t]*[:：=]/y)) return undefined;
      warn(from, `the name ${name} has no quotes`);
    }
    scanner.skipSpace();
    const char = scanner.char ?? "";
    if (!isColon(char) && !isQuote(char) && !/[\d{[]/.test(char)) return undefined;
    if (char !== ":") warn(scanner.at, `the name "${name}" is not followed by a colon`);
    if (isColon(char)) scanner.at += 1;
    return name;
  }

  function readValueOf(name: string): Example {
    const colon = scanner.at;
    const crossed = scanner.skipSpace();
    const char = scanner.char;
    if (char === undefined || char === "}" || char === "]" || isComma(char) || scanner.startsMember()) {
      warn(colon, `the field "${name}" has no value`);
      return { kind: "scalar", type: "unknown", text: "" };
    }
    if (crossed && char !== "{" && char !== "[") warn(colon, `the value of "${name}" is on another line`);
    return readValue();
  }

  function readValue(): Example {
    scanner.skipSpace();
    if (scanner.char === "{" || scanner.char === "[") return readContainer();
    if (isQuote(scanner.char)) return readText();
    const from = scanner.at;
    let word = scanner.bareWord();
    const [head = ""] = word.split(/[\s;；]/, 1);
    // A value with text after it that doesn't belong to it.
    if (head !== "" && wordType(word) === "unknown" && wordType(head) !== "unknown") word = head;
    scanner.at += word.length;
    if (word === "") {
      scanner.at += 1;
      warn(from, "a value cannot be read");
      return { kind: "scalar", type: "unknown", text: "" };
    }
    const type = wordType(word);
    const isPlain = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(word);
    if (type === "unknown") warn(from, `${word} is not a value`);
    else if (!isPlain) warn(from, `the word ${word} is in the place of a value; it is read as ${type}`);
    if (type === "array") return { kind: "array", items: [] };
    if (type === "object") return { kind: "object", members: new Map() };
    return { kind: "scalar", type, text: word };
  }

  /** Reads a string, or alternatives that begin with a string: `"ON"/"OFF"`. */
  function readText(): Example {
    const from = scanner.at;
    const value = scanner.readString();
    const more = /[^\S\n]*(?:\/(?![/*])|\|+)[^\n,，}\]]{0,200}?(?=[^\S\n]{0,50}(?:\/\/|\/\*|[\n,，}\]]|$))/y;
    const alternatives = scanner.match(more)?.[0] ?? "";
    if (alternatives === "") return { kind: "scalar", type: "string", text: value };
    warn(from, `there are alternatives in the place of a value: "${value}"${alternatives}`);
    scanner.at += alternatives.length;
    const types = alternatives.split(/[/|]/).map((word) => (/["'“”]/.test(word) ? "string" : wordType(word.trim())));
    const known = new Set(["string", ...types.filter((type) => type !== "unknown" && type !== "null")]);
    return { kind: "scalar", type: [...known].sort().join("|"), text: value };
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
  // A URL without its quotes.
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
