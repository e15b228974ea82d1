/**
 * Decides which text from outside may be shown. Errors quote no text from a server except a message code of known form. The rest of a
 * response is available through a method, and never printed. These files replace or leave out text: `call/unwrap.ts` a message code,
 * `call/parse-json.ts` names in a response, `http/network-error.ts` names of errors, `callback.ts` the error of a callback,
 * `testing/recorded-request.ts` the inputs of a request, `doctor/terminal.ts` and `doctor/main.ts` the output of the doctor.
 */

/** Replaces text that must not be shown. */
export const withheld = "[withheld]";

/** A part of a secret with at least this many characters is as secret as the whole. */
const partLength = 6;

/** Whether a text has the form of a code, is not a JWT, and contains no part of any of `secrets`. */
export function mayBeShown(text: unknown, secrets: readonly string[]): text is string {
  if (typeof text !== "string" || !/^[a-z\d][\w.-]{0,63}$/i.test(text)) return false;
  return !text.includes("eyJ") && !containsSecret(text, secrets);
}

/** Whether a text contains one of `secrets` or a part of it, ignoring case. */
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

/** Returns the texts and numbers under one of `names`, at any depth. */
export function secretsIn(value: unknown, names: readonly string[] = []): string[] {
  const found: string[] = [];
  // A map instead of recursion, because a response may be nested to any depth. The loop also visits the objects that it adds.
  const objects = new Map<object, unknown>([[Object(value), false]]);
  for (const [object, isSecret] of objects) {
    for (const [name, field] of Object.entries(object)) {
      const isNamed = isSecret || names.includes(name);
      if (Object(field) === field) objects.set(field, isNamed);
      else if (isNamed && field) found.push(`${field}`);
    }
  }
  return found;
}

/** Characters that break a line, reverse its direction or control a terminal, and characters with a meaning in HTML and quotations. */
const dangerous = /[\p{C}\p{Zl}\p{Zp}<>&"'`\\]/gu;

/**
 * Escapes a text that anyone can write and that an app may log or show, such as a callback's, and cuts it to 200 characters. If these
 * contain a part of a secret, returns `withheld`.
 */
export function escapedOrWithheld(text: string, secrets: readonly string[]): string {
  const cut = text.slice(0, 200);
  if (containsSecret(cut, secrets)) return withheld;
  return cut.replace(dangerous, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).slice(0, 200);
}
