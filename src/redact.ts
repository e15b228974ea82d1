/**
 * Decides what may be shown of foreign text. Errors quote nothing that a server sent, except a message code of known form; the rest
 * is reachable by a method, and never printed.
 */

/** Stands where something was left out. */
export const withheld = "[withheld]";

/** A part of a secret from this length on counts as the secret. */
const partLength = 6;

/** Whether a text has the form of a code, is no JWT, and contains none of `secrets`, whole or a part. */
export function isCode(text: unknown, secrets: readonly string[]): text is string {
  if (typeof text !== "string" || !/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(text)) return false;
  return !text.includes("eyJ") && !containsSecret(text, secrets);
}

/** Whether a text contains one of `secrets`, or a part of it, in any case. */
export function containsSecret(text: string, secrets: readonly string[]): boolean {
  const shown = text.toLowerCase();
  const parts = Array.from({ length: Math.max(0, shown.length - partLength + 1) }, (_, at) =>
    shown.slice(at, at + partLength),
  );
  return secrets.some((one) => {
    const secret = one.toLowerCase();
    if (secret.length < partLength) return secret !== "" && shown.includes(secret);
    return parts.some((part) => secret.includes(part));
  });
}

/** The texts and numbers that stand, at any depth, under one of `names`. */
export function secretsIn(value: unknown, names: readonly string[] = []): string[] {
  const found: string[] = [];
  if (names.length === 0) return found;
  try {
    JSON.stringify(value, (name, inner) => {
      const isText = typeof inner === "string" || typeof inner === "number";
      if (isText && names.includes(name)) found.push(`${inner}`);
      return inner;
    });
  } catch {
    // It nests some thousand levels deep, or can't be written as JSON: then it was not sent either.
  }
  return found;
}

/** Characters that end a line, turn it around or move a terminal, and those that open a tag or a quotation in a page. */
const dangerous = /[\p{C}\p{Zl}\p{Zp}<>&"'`\\]/gu;

/** A text that anyone can write and that an app may log or put on a page, such as a callback's: escaped, and cut to 200 characters. */
export function escapedText(text: string, secrets: readonly string[]): string {
  const cut = text.slice(0, 200);
  if (containsSecret(cut, secrets)) return withheld;
  return cut.replace(dangerous, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).slice(0, 200);
}
