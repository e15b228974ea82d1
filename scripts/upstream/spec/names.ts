/** Checks names before they are added to the spec: they become types, code and object keys. */
import { reserved } from "../../generate/spec.js";
import { type Facts, parsePlace } from "../merge/facts.js";
import type { Page } from "../read/page.js";

const PLAIN = /^[A-Za-z0-9_][\w.-]{0,99}$/;
const PLAIN_PATH = /^(?:\/(?:[\w.~-]|\{[A-Za-z]\w*\})+)+$/;
const MAX_PATH = 300;

/** Whether a name can be an operation's id: camelCase, and usable as a name in code. */
export function isOperationId(name: string): boolean {
  return /^[a-z][A-Za-z0-9]{0,59}$/.test(name) && !reserved.has(name) && !isInherited(name);
}

/** Proposes a free id from the page's id (`CancelBatchOrder`) or its title; undefined if neither gives a valid one. */
export function proposedId({ id, title }: Pick<Page, "id" | "title">, taken: readonly string[]): string | undefined {
  return [id, title].map(camelCase).find((name) => isOperationId(name) && !taken.includes(name));
}

function camelCase(words: string): string {
  const [first = "", ...others] = words.match(/[A-Za-z0-9]+/g) ?? [];
  const joined = [first, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

/** Describes the first invalid name in a page's facts; undefined if all names are valid. */
export function nameProblem(facts: Facts): string | undefined {
  const [path, method] = [String(facts.get("path")), String(facts.get("method"))];
  if (path.length > MAX_PATH || !PLAIN_PATH.test(path)) {
    return `the path ${path.slice(0, MAX_PATH)} has more than plain segments and {placeholders}: correct it in a copy of the page, and pass the copy`;
  }
  for (const place of facts.keys()) {
    const { isInput, name, steps } = parsePlace(place);
    const names = isInput ? [name] : steps.filter((step) => step !== "[]");
    const wrong = names.find((one) => !PLAIN.test(one) || one.split(".").some(isInherited));
    if (wrong !== undefined)
      return (
        `${method} ${path} has an input or a field named ${JSON.stringify(wrong.slice(0, 100))}, which is not a plain name: correct it in ` +
        "a copy of the page, and pass the copy"
      );
  }
  return undefined;
}

/** Whether every object inherits this name, so that it can't be a key. */
function isInherited(name: string): boolean {
  return name in {} || name === "__proto__" || name === "prototype";
}
