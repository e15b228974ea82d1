/** Keeps secrets out of text that comes from elsewhere and is about to be shown. */

/** Stands where something was left out. */
export const withheld = "[withheld]";

/** A piece of a secret from this length on counts as the secret. */
const pieceLength = 6;

/** XT's tokens are JWTs, and a JWT begins like this. */
const jwt = /eyJ[\w-]{8}/;

/** The values that stand under one of `names` in one of `places`. */
export function secretsIn(places: readonly unknown[], names: readonly string[]): string[] {
  const values = places.flatMap((place) => names.map((name) => Object(place)[name]));
  return values.filter((value) => value !== undefined && value !== null).map(String);
}

/** Whether `text` holds one of `secrets`, whole or a piece of it, raw, percent-encoded or escaped, in any case. */
export function showsSecret(text: string, secrets: readonly string[]): boolean {
  const once = percentDecoded(text);
  const views = new Set([text, once, percentDecoded(once)]);
  return [...views].some((view) => jwt.test(view) || secrets.some((secret) => showsPiece(view, secret)));
}

function showsPiece(text: string, secret: string): boolean {
  const haystack = text.toLowerCase();
  const escaped = JSON.stringify(secret).slice(1, -1);
  const spellings = new Set([secret, escaped, encoded(secret), encoded(secret).replaceAll("%20", "+")]);
  return [...spellings].some((spelling) => {
    const needle = spelling.toLowerCase();
    if (needle.length <= pieceLength) return needle !== "" && haystack.includes(needle);
    const pieces = new Set<string>();
    for (let at = 0; at + pieceLength <= haystack.length; at += 1) pieces.add(haystack.slice(at, at + pieceLength));
    for (let at = 0; at + pieceLength <= needle.length; at += 1) {
      if (pieces.has(needle.slice(at, at + pieceLength))) return true;
    }
    return false;
  });
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
