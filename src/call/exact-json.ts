/**
 * JSON whose numbers keep all their digits: an id has 19, and a number of JavaScript holds 16 of them. So they are texts on this
 * side, whatever they are on the wire.
 */

/**
 * Reads JSON, with the numbers under one of `names` as the texts that they were written in, in lists under them, too.
 *
 * @throws SyntaxError: the text is no JSON
 */
export function readExactJson(text: string, names: readonly string[]): unknown {
  if (names.length === 0) return JSON.parse(text);
  const exact = new Set(names);
  // What the next value stands under, and what each object and list stands under that is open around it.
  let name = "";
  const around: string[] = [];
  let lastText = "";
  const quoted = text.replace(token, (found) => {
    if (found === "{" || found === "[") around.push(name);
    else if (found === "}" || found === "]") around.pop();
    else if (found === ",") name = around.at(-1) ?? "";
    else if (found === ":") name = lastText;
    else if (found.startsWith('"')) lastText = textOf(found);
    else if (exact.has(name)) return `"${found}"`;
    return found;
  });
  return JSON.parse(quoted);
}

const token = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\],:]/g;

function textOf(text: string): string {
  return text.includes("\\") ? String(JSON.parse(text)) : text.slice(1, -1);
}

/**
 * Writes JSON, with the texts under one of `names` as integers of just these digits, in lists under them, too.
 *
 * @throws RangeError: what stands under such a name is no text of digits
 */
export function writeExactJson(value: unknown, names: readonly string[]): string {
  if (names.length === 0) return JSON.stringify(value);
  const exact = new Set(names);
  // Nobody can guess it, so no text of the caller's is taken for a marked one.
  const mark = crypto.randomUUID();
  const marked = (id: unknown) => {
    if (typeof id !== "string" || !/^-?\d+$/.test(id)) throw new RangeError("no text of digits");
    return `${mark}${id}`;
  };
  const text = JSON.stringify(value, (name, inner) => {
    if (!exact.has(name) || inner === undefined || inner === null) return inner;
    return Array.isArray(inner) ? inner.map(marked) : marked(inner);
  });
  return text.replace(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}
