/**
 * Parses JSON without losing a digit. An id has up to 19 digits, and a JavaScript number holds only 16. An amount is decimal, and a
 * JavaScript number is binary. So ids and amounts become strings, even if XT sends numbers.
 */
import { mayBeShown } from "../redact.js";

/** A JSON value, and the paths of numbers that became strings because JavaScript can't hold them exactly. */
export interface ExactJson {
  readonly value: unknown;
  readonly inexactPaths: readonly string[];
}

/** The maximum number of list items for each MiB of the size limit. Validating more items would block the process. */
const maxItemsPerMiB = 16_384;

/**
 * Parses JSON. A number under one of `names` becomes a decimal string of the same value, and so does any number that JavaScript can't
 * hold exactly.
 *
 * The text is parsed once. Only if it contains a fraction, a large number or a number in a list, it is read again, in linear time.
 *
 * @param maxBytes the size limit of the response. All its lists together may have 16,384 items for each MiB of the limit, and at least
 * 16,384
 * @throws SyntaxError the text is not JSON
 * @throws RangeError its lists have more items
 */
export function parseExactJson(text: string, names: readonly string[], maxBytes = 0): ExactJson {
  const value: unknown = JSON.parse(text);
  return convertInPlace(value, new Set(names), maxItemsPerMiB * Math.max(1, maxBytes / 2 ** 20)) &&
    !longFraction.test(text)
    ? { value, inexactPaths: [] }
    : parseKeepingDigits(text, new Set(names));
}

/**
 * A number with four or more digits after its point, or with a negative exponent: JavaScript may round both to an integer. In a string, a
 * quotation mark follows the digits.
 */
const longFraction = /\.\d{4,}(?!["\d])|\d[eE]-\d/;

/** An integer above this may be the rounded value of a fraction that `longFraction` doesn't find. */
const largeInteger = 1e13;

/** Converts safe integers under one of `names` to strings. Returns false if other numbers must be read again from the text. */
function convertInPlace(value: unknown, names: ReadonlySet<string>, maxItems: number): boolean {
  let isSafe = true;
  let items = 0;
  // A list instead of recursion, because a response may be nested to any depth.
  const pending: Container[] = [];
  const visit = (inner: unknown) => {
    if (isContainer(inner)) pending.push(inner);
    // For a number in a list, the name of the list isn't known here.
    else if (typeof inner === "number") isSafe = false;
  };
  visit(value);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) {
      items += next.length;
      if (items > maxItems) throw new RangeError("too many items");
      next.forEach(visit);
      continue;
    }
    for (const name of Object.keys(next)) {
      const inner = next[name];
      if (typeof inner !== "number") visit(inner);
      else if (!Number.isSafeInteger(inner) || Math.abs(inner) > largeInteger) isSafe = false;
      else if (names.has(name)) next[name] = `${inner}`;
    }
  }
  return isSafe;
}

type Container = Record<string, unknown> | unknown[];

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null;
}

/** An object or list that is being read, and the current position in it. */
interface OpenContainer {
  readonly isList: boolean;
  key: string | number;
  /** The name of the field that contains it, directly or in nested lists. */
  readonly name: string;
}

/** No path is returned after this many characters: the paths below a long name, or of a deeply nested text, would take quadratic time. */
const maxPathCharacters = 100_000;

const numberPattern = /[-\d.eE+]+/y;

/** Parses JSON, and turns named and inexact numbers into strings. The text is known to be valid JSON, so every string in it is closed. */
function parseKeepingDigits(text: string, names: ReadonlySet<string>): ExactJson {
  const open: OpenContainer[] = [];
  const inexactPaths: string[] = [];
  let pathCharacters = 0;
  const parts: string[] = [];
  let copiedUntil = 0;
  let lastString = "";
  for (let at = 0; at < text.length; at += 1) {
    const container = open.at(-1);
    const char = text.charAt(at);
    if (char === '"') {
      const end = endOfString(text, at);
      lastString = text.slice(at, end + 1);
      at = end;
    } else if (char === "{" || char === "[") open.push({ isList: char === "[", key: 0, name: nameIn(container) });
    else if (char === "}" || char === "]") open.pop();
    else if (char === "," && typeof container?.key === "number") container.key += 1;
    else if (char === ":" && container) container.key = JSON.parse(lastString);
    else if ("-0123456789".includes(char)) {
      numberPattern.lastIndex = at;
      const [number = ""] = numberPattern.exec(text) ?? [];
      const isNamed = names.has(nameIn(container));
      if (isNamed || !holdsExactly(number)) {
        if (!isNamed && pathCharacters < maxPathCharacters) {
          const path = open.map(({ key }) => key).join(".");
          pathCharacters += path.length;
          inexactPaths.push(path);
        }
        parts.push(text.slice(copiedUntil, at), `"${plainDecimal(number)}"`);
        copiedUntil = at + number.length;
      }
      at += number.length - 1;
    }
  }
  return { value: JSON.parse(parts.join("") + text.slice(copiedUntil)), inexactPaths };
}

/** The maximum number of steps of a path that are shown. */
const maxShownSteps = 20;

/**
 * Returns the paths that are in the result, each once. A path ends before the first name that can't be shown: the server chose the names,
 * so they may contain secrets.
 */
export function shownPaths(inexactPaths: readonly string[], secrets: readonly string[]): string[] {
  const paths = inexactPaths.flatMap((path) => {
    const [root, ...steps] = path.split(".", maxShownSteps);
    const hidden = steps.findIndex((step) => !mayBeShown(step, secrets));
    return root === "result" ? [[root, ...(hidden < 0 ? steps : steps.slice(0, hidden))].join(".")] : [];
  });
  return [...new Set(paths)];
}

/** The name of the next value; for an item, the name of its list. */
function nameIn(container: OpenContainer | undefined): string {
  return container?.isList === false ? `${container.key}` : (container?.name ?? "");
}

/** The position of the closing quotation mark of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
}

/** Whether JavaScript's number has the same decimal value as the JSON number. */
function holdsExactly(number: string): boolean {
  return (
    withoutTrailingZeros(number) === withoutTrailingZeros(`${Number(number)}`) ||
    !/[1-9]/.test(number.split(/e/i)[0] ?? "")
  );
}

/** A JSON number without an exponent, and without trailing zeros of its fraction. */
function withoutTrailingZeros(number: string): string {
  const plain = plainDecimal(number);
  if (!plain.includes(".")) return plain;
  let end = plain.length;
  // A regular expression takes quadratic time if other digits follow the zeros.
  while (plain[end - 1] === "0") end -= 1;
  return plain.slice(0, plain[end - 1] === "." ? end - 1 : end);
}

/** A number with a larger exponent can't be an amount. It keeps its exponent, instead of being written with many zeros. */
const maxExponent = 40;

/** Writes a JSON number without an exponent. */
export function plainDecimal(number: string): string {
  const [, sign = "", whole = "", fraction = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(number) ?? [];
  if (exponent === undefined || Math.abs(Number(exponent)) > maxExponent) return number;
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), "0");
  const at = Math.max(1, point);
  const padded = digits.padEnd(at, "0");
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const after = padded.slice(at);
  return `${sign}${before}${after && `.${after}`}`;
}
