import { type ParameterFacts, unquote } from "./facts.js";

const SEPARATORS = /[;；,，、|/]/;
const PLACEHOLDER = /^(?:n\/?a|[-—–/]+|无|none|null)?$/i;
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const BOUNDS = new RegExp(
  String.raw`^[[(（【]?\s*${NUMBER}\s*(?:[-–—~～〜]+|\.{2,}|…|to|至|到)\s*${NUMBER}\s*[\])）】]?$`,
  "i",
);
const PAIR = new RegExp(String.raw`^[[(（【]?\s*(${NUMBER})\s*[;；,，、|/]\s*(${NUMBER})\s*[\])）】]?$`);
const COMPARISON = /[<>≤≥＜＞]|&[lg]t;/;
const HAN = /\p{Script=Han}/u;

/** Words that open a remark about the values, and are none themselves. */
const REMARK =
  /^(?:e\.?g\.?|examples?|defaults?|max(?:imum)?|min(?:imum)?|range|unit|format|optional|required|note|see|length|pattern|regex|from|up|values?|at|less|more|only|the)$/i;

interface Ranges {
  enum: string[] | null;
  /** Why the reading could be wrong, if it could. */
  doubt?: string;
}

/** The closed set of values that a ranges cell lists, or null where it lists none. */
export function readRanges(
  cell: string,
  parameter: Pick<ParameterFacts, "name" | "type">,
  description: string,
): Ranges {
  const text = unwrap(plainText(cell));
  if (PLACEHOLDER.test(text) || COMPARISON.test(text) || BOUNDS.test(text)) return { enum: null };

  const pair = PAIR.exec(text);
  if (pair) {
    const isCount = /limit|size|number/i.test(parameter.name) || parameter.type === "number";
    const isStep = Number(pair[2]) - Number(pair[1]) === 1;
    if (isCount && !isStep) return { enum: null };
    if (isCount) return { enum: null, doubt: `ranges "${text}" are read as bounds, though they may be two values` };
    if (parameter.type === "integer" && !isStep) {
      return { enum: null, doubt: `ranges "${text}" are read as bounds, though they may be two values` };
    }
  }

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

function plainText(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, "$1")
    .replace(/`/g, "")
    .replace(/&nbsp;|\u00a0|\u3000/g, " ")
    .replace(/\*\*/g, "")
    .trim();
}

/** `[1m;3m]`, `【a,b】` and `"BUY,SELL"` without what stands around them. */
function unwrap(text: string): string {
  const bare = unquote(text);
  const inner = /^[[【{]([^[\]【】{}]*)[\]】}]$/.exec(bare)?.[1];
  return (inner ?? bare).trim();
}

function splitValues(text: string): { values: string[] | null; doubt?: string } {
  const unlabelled = dropParentheses(text);
  const parts = split(unlabelled, SEPARATORS);
  const values = readAll(parts, false);
  if (values && parts.length > 1) {
    const open = values.filter((value) => value !== "");
    return open.length === values.length
      ? { values }
      : { values: open, doubt: `ranges "${text}" leave the set of values open` };
  }
  // A label may hold a separator itself ("0: no/unset; 1: yes"): then only the strongest separator parts the values.
  for (const strong of [/[;；\n]/, /[,，]/]) {
    const labelled = split(unlabelled, strong);
    if (labelled.length < 2 || labelled.length === parts.length) continue;
    const found = readAll(labelled, true);
    if (found) return { values: found, doubt: `ranges "${text}" are read as ${found.join(", ")}` };
  }
  if (values) return { values };
  const mentions = parts.filter((part) => /^[A-Z][A-Z0-9_]+$/.test(part)).length;
  return mentions > 1
    ? { values: null, doubt: `ranges "${text}" mix values and prose, and are left out` }
    : { values: null };
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
