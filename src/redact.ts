/**
 * Decides what may be shown of text that comes from elsewhere: nothing that holds a secret, and nothing that breaks out of where
 * it is shown. All that an error quotes goes through here.
 */

/** Stands where something was left out. */
export const withheld = "[withheld]";

/** A piece of a secret from this length on counts as the secret. */
const pieceLength = 6;

const maxLength = 200;
const maxJsonLength = 1000;

/** XT's tokens are JWTs, and a JWT begins like this. */
const jwt = /eyJ[\w-]{8}/;

/** The texts and numbers that stand, at any depth, under one of `names` in one of `places`. */
export function secretsIn(places: readonly unknown[], names: readonly string[] = []): string[] {
  const texts: string[] = [];
  // A queue instead of recursion: an answer may nest as deep as it likes, and may not decide how its values become text.
  const queue: unknown[] = [];
  for (const place of places) if (isObject(place)) for (const name of names) queue.push(Reflect.get(place, name));
  const seen = new Set<object>();
  for (const value of queue) {
    if (typeof value === "string" || typeof value === "number") texts.push(`${value}`);
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    for (const inner of Object.values(value)) queue.push(inner);
  }
  return texts;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Characters that end a line, turn it around or move a terminal. */
const breaksLine = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** The same, and those that open a tag or a quotation in a page. */
const breaksPage = /[\p{C}\p{Zl}\p{Zp}<>&"'`\\]/gu;

/** What may be shown of a text of the server: cut, with no way out of a log line. */
export function shownText(text: string, secrets: readonly string[], dangerous = breaksLine): string {
  const cut = text.slice(0, maxLength);
  if (showsSecret(cut, secrets)) return withheld;
  return cut.replace(dangerous, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).slice(0, maxLength);
}

/** What may be shown of a text that anyone can write and that an app may put on a page, such as a callback's. */
export function shownOnPage(text: string, secrets: readonly string[]): string {
  return shownText(text, secrets, breaksPage);
}

/** What may be shown of a name or a code that a runtime gave a failure. */
export function shownWord(word: unknown, secrets: readonly string[]): string | undefined {
  return typeof word === "string" && /^[A-Za-z]\w{0,63}$/.test(word) && !showsSecret(word, secrets) ? word : undefined;
}

/** A value of JSON as it is, where its text is short and holds no secret. */
export function shownJson(value: unknown, secrets: readonly string[]): unknown {
  try {
    const text = JSON.stringify(value) ?? "";
    return text.length > maxJsonLength || showsSecret(text, secrets) ? withheld : value;
  } catch {
    return withheld; // JSON.stringify() gives up on some thousand levels of brackets.
  }
}

/** Whether `text` holds one of `secrets`, whole or a piece of it, in any case, raw or encoded in a way that servers echo in. */
export function showsSecret(text: string, secrets: readonly string[]): boolean {
  const needles = secrets.flatMap(spellings);
  return viewsOf(text).some((view) => jwt.test(view) || showsPiece(view.toLowerCase(), needles));
}

/** A text as it is, and decoded in each way, and that decoded again: an echo may be escaped several times over. */
function viewsOf(text: string): string[] {
  const views = new Set([text]);
  for (const view of views) {
    if (views.size > 16) break;
    for (const decoded of decoders) views.add(decoded(view));
  }
  return [...views];
}

/** Whether the digits of `value` hold a secret or a piece of it; a number too short to be one is taken for what it says. */
export function numberShowsSecret(value: number, secrets: readonly string[]): boolean {
  const digits = `${value}`;
  return digits.length >= pieceLength && showsSecret(digits, secrets);
}

function showsPiece(haystack: string, needles: readonly string[]): boolean {
  const pieces = new Set(piecesOf(haystack));
  return needles.some((needle) =>
    needle.length > pieceLength
      ? piecesOf(needle).some((piece) => pieces.has(piece))
      : needle !== "" && haystack.includes(needle),
  );
}

function piecesOf(text: string): string[] {
  const count = Math.max(0, text.length - pieceLength + 1);
  return Array.from({ length: count }, (_, at) => text.slice(at, at + pieceLength));
}

function spellings(secret: string): string[] {
  const percent = encoded(secret);
  return [secret, percent, percent.replaceAll("%20", "+")].map((text) => text.toLowerCase());
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text; // A lone surrogate has no encoding, so it can't have been sent either.
  }
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Each undoes one way of writing: a URL or hex, base64, JSON, HTML. */
const decoders: readonly ((text: string) => string)[] = [
  (text) =>
    text
      .replaceAll("+", " ")
      .replace(/(?:%[0-9a-f]{2})+|(?:[0-9a-f]{2}){4,}/gi, (run) =>
        fromBytes(run.match(/[^%]{2}/g)?.map((byte) => Number(`0x${byte}`))),
      ),
  (text) =>
    text.replace(/[\w+/-]{8,}/g, (run) => {
      // Without what is left of an incomplete group: atob() throws at it.
      const groups = run
        .replaceAll("-", "+")
        .replaceAll("_", "/")
        .slice(0, run.length & ~3);
      return fromBytes([...atob(groups)].map((byte) => byte.charCodeAt(0)));
    }),
  (text) => text.replace(/\\(?:u(\w{4})|(.))/g, (_, hex, sign) => sign ?? fromCode(`0x${hex}`)),
  (text) =>
    text.replace(/&(?:#(x?\w{1,6})|(\w+));/g, (whole, code, name) =>
      code ? fromCode(code.startsWith("x") ? `0${code}` : code) : (entities[name] ?? whole),
    ),
];

function fromBytes(bytes: readonly number[] = []): string {
  return new TextDecoder().decode(new Uint8Array(bytes));
}

function fromCode(code: string): string {
  return String.fromCodePoint(Math.min(Number(code) || 0, 0x10ffff));
}
