/** Recognizes the wordings of XT's docs, English and Chinese: the title of a request or a response, a labelled method, a labelled path. */
import { METHODS, type Warn } from "./page.js";

const RESPONSE = /response|return|result|output|返回|响应|应答|出参|输出/i;
const REQUEST = /request|curl|param|argument|body|input|请求|参数|入参|输入/i;

/** "Response", "返回示例", "返回参数" … */
export function isResponseTitle(title: string): boolean {
  return RESPONSE.test(title) && !(REQUEST.test(title) && !/param|参数|body/i.test(title));
}

export function isRequestTitle(title: string): boolean {
  return REQUEST.test(title) && !RESPONSE.test(title);
}

export function isErrorTitle(title: string): boolean {
  return /error|fail|错误|失败|异常/i.test(title);
}

// The number of spaces is limited. Otherwise a long line of spaces would take quadratic time.
const VERB = METHODS.join("|");
/** Not a lone slash: `POST / PUT`. */
const PATH = String.raw`\/\S+`;
const METHOD_LABEL = String.raw`(?:(?:http|request)\s*)?(?:type|method)|请求类型|请求方式|请求方法|接口类型|类型|方法|方式`;
const PATH_LABEL = String.raw`(?:request\s*)?(?:description|path|url|uri|endpoint|address|interface|api)|(?:请求|接口)?(?:描述|路径|地址|说明)|请求url|接口`;
const LABELLED_METHOD = new RegExp(
  String.raw`(?:^|[\s*_])(?:${METHOD_LABEL})\s{0,8}[:：]?[\s*]{0,8}(${VERB})(?![\w/]|\s{0,3}(?:[/,，、|]|or|或)\s{0,3}(?:${VERB})\b)`,
  "im",
);
const LABELLED_PATH = new RegExp(String.raw`(?:^|[\s*_])(?:${PATH_LABEL})\s{0,8}[:：]?[\s*]{0,8}(${PATH})`, "im");
/** `GET /v4/order` at the start of a line, and `Endpoint: GET /v4/order`. */
const BOTH = new RegExp(
  String.raw`(?:^|(?:^|[\s*_])(?:${PATH_LABEL}|${METHOD_LABEL}|(?:http\s*)?(?:request|请求))\s{0,8}[:：][\s*]{0,8})(${VERB})(?:\s{0,8}[:：][\s*]{0,8}|[\s*]{1,8})(${PATH})`,
  "im",
);
const LABEL_ALONE = new RegExp(String.raw`^(?:${PATH_LABEL})\s*[:：]\s*$`, "i");

export function findEndpoint(text: string): { method?: string | undefined; path?: string | undefined } {
  const [, verb, pathAfterVerb] = BOTH.exec(text) ?? LABELLED_METHOD.exec(text) ?? [];
  return { method: readMethod(verb ?? ""), path: pathAfterVerb ?? LABELLED_PATH.exec(text)?.[1] };
}

/** Whether a text is one line such as `GET /v4/order`, without a label. */
export function isRequestLine(text: string): boolean {
  const [line, verb = ""] = BOTH.exec(text) ?? [];
  return line === text && text.startsWith(verb) && !text.includes("\n");
}

/** Whether a text is the label of a path without the path: a list of paths follows. */
export function isPathLabel(text: string): boolean {
  return LABEL_ALONE.test(text);
}

/** Reads a method: ` get ` gives `GET`; undefined if it isn't a method. */
export function readMethod(text: string): string | undefined {
  const word = text.trim().toUpperCase();
  return METHODS.find((method) => method === word);
}

/** Reads a path, without its query template; undefined if the text doesn't start with a path. */
export function readPath(text: string, line: number, warn: Warn): string | undefined {
  const trimmed = text.replaceAll("`", " ").trim();
  if (!trimmed.startsWith("/")) return undefined;
  const [path = ""] = trimmed.split(/[?？]/, 1);
  const [start = ""] = path.split(/[\s,;，。；]/, 1);
  const word = start.replace(/\.$/, "");
  if (word !== path.trim()) warn(line, `there is text after the path ${word}; it is ignored`);
  return word;
}
