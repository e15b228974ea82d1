/** Keeps secrets out of text that comes from elsewhere and is about to be shown. */

/** Stands where something was left out. */
export const withheld = "[withheld]";

/** A piece of a secret from this length on counts as the secret. */
const pieceLength = 6;

/** XT's tokens are JWTs, and a JWT begins like this. */
const jwt = /eyJ[\w-]{8}/;

/** The texts and numbers that stand, at any depth, under one of `names` in one of `places`. */
export function secretsIn(places: readonly unknown[], names: readonly string[]): string[] {
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

/** Whether `text` holds one of `secrets`, whole or a piece of it, raw, percent-encoded or escaped, in any case. */
export function showsSecret(text: string, secrets: readonly string[]): boolean {
  const once = percentDecoded(text);
  const views = [...new Set([text, once, percentDecoded(once)])];
  const needles = secrets.flatMap(spellings);
  return views.some((view) => jwt.test(view) || showsPiece(view.toLowerCase(), needles));
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
  const escaped = JSON.stringify(secret).slice(1, -1);
  const percent = encoded(secret);
  return [...new Set([secret, escaped, percent, percent.replaceAll("%20", "+")])].map((text) => text.toLowerCase());
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text; // A lone surrogate has no encoding, so it can't have been sent either.
  }
}

function percentDecoded(text: string): string {
  return text.replaceAll("+", " ").replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run
      .slice(1)
      .split("%")
      .map((hex) => Number.parseInt(hex, 16));
    return new TextDecoder().decode(new Uint8Array(bytes));
  });
}
