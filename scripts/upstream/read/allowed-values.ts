/** Reads the list of values that a parameter accepts, if its page has one. */
import type { ParameterFacts } from "./facts.js";

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

/** Words that begin a remark, and are not values. */
const REMARK =
  /^(?:e\.?g\.?|examples?|defaults?|max(?:imum)?|min(?:imum)?|range|unit|format|optional|required|note|see|length|pattern|regex|from|up|values?|at|less|more|only|the)$/i;

interface AllowedValues {
  enum: string[] | null;
  /** Why the result may be wrong. */
  doubt?: string;
}

/** Reads the values that a ranges cell lists; `enum` is null if it lists none. */
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
    return { enum: distinct, doubt: `ranges "${text}" look like example ids, not like the only values` };
  }
  return doubt === undefined ? { enum: distinct } : { enum: distinct, doubt };
}

/** Decides whether two numbers are bounds or values: a count has bounds, and two consecutive numbers are codes. */
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
    // For a number, the two are bounds, because they are not consecutive.
    if (type === "number") return { enum: null };
    return { enum: null, doubt: `ranges "${text}" are read as bounds, but they may be two values` };
  }
  const areExplained = [low, high].every((value) =>
    new RegExp(String.raw`(?<!\d)${value}\s*[-:：=(（]`).test(description),
  );
  if (areExplained) return { enum: [low, high] };
  return { enum: [low, high], doubt: `ranges "${text}" are read as two values, but they may be bounds` };
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

/** Removes a leading link that only names the values: `[state](#states) NEW, FILLED`. */
function withoutLeadingLink(cell: string): string {
  const rest = /^\s*\[[^\][]{1,60}\]\([^()]{0,300}\)[\s:：,，;；]{0,5}(.*)$/s.exec(cell)?.[1];
  return rest !== undefined &&
    /^[A-Z][A-Z0-9_]+\s?(?:[(（][^()（）]{0,60}[)）])?\s?[,，;；、|/]/.test(rest) &&
    !/^[^(]*\]\(/.test(rest)
    ? rest
    : cell;
}

/** Removes the brackets or quotes around a list: `[1m;3m]`, `【a,b】`, `"BUY,SELL"`. */
function unwrap(text: string): string {
  const bare = unquote(text);
  const inner = /^[[【{]([^[\]【】{}]*)[\]】}]$/.exec(bare)?.[1];
  return (inner ?? bare).trim();
}

/** Reads numbers with their meanings, separated only by spaces: `1-spot 2-future`. */
function readNumbered(text: string): string[] | undefined {
  const parts = text.split(/\s+(?=\d+\s?[-–:：=.])/);
  const values = parts.map((part) => /^(\d+)\s?[-–:：=.]\s?\p{L}[^,，;；、|\d]*$/u.exec(part)?.[1]);
  const known = values.filter((value) => value !== undefined);
  return known.length > 1 && known.length === parts.length ? [...new Set(known)] : undefined;
}

/** Removes a title in front of the values: `follow type, FUND;RATE`. */
function dropTitle(text: string): string | undefined {
  const [, title = "", list] = /^([^,，;；]{2,60})[,，]\s*([^,，;；]+[;；][^,，]*)$/.exec(text) ?? [];
  const isTitle = /[a-z]|\p{Script=Han}/u.test(title) && !/^[A-Z0-9_]+\s*[(（]/.test(title);
  return isTitle ? list : undefined;
}

function splitValues(text: string): { values: string[] | null; doubt?: string } {
  const unlabelled = dropParentheses(text);
  const parts = split(unlabelled, SEPARATORS);
  if (!readAll(parts, true)) {
    // A label may contain a separator ("0: no/unset; 1: yes"). Then only the strongest separator splits the list.
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
    return { values, doubt: `ranges "${text}" mix values and prose, so they are not read` };
  }
  const named = values.filter((value) => value !== "");
  if (named.length < values.length) return { values: named, doubt: `ranges "${text}" don't list all values` };
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

/** Returns the value at the start of `part`; "" for an ellipsis; null for prose. */
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
  // `PREV-previous` is a code and its meaning. `zh-CN` and `year-month` are values.
  const dashed = /^([A-Z][A-Z0-9_]*|\d+)-(?=[A-Za-z])\S*[a-z]/.exec(part);
  if (dashed?.[1] !== undefined && !/^\d+-\d/.test(part)) return dashed[1];
  const glossed = new RegExp(String.raw`^(${token})\s*(?=\p{Script=Han})`, "u").exec(part);
  if (glossed?.[1] !== undefined) return glossed[1];
  const spoken = /^([A-Z][A-Z0-9_]+)\s+\S/.exec(part);
  return spoken?.[1] ?? null;
}

/** Removes the quotation marks or backticks around a text. */
export function unquote(text: string): string {
  const quoted = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^“”]*)”|‘([^‘’]*)’)$/s.exec(text);
  const inner = quoted?.slice(1).find((group) => group !== undefined);
  return inner === undefined ? text : inner.trim();
}
