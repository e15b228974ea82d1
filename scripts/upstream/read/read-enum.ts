/** Reads the values or the bounds that a parameter's ranges cell contains. `merge/detect-changes.ts` finds what changed. */
import type { ParameterFacts } from "./page.js";

const MAX_LENGTH = 2000;
const SEPARATOR = /[;,、|/\n]/;
const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const BOUNDS = new RegExp(String.raw`^(${NUMBER})\s*(?:[-–—~〜]+|\.{2,}|to|至|到)\s*(${NUMBER})$`, "i");
const PAIR = new RegExp(String.raw`^(${NUMBER})\s*${SEPARATOR.source}\s*(${NUMBER})$`);
const COMPARISON = /[<>]|^\(.*[\]】]$|^[[【].*\)$/s;
/** `1<=limit<=200`, `<=200`, `>=1` */
const AT_LEAST = new RegExp(String.raw`^(${NUMBER})\s*<=|>=\s*(${NUMBER})$`);
const AT_MOST = new RegExp(String.raw`<=\s*(${NUMBER})$|^(${NUMBER})\s*>=`);
/** `^[a-z]{4,32}$` */
const PATTERN = /^\^.*\$$/s;
const ELLIPSIS = /^(?:\.{2,}|etc\.?|等)$/i;

/** A link that only names the values: `[state](#states) NEW, FILLED`. */
const LINK_TITLE = /^\s*\[(?![A-Z0-9_]+\])[^\][]*\]\([^()]*\)[\s:,;]*(?=[A-Z][A-Z0-9_]+\s?[(,;、|/])/;
/** A label in front of a list, whose values have no labels themselves: `Enum: BUY, SELL`, `可选值：BUY、SELL`. */
const LABEL =
  /^(?![^:]*(?:[Ee]xample|[Ee]\.?g|[Dd]efault|[例如默]))(?=[A-Z][a-z]|[Vv]alues?|[Ee]num|[^:]*[\s\p{Script=Han}])[^:,;、|/\n]{1,40}:\s*(?=[^:]+[,;、|/\n][^:]*$)/u;

/** Words that begin a remark, and are not values. */
const REMARK =
  /^(?:e\.?g\.?|examples?|defaults?|max(?:imum)?|min(?:imum)?|range|unit|format|optional|required|note|see|length|pattern|regex|from|up|values?|at|less|more|only|the)$/i;

/** A value with its meaning. */
const LABELLED: readonly RegExp[] = [
  // `LIMIT: at a price`, `1=spot`, `PREV - previous`, `0-关`, `READ 可读`
  /^"?([\w.+][\w.+-]*?)"?\s*(?:[:=]|\s[-–—]+\s|[–—]|-\s|-?(?=\p{Script=Han}))/u,
  // `PREV-previous`. `zh-CN` and `year-month` are values.
  /^([A-Z][A-Z0-9_]*|\d+)-(?=[A-Za-z])\S*[a-z]/,
  // `GREEN or both`
  /^([A-Z][A-Z0-9_]+)\s+\S/,
];

/** Two values, of which a label would hide the second one: `RED or GREEN`, `RED 或 GREEN`. */
const TWO_VALUES = /^["“]?[A-Z][A-Z0-9_]+["”]?\s*(?:\b(?:or|and)\b|或|和)\s*["“]?[A-Z][A-Z0-9_]/;

interface Bounds {
  minimum?: number | undefined;
  maximum?: number | undefined;
}

export interface AllowedValues {
  enum: string[] | null;
  /** A single value in capitals. It may also be an example, so it is no list. */
  lone?: string;
  bounds?: Bounds;
  /** Why the result may be wrong. */
  doubt?: string | undefined;
}

/** Reads a ranges cell; `enum` is null if it lists no values. */
export function readAllowedValues(
  cell: string,
  parameter: Pick<ParameterFacts, "name" | "type">,
  description: string,
): AllowedValues {
  if (cell.length > MAX_LENGTH) return { enum: null, doubt: "the ranges are too long to be a list of values" };
  const written = plainText(cell);
  const text = unwrap(written);
  if (isBlank(text) || PATTERN.test(text)) return { enum: null };
  const compared = written.replaceAll("≤", "<=").replaceAll("≥", ">=");
  if (COMPARISON.test(compared)) {
    const [least, most] = [AT_LEAST, AT_MOST].map((shape) => shape.exec(compared));
    return { enum: null, bounds: boundsOf(least?.[1] ?? least?.[2], most?.[1] ?? most?.[2]) };
  }
  const [, from, to] = BOUNDS.exec(plainNumbers(text)) ?? [];
  if (to !== undefined) return { enum: null, bounds: boundsOf(from, to) };
  if (PAIR.test(text)) return readPair(text, parameter, description);

  const { values, isDoubtful } = splitValues(text);
  const distinct = [...new Set(values)].filter((value) => !ELLIPSIS.test(value));
  if (parameter.type === "boolean" && distinct.every((value) => /^(?:true|false)$/i.test(value))) return { enum: null };
  if (distinct.length === 1) {
    const isFixed = parameter.type === "string" && /fixed\s+value|固定值/i.test(description);
    const mentioned = new Set(text.match(/\b[A-Z][A-Z0-9_]+\b/g));
    if (isFixed && mentioned.size < 2) return { enum: distinct };
    const [lone] = /^[A-Z][A-Z0-9_]{2,}$/.exec(withoutParentheses(text).trim()) ?? [];
    if (lone !== undefined) return { enum: null, lone, doubt: `ranges "${text}" may be the only value, or an example` };
    return { enum: null, doubt: mentioned.size > 1 ? `ranges "${text}" are read as free text` : undefined };
  }
  const areIds = distinct.length > 1 && distinct.every((value) => /^\d{10,}$/.test(value));
  const isCut = values.some((value) => ELLIPSIS.test(value));
  const result = distinct.join(", ") || "free text";
  const doubt = isDoubtful || areIds || isCut ? `ranges "${text}" are read as ${result}` : undefined;
  return { enum: distinct.length > 0 ? distinct : null, doubt };
}

/** Decides whether two numbers are bounds or values: a count has bounds, and two consecutive numbers are codes. */
function readPair(
  text: string,
  { name, type }: Pick<ParameterFacts, "name" | "type">,
  description: string,
): AllowedValues {
  const [, low = "", high = ""] = PAIR.exec(text) ?? [];
  const isStep = Number(high) - Number(low) === 1;
  const isCount = /limit|size|number|count/i.test(name);
  if (low === high) return { enum: null };
  const bounds = boundsOf(low, high);
  if (isCount || (type !== "string" && !isStep)) {
    const isClear = type === "number" || (isCount && !isStep);
    const doubt = isClear ? undefined : `ranges "${text}" are read as bounds, but they may be two values`;
    return { enum: null, bounds, doubt };
  }
  const areExplained = [low, high].every((value) =>
    new RegExp(String.raw`(?<!\d)${value}\s*[-:：=(（]`).test(description),
  );
  const doubt = areExplained ? undefined : `ranges "${text}" are read as two values, but they may be bounds`;
  return { enum: [low, high], doubt };
}

function boundsOf(low: string | undefined, high: string | undefined): Bounds {
  const [minimum, maximum] = [low, high].map((text) => (text === undefined ? undefined : Number(text)));
  // A longer number is an id, which a JavaScript number would change.
  const isClear = [minimum ?? 0, maximum ?? 0].every((number) => Math.abs(number) < 1e15);
  return isClear && (minimum ?? 0) <= (maximum ?? Number.POSITIVE_INFINITY) ? { minimum, maximum } : {};
}

/** Splits a list. No values mean that it is free text. */
function splitValues(text: string): { values: string[]; isDoubtful: boolean } {
  const written = withoutParentheses(text);
  const bare = written.replace(LABEL, "");
  const parts = split(bare, SEPARATOR);
  // `1-spot 2-future`. A label may contain a separator: `0: no/unset; 1: yes`. Then only the strongest separator splits the list.
  const separators = [parts.length > 1 ? SEPARATOR : /\s+(?=\d+\s?[-–:=.]\s?\p{L})/u, /[;\n]/, /,/];
  const lists = separators.map((separator) => split(bare, separator));
  const list = lists.find((one) => one.length > 1 && readAll(one, true)) ?? parts;
  const values = readAll(list, false);
  if (values) {
    const isLoose =
      lists.indexOf(list) > 0 ||
      bare !== written ||
      parts.filter((part) => part.includes(":")).length === 1 ||
      text.includes("\n") ||
      parts.some((part) => /^[A-Z][A-Z0-9_]+\s+[a-z]/.test(part));
    return { values, isDoubtful: isLoose && parts.length > 1 };
  }
  const mentions = parts.filter((part) => /^(?:[A-Z][A-Z0-9_]+|\d+)$/.test(part));
  return { values: [], isDoubtful: mentions.length > 1 || parts.some((part) => TWO_VALUES.test(part)) };
}

function split(text: string, separator: RegExp): string[] {
  const bare = (part: string) => part.replace(/^\s*[-*•]\s+|[\]】}]\s*$/g, "").replace(/^\s*[[【{]/, "");
  const parts = text.split(separator).map((part) => unquote(bare(part).trim()));
  return parts.filter((part) => part !== "");
}

/** Returns the values at the start of the parts; null if a part is free text. */
function readAll(parts: readonly string[], mustBeLabelled: boolean): string[] | null {
  const values = parts.map((part) => {
    if (ELLIPSIS.test(part)) return part;
    if (BOUNDS.test(part) || TWO_VALUES.test(part)) return undefined;
    const label = LABELLED.map((shape) => shape.exec(part)?.[1]).find((value) => value !== undefined);
    if (label !== undefined) return REMARK.test(label) ? undefined : label;
    return mustBeLabelled || /\s|\p{Script=Han}/u.test(part) || part.length > 64 ? undefined : part;
  });
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 && known.length === values.length ? known : null;
}

function plainText(cell: string): string {
  return (
    cell
      // Full-width letters, digits, signs and punctuation become ASCII, but not 、 and quotes.
      .normalize("NFKC")
      .replace(/<a\s[^<>]*>([^<>]*)<\/a>/gi, "[$1](#)")
      .replace(LINK_TITLE, "")
      .replace(/<(?:br\s*\/?|\/(?:li|p|div))>/gi, "\n")
      .replace(/<\/?[a-z][^<>]*>/gi, "")
      .replace(/!?\[([^\][]*)\]\([^()]*\)/g, "$1")
      .replace(/`|\*\*/g, "")
      .replace(/&(?:(nbsp)|(lt)|gt|#(\d{1,5}));/g, (_, space, less, code) =>
        space ? " " : code ? String.fromCharCode(code) : less ? "<" : ">",
      )
      .trim()
      // `BUY, SELL...`
      .replace(/(?<=\w)(?=\.{3,}$)/, ", ")
      .replace(/(?<=\w)[.。]$/, "")
  );
}

/** Removes the brackets or quotes around a list: `[1m;3m]`, `(a,b)`, `"BUY,SELL"`. */
function unwrap(text: string): string {
  const bare = unquote(text);
  const [, list, other] = /^(?:[[【{]([^[\]【】{}]*)[\]】}]|\(([^()]*)\))$/.exec(bare) ?? [];
  return (list ?? other ?? bare).trim();
}

function withoutParentheses(text: string): string {
  const bare = text.replace(/\([^()]*\)|(?<=\w)\[[^[\]]*\]/g, " ");
  return bare === text ? text : withoutParentheses(bare);
}

/** Removes the separators of thousands: `1,000` → `1000`. */
export function plainNumbers(text: string): string {
  return text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
}

/** Whether a cell says that there is nothing. */
export function isBlank(cell: string): boolean {
  return /^(?:n[/\\]a\.?|[-—–/~]+|无|none|null|nil)?$/i.test(cell);
}

/** Removes the quotation marks or backticks around a text. */
export function unquote(text: string): string {
  const quoted = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^“”]*)”|‘([^‘’]*)’)$/s.exec(text);
  const inner = quoted?.slice(1).find((group) => group !== undefined);
  return inner === undefined ? text : inner.trim();
}
