/** The search: how a page is indexed, in both languages, and what ranks higher. The browser and the tests use the same options. */
import type { MarkdownEnv } from "vitepress";

type Renderer = { render(text: string, env: MarkdownEnv): string };

/**
 * Renders a page for the index, without code blocks, which are full of words that readers don't search for. The keywords in comments become
 * text between two control characters (U+0001), which extractField finds.
 */
export function render(text: string, env: MarkdownEnv, md: Renderer): string {
  const html = md.render(text.replace(/^```[\s\S]*?^```$/gm, ""), env);
  return html.replace(/<!-- keywords: (.*?) -->/g, "\u0001$1\u0001").replace(/&\w+;/g, " ");
}

export const indexOptions = {
  fields: ["title", "titles", "text", "keywords"],
  storeFields: ["title", "titles"],
  // VitePress sends these functions to the browser as text, so they can't use variables of this file.
  extractField: (document: Record<string, string>, name: string) => {
    const parts = `${document.text ?? ""}`.split("\u0001");
    if (name === "keywords") return parts.filter((_, at) => at % 2 === 1).join(", ");
    return name === "text" ? parts.filter((_, at) => at % 2 === 0).join("") : document[name];
  },
  // Chinese has no spaces between words. The parts of a word that dots, underscores or capitals separate are found, too.
  tokenize: (text: string) => {
    const segments = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(text));
    return segments.flatMap((one) => {
      if (!one.isWordLike) return [];
      const parts = [...one.segment.split(/[._]/), ...one.segment.split(/(?<=[a-z])(?=[A-Z])/)];
      return [...new Set([one.segment, ...parts])];
    });
  },
  processTerm: (term: string) => {
    const word = term.toLowerCase();
    const stopWords =
      "a an and are as at be by can do does for from how i in is it my of on or that the this to what when which who why with 的 了 是 有 吗 怎样 怎么 什么 如何 哪些 在 和".split(
        " ",
      );
    if (stopWords.includes(word)) return null;
    return /^[a-z]{4,}$/.test(word) ? word.replace(/(?:ies|ied)$/, "y").replace(/(?<=[^s])s$/, "") : word;
  },
};

export const searchOptions = {
  prefix: (term: string) => term.length > 2,
  fuzzy: (term: string) => (/^[a-z]{5,}$/.test(term) ? 0.15 : false),
  boost: { title: 4, keywords: 5, titles: 1, text: 1 },
  // Pages that only list things rank lowest. Operation pages rank lower than the guide, which has the remedies.
  boostDocument: (id: string) =>
    /message-codes|\/functions\/|contradictions|#topics$/.test(id) ? 0.2 : /\/operations\//.test(id) ? 0.5 : 1,
};
