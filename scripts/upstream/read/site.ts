/** Which of XT's two docs sites a page is of, and in which language it is written. */
import { hasFrontMatter } from "./front-matter.js";

export type PageFormat = "jekyll" | "docusaurus";
export type PageLanguage = "en" | "zh-CN";

const JEKYLL_FIELD = /^(?:parameters|content_markdown|left_code_blocks|right_code_blocks):/m;
const DOCUSAURUS_FIELD = /^(?:id|sidebar_label|sidebar_position|slug|pagination_\w+):/m;

/** By content before name: of the older docs' fields, some live pages keep the verb, the path and the position. */
export function formatOf(text: string, path: string): PageFormat {
  const [, head = "", body = ""] = hasFrontMatter(text) ? text.split(/^---[^\S\n]*$/m, 3) : [];
  if (path.endsWith(".mdx")) return "docusaurus";
  if (JEKYLL_FIELD.test(head)) return "jekyll";
  if (DOCUSAURUS_FIELD.test(head)) return "docusaurus";
  return path.endsWith(".md") || body.trim() === "" ? "jekyll" : "docusaurus";
}

export function languageOf(text: string, path: string): PageLanguage {
  if (/(?:^|[\\/])_[^\\/]*_cn[\\/]|i18n[\\/]zh/.test(path)) return "zh-CN";
  if (/(?:^|[\\/])docs[\\/]|(?:^|[\\/])_[^\\/]+[\\/][^\\/]+\.md$/.test(path)) return "en";
  const title = /^title:(.*)$/m.exec(text)?.[1] ?? "";
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return /\p{Script=Han}/u.test(title) || han > text.length / 25 ? "zh-CN" : "en";
}
