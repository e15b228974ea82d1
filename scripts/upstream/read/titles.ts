/** Classifies titles, headings and labels: a response, a request, a method, a path. */
import { METHODS, type Warn } from "./facts.js";

const RESPONSE = /response|return|result|返回|响应|应答|出参/i;
const REQUEST = /request|curl|param|body|请求|参数|入参/i;

/** "Response", "返回示例", "返回参数" … */
export function isResponseTitle(title: string): boolean {
  return RESPONSE.test(title) && !(REQUEST.test(title) && !/param|参数|body/i.test(title));
}

export function isRequestTitle(title: string): boolean {
  return REQUEST.test(title) && !RESPONSE.test(title);
}

/** Reads a method: ` get ` gives `GET`; undefined if it isn't a method. */
export function readMethod(text: string): string | undefined {
  const word = text.trim().toUpperCase();
  return METHODS.find((method) => method === word);
}

/** Reads a path, without its query template; undefined if the text doesn't start with a path. */
export function readPath(text: string, line: number, warn: Warn): string | undefined {
  const trimmed = text
    .trim()
    .replace(/^`{1,3}/, "")
    .replace(/`{1,3}$/, "")
    .trim();
  if (!trimmed.startsWith("/")) return undefined;
  const path = trimmed.split("?", 1)[0]?.trim() ?? "";
  const word = path.split(/\s/, 1)[0] ?? path;
  if (word !== path) warn(line, `there is text after the path ${word}; it is ignored`);
  return word;
}
