/**
 * Reads JSON without losing a digit. An id has up to 19 digits, and a JavaScript number holds 16 of them; an amount is decimal, and
 * a JavaScript number is binary. So these are texts here, also where XT sends numbers.
 */

/** A JSON value, and the paths of numbers that became text because JavaScript can't hold them. */
export interface ExactJson {
  readonly value: unknown;
  readonly textual: readonly string[];
}

/** A response with more items in its lists is refused: checking each of half a million would block the process. */
const maxItems = 2 ** 16;

/**
 * Reads JSON: a number under one of `names` becomes its text, and so does any other that JavaScript can't hold exactly.
 *
 * The text is parsed once. Only a response that holds a decimal or a number beyond 2^53 is read again, in linear time.
 *
 * @throws SyntaxError the text is not JSON
 * @throws RangeError its lists have more than 65,536 items
 */
export function parseExactJson(text: string, names: readonly string[]): ExactJson {
  const value: unknown = JSON.parse(text);
  return isExact(value, new Set(names)) && !unquotedFraction.test(text)
    ? { value, textual: [] }
    : parseAsText(text, new Set(names));
}

/** A number with a fraction of four digits or more, which JavaScript may round to an integer; a quoted one ends with its quotation mark. */
const unquotedFraction = /\.\d{4,}[^"\d]/;

/** Such integers can be rounded fractions of fewer digits. */
const largeInteger = 1e13;

/** Whether no number of a value has to be read again. Safe integers under one of `names` become text on the way. */
function isExact(value: unknown, names: ReadonlySet<string>): boolean {
  if (typeof value === "number") return false;
  let isSafe = true;
  let items = 0;
  // A list of what is left instead of recursion: a response may nest as deep as it likes.
  const left: unknown[] = [value];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const isList = Array.isArray(next);
    items += Array.isArray(next) ? next.length : 0;
    if (items > maxItems) throw new RangeError("too many items");
    const object: Record<string, unknown> = Object(next);
    for (const name in object) {
      const inner = object[name];
      if (typeof inner === "object" && inner !== null) left.push(inner);
      else if (typeof inner === "number") {
        // Whose list it is isn't known here.
        if (isList || !Number.isSafeInteger(inner) || Math.abs(inner) > largeInteger) isSafe = false;
        else if (names.has(name)) object[name] = `${inner}`;
      }
    }
  }
  return isSafe;
}

/** An object or a list that is open, and where in it the reader is. */
interface Open {
  readonly isList: boolean;
  key: string | number;
}

const numberAt = /[-\d.eE+]+/y;

/** Reads a text that is known to be JSON, so that no text in it is unclosed. */
function parseAsText(text: string, names: ReadonlySet<string>): ExactJson {
  const open: Open[] = [];
  const textual: string[] = [];
  const parts: string[] = [];
  let copied = 0;
  let lastText = "";
  for (let at = 0; at < text.length; at += 1) {
    const inside = open.at(-1);
    const sign = text[at];
    if (sign === '"') {
      const end = endOfText(text, at);
      lastText = text.slice(at, end + 1);
      at = end;
    } else if (sign === "{" || sign === "[") open.push({ isList: sign === "[", key: 0 });
    else if (sign === "}" || sign === "]") open.pop();
    else if (sign === "," && typeof inside?.key === "number") inside.key += 1;
    else if (sign === ":" && inside) inside.key = JSON.parse(lastText);
    else if (sign === "-" || (sign !== undefined && sign >= "0" && sign <= "9")) {
      numberAt.lastIndex = at;
      const [number = ""] = numberAt.exec(text) ?? [];
      const isNamed = names.has(nameIn(open));
      if (isNamed || !holdsExactly(number)) {
        if (!isNamed) textual.push(open.map(({ key }) => key).join("."));
        parts.push(text.slice(copied, at), `"${plainDecimal(number)}"`);
        copied = at + number.length;
      }
      at += number.length - 1;
    }
  }
  return { value: JSON.parse(parts.join("") + text.slice(copied)), textual };
}

/** The name under which the next value stands: for an item, the name of its list. */
function nameIn(open: readonly Open[]): string {
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const one = open[at];
    if (one && !one.isList) return `${one.key}`;
  }
  return "";
}

/** Where the text that begins at `start` has its closing quotation mark. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
}

/** Whether JavaScript's number for a JSON number has the same value in decimal. */
function holdsExactly(number: string): boolean {
  return shortest(number) === shortest(`${Number(number)}`) || !/[1-9]/.test(number.split(/e/i)[0] ?? "");
}

/** A JSON number without an exponent, and without zeros at the end of its fraction. */
function shortest(number: string): string {
  const plain = plainDecimal(number);
  if (!plain.includes(".")) return plain;
  let end = plain.length;
  // A regular expression for this takes quadratic time where other digits follow the zeros.
  while (plain[end - 1] === "0") end -= 1;
  return plain.slice(0, plain[end - 1] === "." ? end - 1 : end);
}

/** A larger exponent makes no amount, and many zeros: such a number stays as it is written. */
const maxExponent = 40;

/** A JSON number without an exponent. */
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
