/** The search: what is indexed of a page, in words of both languages, and what counts more. The browser and the tests use it alike. */
/** Stands between the text of a section and its keywords, in what is indexed. */
const mark = "\u0001";

interface Section {
  anchor: string;
  titles: string[];
  text: string;
}

/** The sections of a page, each with the keywords of the comment below its heading. */
export function sectionsOf(html: string): Section[] {
  const parents: string[] = [];
  const plain = (part: string) =>
    part
      .replace(/<[^>]*>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&amp;/g, "&")
      .trim();
  const [, ...parts] = html.split(/<h(\d)[^>]*>([\s\S]*?<a[^>]* href="#[^"]*"[\s\S]*?<\/a>)<\/h\d>/);
  return parts.flatMap((_, at) => {
    if (at % 3 !== 0) return [];
    const [level = "1", heading = "", content = ""] = parts.slice(at, at + 3);
    const [, title = "", anchor = ""] = /([\s\S]*?)<a[^>]* href="#(.*?)"/.exec(heading) ?? [];
    parents.splice(Number(level) - 1, parents.length, plain(title));
    const keywords = [...content.matchAll(/<!-- keywords: (.*?) -->/g)].map(([, words]) => words).join(", ");
    return [
      { anchor, titles: parents.filter(Boolean), text: plain(content.replace(/<!--.*?-->/g, "")) + mark + keywords },
    ];
  });
}

export const indexOptions = {
  fields: ["title", "titles", "text", "keywords"],
  storeFields: ["title", "titles"],
  // Functions of these options travel to the browser as text, so each has all that it needs inside.
  extractField: (document: Record<string, string>, name: string) => {
    const [text, keywords] = `${document.text ?? ""}`.split("\u0001");
    if (name === "keywords") return keywords ?? "";
    return name === "text" ? text : document[name];
  },
  // Chinese has no blanks, and what has points or underscores in it is found by its parts, too.
  tokenize: (text: string) => {
    const segments = Array.from(new Intl.Segmenter("zh", { granularity: "word" }).segment(text));
    return segments.flatMap((one) => {
      if (!one.isWordLike) return [];
      const parts = one.segment.split(/[._]/);
      const inside = one.segment.split(/(?<=[a-z])(?=[A-Z])/);
      return [...new Set([one.segment, ...(parts.length > 1 ? parts : []), ...(inside.length > 1 ? inside : [])])];
    });
  },
  processTerm: (term: string) => {
    const word = term.toLowerCase();
    const empty =
      "a an and are as at be by can do does for from how i in is it my of on or that the this to what when which who why with 的 了 是 有 吗 怎样 怎么 什么 如何 哪些 在 和".split(
        " ",
      );
    if (empty.includes(word)) return null;
    return /^[a-z]{4,}$/.test(word) ? word.replace(/(?:ies|ied)$/, "y").replace(/(?<=[^s])s$/, "") : word;
  },
};

export const searchOptions = {
  prefix: (term: string) => term.length > 2,
  fuzzy: (term: string) => (/^[a-z]{5,}$/.test(term) ? 0.15 : false),
  boost: { title: 4, keywords: 5, titles: 1, text: 1 },
  // Remedies come before lists: of codes, of functions, and of what XT's pages say.
  boostDocument: (id: string) =>
    /message-codes|\/functions\/|contradictions/.test(id) ? 0.2 : /\/operations\//.test(id) ? 0.5 : 1,
};
