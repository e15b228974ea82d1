/** The closed set of values that a parameter takes, where its page lists one. */

import type { ParameterFacts } from "./facts.js";
import { unquote } from "./parameters.js";

const MAX_LENGTH = 2000;
const SEPARATORS = /[;；,，、|/\n]/;
const PLACEHOLDER = /^(?:n\/?a|[-—–/]+|无|none|null)?$/i;
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const BOUNDS = new RegExp(
  String.raw`^[[(（【]?\s*${NUMBER}\s*(?:[-–—~～〜]+|\.{2,}|…|to|至|到)\s*${NUMBER}\s*[\])）】]?$`,
  "i",
);
const PAIR = new RegExp(String.raw`^[[(（【]?\s*(${NUMBER})\s*[;；,，、|/]\s*(${NUMBER})\s*[\])）】]?$`);
const COMPARISON = /[<>≤≥＜＞]|&[lg]t;|^\(.*\]$|^\[.*\)$/s;
const HAN = /\p{Script=Han}/u;

/** Words that open a remark about the values, and are none themselves. */
const REMARK =
  /^(?:e\.?g\.?|examples?|defaults?|max(?:imum)?|min(?:imum)?|range|unit|format|optional|required|note|see|length|pattern|regex|from|up|values?|at|less|more|only|the)$/i;

interface AllowedValues {
  enum: string[] | null;
  /** Why the reading could be wrong, if it could. */
  doubt?: string;
}

/** The closed set of values that a ranges cell lists, or null where it lists none. */
export function readAllowedValues(
  cell: string,
  parameter: Pick<ParameterFacts, "name" | "type">,
  description: string,
): AllowedValues {
  if (cell.length > MAX_LENGTH) return { enum: null, doubt: "the ranges are too long to be a list of values" };
  const text = unwrap(plainText(cell));
  if (PLACEHOLDER.test(text) || COMPARISON.test(text) || BOUNDS.test(text)) return { enum: null };

  const numbered = readNumbered(text);
  if (numbered) return { enum: numbered };

  const pair = PAIR.exec(text);
  if (pair) return readPair(pair, text, parameter, description);

  const { values, doubt } = splitValues(text);
  if (!values) return doubt === undefined ? { enum: null } : { enum: null, doubt };
  if (parameter.type === "boolean" && values.every((value) => /^(?:true|false)$/i.test(value))) return { enum: null };
  const distinct = [...new Set(values)];
  const [only] = distinct;
  if (only === undefined) return { enum: null };
  if (distinct.length === 1) {
    const isFixed = /fixed\s+value|固定值/i.test(description) && parameter.type === "string";
    return { enum: isFixed ? distinct : null };
  }
  if (distinct.every((value) => /^\d{10,}$/.test(value))) {
    return { enum: distinct, doubt: `ranges "${text}" look like example ids rather than the only values` };
  }
  return doubt === undefined ? { enum: distinct } : { enum: distinct, doubt };
}

/** Two numbers are bounds where something is counted; elsewhere two that follow each other are two codes. */
function readPair(
  pair: RegExpExecArray,
  text: string,
  { name, type }: Pick<ParameterFacts, "name" | "type">,
  description: string,
): AllowedValues {
  const [, low = "", high = ""] = pair;
  const isStep = Number(high) - Number(low) === 1;
  const isCount = /limit|size|number|count/i.test(name);
  if (low === high || (isCount && !isStep)) return { enum: null };
  if (isCount || (type !== "string" && !isStep)) {
    // A number's bounds are wide apart.
    if (type === "number") return { enum: null };
    return { enum: null, doubt: `ranges "${text}" are read as bounds, though they may be two values` };
  }
  const areExplained = [low, high].every((value) =>
    new RegExp(String.raw`(?<!\d)${value}\s*[-:：=(（]`).test(description),
  );
  if (areExplained) return { enum: [low, high] };
  return { enum: [low, high], doubt: `ranges "${text}" are read as two values, though they may be bounds` };
}

function plainText(cell: string): string {
  return withoutLeadingLink(cell)
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, "$1")
    .replace(/`/g, "")
    .replace(/&nbsp;|\u00a0|\u3000/g, " ")
    .replace(/\*\*/g, "")
    .trim();
}

/** `[state](#states) NEW, FILLED`: the link says what the values are. */
function withoutLeadingLink(cell: string): string {
  const rest = /^\s*\[[^\][]{1,60}\]\([^()]{0,300}\)[\s:：,，;；]{0,5}(.*)$/s.exec(cell)?.[1];
  return rest !== undefined &&
    /^[A-Z][A-Z0-9_]+\s?(?:[(（][^()（）]{0,60}[)）])?\s?[,，;；、|/]/.test(rest) &&
    !/^[^(]*\]\(/.test(rest)
    ? rest
    : cell;
}

/** `[1m;3m]`, `【a,b】` and `"BUY,SELL"` without what stands around them. */
function unwrap(text: string): string {
  const bare = unquote(text);
  const inner = /^[[【{]([^[\]【】{}]*)[\]】}]$/.exec(bare)?.[1];
  return (inner ?? bare).trim();
}

/** `1-spot 2-future`: numbers with their meanings, and nothing but blanks between them. */
function readNumbered(text: string): string[] | undefined {
  const parts = text.split(/\s+(?=\d+\s?[-–:：=.])/);
  const values = parts.map((part) => /^(\d+)\s?[-–:：=.]\s?\p{L}[^,，;；、|\d]*$/u.exec(part)?.[1]);
  const known = values.filter((value) => value !== undefined);
  return known.length > 1 && known.length === parts.length ? [...new Set(known)] : undefined;
}

/** `follow type, FUND;RATE`: what they are, and then the values. */
function dropTitle(text: string): string | undefined {
  const [, title = "", list] = /^([^,，;；]{2,60})[,，]\s*([^,，;；]+[;；][^,，]*)$/.exec(text) ?? [];
  const isTitle = /[a-z]|\p{Script=Han}/u.test(title) && !/^[A-Z0-9_]+\s*[(（]/.test(title);
  return isTitle ? list : undefined;
}

function splitValues(text: string): { values: string[] | null; doubt?: string } {
  const unlabelled = dropParentheses(text);
  const parts = split(unlabelled, SEPARATORS);
  if (!readAll(parts, true)) {
    // A label may hold a separator itself ("0: no/unset; 1: yes"): then only the strongest one parts the values.
    for (const strong of [/[;；\n]/, /[,，]/]) {
      const labelled = split(unlabelled, strong);
      const found = labelled.length > 1 && labelled.length < parts.length ? readAll(labelled, true) : null;
      if (found) return { values: found, doubt: `ranges "${text}" are read as ${found.join(", ")}` };
    }
  }
  const values = readAll(parts, false);
  const listed = values ? undefined : dropTitle(unlabelled);
  const behindTitle = listed === undefined ? undefined : readAll(split(listed, /[;；]/), false);
  if (behindTitle) return { values: behindTitle, doubt: `ranges "${text}" are read as ${behindTitle.join(", ")}` };
  if (!values) {
    const mentions = parts.filter((part) => /^(?:[A-Z][A-Z0-9_]+|\d+)$/.test(part)).length;
    if (mentions < 2) return { values };
    return { values, doubt: `ranges "${text}" mix values and prose, and are left out` };
  }
  const named = values.filter((value) => value !== "");
  if (named.length < values.length) return { values: named, doubt: `ranges "${text}" leave the set of values open` };
  const isLoose = parts.length > 1 && (/\n/.test(text) || parts.some((part) => /^[A-Z][A-Z0-9_]+\s+[a-z]/.test(part)));
  return isLoose ? { values, doubt: `ranges "${text}" are read as ${values.join(", ")}` } : { values };
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => unquote(part.trim()))
    .filter((part) => part !== "");
}

function dropParentheses(text: string): string {
  let bare = text;
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.replace(/\([^()（）]*\)|（[^()（）]*）/g, " ");
  }
  return bare.trim() === "" ? text.replace(/[()（）]/g, "") : bare;
}

function readAll(parts: string[], mustBeLabelled: boolean): string[] | null {
  const values: string[] = [];
  for (const part of parts) {
    const value = readValue(part, mustBeLabelled);
    if (value === null) return null;
    values.push(value);
  }
  return values.length > 0 ? values : null;
}

/** The value at the head of `part`, "" for an ellipsis, or null when it is prose. */
function readValue(part: string, mustBeLabelled: boolean): string | null {
  if (/^(?:\.{2,}|…+|etc\.?|等)$/i.test(part)) return "";
  if (new RegExp(`^${NUMBER}\\s*[-–—~～]\\s*${NUMBER}$`).test(part)) return null;
  const labelled = splitLabel(part);
  if (labelled !== null) return REMARK.test(labelled) ? null : labelled;
  if (mustBeLabelled || /\s/.test(part) || HAN.test(part) || part.length > 64) return null;
  return part;
}

function splitLabel(part: string): string | null {
  const token = String.raw`[\w.+][\w.+-]*?`;
  const marked = new RegExp(
    String.raw`^"?(${token})"?\s*(?:[:：=]|\s[-–—]+\s|[–—]|-(?=\s|\p{Script=Han}))\s*\S?.*$`,
    "su",
  ).exec(part);
  if (marked?.[1] !== undefined) return marked[1];
  // `PREV-previous`: a code, then what it means. `zh-CN` and `year-month` are values as they stand.
  const dashed = /^([A-Z][A-Z0-9_]*|\d+)-(?=[A-Za-z])\S*[a-z]/.exec(part);
  if (dashed?.[1] !== undefined && !/^\d+-\d/.test(part)) return dashed[1];
  const glossed = new RegExp(String.raw`^(${token})\s*(?=\p{Script=Han})`, "u").exec(part);
  if (glossed?.[1] !== undefined) return glossed[1];
  const spoken = /^([A-Z][A-Z0-9_]+)\s+\S/.exec(part);
  return spoken?.[1] ?? null;
}
