/** The languages of XT's authorization and registration pages, and the choice of one by a browser's `Accept-Language`. */

/** The languages of XT's authorization and registration pages, as XT's page "Authorization Link" lists them. */
export const languages = ["en", "ja", "hi", "id", "ru", "es", "tr", "zh-HK", "zh-CN", "vi", "th"] as const;

/** A language of XT's authorization and registration pages. */
export type XtLanguage = (typeof languages)[number];

/** The path of a page, as XT's pages "Authorization Link" and "User Registration" describe it. */
export function pathOfPage(language: XtLanguage, page: "oauth2" | "register"): string {
  return `/${language}/accounts/${page}`;
}

/**
 * Returns the language of XT's pages that fits the header `Accept-Language` of a request best (RFC 9110 §12.5.4, lookup by RFC 4647
 * §3.4); English if the header is absent or matches no language.
 *
 * ```ts
 * const { url, state } = xt.authorizationUrl({ language: languageFor(request.headers.get("accept-language")) });
 * ```
 */
export function languageFor(acceptLanguage: string | null | undefined): XtLanguage {
  if (typeof acceptLanguage !== "string") return "en";
  const ranges = acceptLanguage.toLowerCase().split(",").flatMap(parseRange);
  const refused = new Set(ranges.filter(({ quality }) => quality === 0).map(({ tag }) => languageOf(tag)));
  // Sorting is stable: of two languages with the same quality, the first one wins.
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  return wanted.map(({ tag }) => lookUp(tag)).find((found) => found && !refused.has(found)) ?? "en";
}

/** Parses one element of the header. Returns an empty list for `*` and for an invalid element. */
function parseRange(element: string): { tag: string; quality: number }[] {
  const [tag = "", weight = "q=1", ...more] = element.split(";").map((part) => part.trim());
  const [, quality] = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(weight) ?? [];
  // No browser sends longer tags.
  const isTag = /^[a-z]{1,8}(-[a-z\d]{1,8}){0,8}$/.test(tag);
  return isTag && quality !== undefined && more.length === 0 ? [{ tag, quality: Number(quality) }] : [];
}

/** Looks up a tag, then the tag without its last part, and so on. */
function lookUp(tag: string): XtLanguage | undefined {
  return languageOf(tag) ?? (tag.includes("-") ? lookUp(tag.slice(0, tag.lastIndexOf("-"))) : undefined);
}

/** The language with this tag in lower case. Chinese tags lead to one of XT's two variants, by script or region. */
function languageOf(tag: string): XtLanguage | undefined {
  if (tag === "zh") return "zh-CN";
  if (["zh-hant", "zh-tw", "zh-mo"].includes(tag)) return "zh-HK";
  return languages.find((language) => language.toLowerCase() === tag);
}
