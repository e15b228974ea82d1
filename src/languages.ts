/** The languages of XT's authorization and registration pages, where each stands, and which of them a browser asks for. */

/** The languages of XT's authorization and registration pages, as XT's page "Authorization Link" lists them. */
export const languages = ["en", "ja", "hi", "id", "ru", "es", "tr", "zh-HK", "zh-CN", "vi", "th"] as const;

/** A language of XT's authorization and registration pages. */
export type XtLanguage = (typeof languages)[number];

/** The path of a page of XT's, as XT's pages "Authorization Link" and "User Registration" give it. */
export function pathOfPage(language: XtLanguage, page: "oauth2" | "register"): string {
  return `/${language}/accounts/${page}`;
}

/**
 * The language of XT's pages that suits a browser best, by the request's header `Accept-Language` (RFC 9110 §12.5.4, matched as
 * RFC 4647 §3.4 looks tags up); English where the header is absent or asks for none of them.
 *
 * ```ts
 * const { url, state } = xt.authorizationUrl({ language: languageFor(request.headers.get("accept-language")) });
 * ```
 */
export function languageFor(acceptLanguage: string | null | undefined): XtLanguage {
  if (typeof acceptLanguage !== "string") return "en";
  const ranges = acceptLanguage.toLowerCase().split(",").flatMap(rangeIn);
  const refused = new Set(ranges.filter(({ quality }) => quality === 0).map(({ tag }) => languageOf(tag)));
  // Sorting is stable: of two that are wanted alike, the first is taken.
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  return wanted.map(({ tag }) => lookedUp(tag)).find((found) => found && !refused.has(found)) ?? "en";
}

/** What can't be read asks for nothing, and neither does `*`: any language would do. */
function rangeIn(element: string): { tag: string; quality: number }[] {
  const [tag = "", weight = "q=1", ...more] = element.split(";").map((part) => part.trim());
  const [, quality] = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(weight) ?? [];
  // Longer tags than a language, a script, a place and some variants are nobody's.
  const isTag = /^[a-z]{1,8}(-[a-z\d]{1,8}){0,8}$/.test(tag);
  return isTag && quality !== undefined && more.length === 0 ? [{ tag, quality: Number(quality) }] : [];
}

/** What a tag leads to, or what is left of it without its last part, and so on; a single letter goes with the part behind it. */
function lookedUp(tag: string): XtLanguage | undefined {
  let rest = tag;
  while (rest !== "" && !languageOf(rest)) {
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf("-"))).replace(/-.$/, "");
  }
  return languageOf(rest);
}

/** XT's own by their tags in lower case, and the Chinese that leads to one of its two, by script or by place. */
function languageOf(tag: string): XtLanguage | undefined {
  if (tag === "zh") return "zh-CN";
  if (["zh-hant", "zh-tw", "zh-mo"].includes(tag)) return "zh-HK";
  return languages.find((language) => language.toLowerCase() === tag);
}
