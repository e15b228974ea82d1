/** The verb and the path of an endpoint, out of the words in which a page gives them. */
import { METHODS, type Warn } from "./facts.js";

/** GET from ` get `; undefined when it is no verb. */
export function readMethod(text: string): string | undefined {
  const word = text.trim().toUpperCase();
  return METHODS.find((method) => method === word);
}

/** The path without its query template; undefined when the text does not start with one. */
export function readPath(text: string, line: number, warn: Warn): string | undefined {
  const trimmed = text
    .trim()
    .replace(/^`{1,3}/, "")
    .replace(/`{1,3}$/, "")
    .trim();
  if (!trimmed.startsWith("/")) return undefined;
  const path = trimmed.split("?", 1)[0]?.trim() ?? "";
  const word = path.split(/\s/, 1)[0] ?? path;
  if (word !== path) warn(line, `there is text after the path ${word}; it is left out`);
  return word;
}
