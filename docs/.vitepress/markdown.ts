/** How Markdown becomes a page: tables that fit a phone, Chinese without stray blanks, and no code that Vue would run. */
import type { MarkdownRenderer } from "vitepress";

/** Responses are long, and their colours would be most of the bytes of a page. */
export function plainJson(md: MarkdownRenderer): void {
  md.core.ruler.push("plain-json", ({ tokens }) => {
    for (const token of tokens) if (token.type === "fence" && token.info === "json") token.info = "text";
  });
}

/** On a phone the style makes a card of each row of a table: each cell brings its heading. */
export function labelCells(md: MarkdownRenderer): void {
  md.core.ruler.push("label-cells", ({ tokens }) => {
    let headings: string[] = [];
    let column = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type === "thead_open") headings = [];
      if (token.type === "th_open") headings.push(`${tokens[at + 1]?.content}`.replaceAll("`", ""));
      // The corner above the names of rows heads nothing.
      if (/^th_/.test(token.type) && headings.at(-1) === "") token.tag = "td";
      if (token.type === "tr_open") column = 0;
      if (token.type === "td_open") token.attrSet("data-label", `${headings[column++]}`);
    }
  });
}

/** The end of a line is a blank, but not between two Chinese characters, nor beside Chinese punctuation. */
export function joinLines(md: MarkdownRenderer): void {
  const mark = /[\u3001-\u3011\uff01-\uff1f“”…]/;
  const chinese = /\p{Script=Han}/u;
  md.renderer.rules.softbreak = (tokens, at) => {
    const textBefore = tokens
      .slice(0, at)
      .map(({ content }) => content)
      .join("")
      .trimEnd();
    const textAfter = tokens
      .slice(at + 1)
      .map(({ content }) => content)
      .join("")
      .trimStart();
    const [before = "", after = ""] = [textBefore.at(-1), textAfter.at(0)];
    const isJoined = mark.test(before) || mark.test(after) || (chinese.test(before) && chinese.test(after));
    return isJoined ? "" : "\n";
  };
}

/** A page is text. Vue would run what stands in double braces: there they are characters, in words and in code. */
export function showBraces(md: MarkdownRenderer): void {
  for (const kind of ["text", "code_inline"] as const) {
    const render = md.renderer.rules[kind];
    md.renderer.rules[kind] = (...args) => (render?.(...args) ?? "").replace(/\{\{/g, "&#123;&#123;");
  }
  md.core.ruler.push("no-script", ({ tokens, env }) => {
    const html = tokens
      .flatMap((token) => [token, ...(token.children ?? [])])
      .filter(({ type }) => type.startsWith("html_"));
    const script = html.find(({ content }) => /<\s*\/?\s*(?:script|style|template)\b/i.test(content));
    if (script) throw new Error(`${env.path}: a page must not hold ${script.content}`);
  });
}

interface TemplateNode {
  type: number;
  tagType?: number;
  props?: { type: number; rawName?: string }[];
  loc: { source: string };
}

/** The build ends where a page holds something that Vue would run after all: an expression, a directive as written, a component. */
export function refuseCode(node: TemplateNode, { filename }: { filename: string }): void {
  const [element, interpolation, directive, component] = [1, 5, 7, 1];
  const isRun =
    node.type === interpolation ||
    (node.type === element &&
      (node.tagType === component ||
        node.props?.some(({ type, rawName }) => type === directive && rawName !== undefined)));
  if (filename.endsWith(".md") && isRun) throw new Error(`${filename}: Vue would run ${node.loc.source.slice(0, 200)}`);
}
