/** Reads the facts in a page's prose: where the inputs are sent, and what their descriptions say about their values. */
import type { Value } from "../merge/facts.js";
import type { ParameterFacts } from "./page.js";
import { type AllowedValues, plainNumbers, readAllowedValues } from "./read-enum.js";

const MAX_LENGTH = 5000;

const IN_BODY = /\bbody\b|请求体|消息体|报文体/i;
const AS_FORM = /x-www-form-urlencoded|form[- ]?data|\bform format\b|\bform of form\b|表单/i;
const AS_JSON = /\bjson\b/i;
const IN_QUERY = /\bquery (?:params?|parameters?|string)\b|查询字符串|查询参数/i;

/** Returns the place of the inputs that the first matching sentence names. `prose` is the text outside tables and examples. */
export function readPlace(prose: string): "query" | "json" | "form" | undefined {
  for (const sentence of prose.slice(0, MAX_LENGTH).split(/[。\n]|\.\s/)) {
    if (AS_FORM.test(sentence)) return "form";
    if (IN_BODY.test(sentence) && AS_JSON.test(sentence)) return "json";
    if (IN_QUERY.test(sentence) && /plac|put|pass|放|传/i.test(sentence)) return "query";
  }
  return undefined;
}

const ABSENT =
  /\b(?:if|when) (?:it (?:is|was) |they are )?(?:not (?:filled(?: in)?|passed|specified|set|provided|given|sent|transmitted)|empty|omitted|left (?:out|blank|empty)|null)\b|\bleave (?:it )?(?:blank|empty)\b|不填|不传|未填|不指定|(?<!不|不能|不可|不得|不允许|不可以|不应)为空/i;
const SECRET =
  /\bsecret|\bpassword\b|\bpassphrase\b|\bprivate key\b|encryption (?:key|string)|authori[sz]ation code|密钥|密码|私钥|口令|授权码|加密字符串/i;
/** An example with 16 or more digits is an id, too: no amount and no time is that long. */
const ID = /\bids?\b|(?:编号|标识)$|(?<!\d)\d{16,}(?!\d)/i;

const MAXIMUM =
  /(?:\bmax(?:imum)?\.?(?: value| number| limit)?\b|\bup to\b|\bat most\b|\b(?:no|not) more than\b|\bexceed\b|\bless than or equal to\b|<=|≤|最大(?:值|为)?|最多|不(?:能|可|得)?超过|不大于|小于等于|上限|(?:\brange\b|范围)[\s:：是为]{0,3}\d{1,9}\s?[-~～–])[\s.:：=为]{0,3}(?:is |of )?(\d{1,9})(?!\d|\.\d|\s?(?:decimal|digit|char|位|个字符))/i;
const LIST =
  /\bcomma[- ]?(?:separated|delimited)\b|\bseparated by (?:a )?(?:half-width )?commas?\b|逗号(?:分隔|分割|隔开)/i;

/** Whether a description, in English or Chinese, names a secret, an id, or a comma-separated list. */
export const mentionsSecret = (words = "") => SECRET.test(words);
export const mentionsId = (words = "") => ID.test(words);
export const mentionsList = (words = "") => LIST.test(words);

const UNITS = {
  millisecond: /毫秒|\bms\b|\bmilliseconds?\b/i,
  second: /秒|\b(?:s|secs?|seconds?|qps)\b/i,
  minute: /分(?!页)|\bminutes?\b|(?:^|[\d/]\s?)mins?\b/i,
  hour: /小时|\bh(?:ours?)?\b/i,
  day: /天|\bdays?\b/i,
};
const SCOPES = {
  user: /用户|\busers?\b|\buid\b|(?:\/|每个?|\bper)\s?(?:账[户号]|accounts?\b)/i,
  ip: /\bip\b/i,
  apikey: /\bapi[- ]?key\b/i,
};
const named = (words: Readonly<Record<string, RegExp>>, text: string) =>
  Object.keys(words).filter((word) => words[word]?.test(text));

/** Returns the whole numbers of a text, each with the unit of time after it: `3 times per 2 seconds` → 3, and 2 with `second`. */
export function measuresIn(text: string): { number: string; unit: string | undefined }[] {
  const numbers = plainNumbers(text).matchAll(
    /(?<![\w.])(\d{1,10})(?!\d|\.\d)(\s{0,3})([a-z]+|\p{Script=Han}{1,2})?/giu,
  );
  return [...numbers].flatMap(([, number = "", space, word = ""]) => {
    const [unit] = named(UNITS, word);
    return unit === undefined && space === "" && /[a-z]/i.test(word)
      ? []
      : [{ number, unit: /qps/i.test(word) ? undefined : unit }];
  });
}

/** Reads rate limits such as `10/s/apikey` and `每用户每 2 秒 3 次`. The result has one format for both languages: `3/2 second/user`. */
export function readRates(prose: string): string[] {
  // A comma ends a limit if another number follows.
  const parts = prose.split("\n").flatMap((line) => line.slice(0, 500).split(/[。；;]|\.\s|[,，](?!\d)(?=[^,，]*\d)/));
  const rates = parts.flatMap((part) => {
    const measures = measuresIn(part);
    const [count, another] = measures.filter(({ number, unit }) => unit === undefined && Number(number) > 0);
    const { number: every = "1" } = measures.find((one) => one.unit !== undefined) ?? {};
    const [unit] = named(UNITS, part.replace(/(\d)(?=[a-z])/gi, "$1 "));
    if (count === undefined || another !== undefined || unit === undefined) return [];
    return [[count.number, every === "1" ? unit : `${every} ${unit}`, ...named(SCOPES, part)].join("/")];
  });
  return [...new Set(rates)];
}

/** Reads all facts of an input: those of its row, and what the description and the ranges say about its values. */
export function readInputFacts(
  words: string,
  ranges: string,
  { type, required, default: fallback }: ParameterFacts,
  { enum: listed, lone, bounds }: AllowedValues,
): Record<string, Value | undefined> {
  const description = words.slice(0, MAX_LENGTH);
  const isNumber = type === "number" || type === "integer";
  // A list of ids has examples, not the only values.
  const areExamples = listed?.every((value) => /^\d{10,}$/.test(value));
  const said =
    listed === null && type === "string"
      ? (readNamedValues(description) ?? readNamedValues(ranges) ?? (lone === undefined ? undefined : [lone]))
      : undefined;
  const [, maximum] = (isNumber && MAXIMUM.exec(plainNumbers(`${description}\n${ranges}`))) || [];
  return {
    type,
    // If the page says what happens without an input, the input is optional, even if the page calls it required.
    required: required && !ABSENT.test(description),
    values: (areExamples ? undefined : listed) ?? said,
    default: (isNumber && typeof fallback === "string" ? plainNumbers(fallback) : fallback) ?? undefined,
    pattern: type === "string" ? readPattern(`${description} ${ranges}`) : undefined,
    minimum: isNumber ? bounds?.minimum : undefined,
    maximum: (isNumber ? bounds?.maximum : undefined) ?? (maximum === undefined ? undefined : Number(maximum)),
  };
}

/** Reads a list of values in capitals, with or without their meanings: `BUY, SELL`, `Order type: LIMIT, MARKET`, `BUY（买入）, SELL（卖出）`. */
export function readNamedValues(words: string): string[] | undefined {
  const [text, label = "", list = ""] = /^(?:([^:：,，]{1,40})[:：])?(.*)$/s.exec(
    words.slice(0, MAX_LENGTH).trim(),
  ) ?? [""];
  // A list after "example" or "default" doesn't have all values. One that ends with a separator continues in the next comment of an example.
  if (/\be\.?g\b|example|例|default|默认/i.test(label) || /[,，、|/]$/.test(list)) return undefined;
  for (const part of [list.replace(/\s*(?:\bor\b|\band\b|或|和)\s*/g, ", "), list, text]) {
    const { enum: values, doubt } = readAllowedValues(part, { name: "", type: "string" }, "");
    const isList = values !== null && values.length > 1 && values.every((value) => /^[A-Z][A-Z0-9_]*$/.test(value));
    if (isList && doubt === undefined) return values;
  }
  return undefined;
}

/** Reads a pattern such as `^[a-z]{4,32}$`, if it is a valid JavaScript pattern. */
function readPattern(words: string): string | undefined {
  const [, pattern] = /(?:^|[^\w\\])(\^[^\s`]{1,200}\$)/.exec(words) ?? [];
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern, "u");
    return pattern;
  } catch {
    return undefined;
  }
}
