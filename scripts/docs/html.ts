/** Text to HTML: Markdown, tables that fit a phone, code in colour. */
import { Marked } from "marked";

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const marked = new Marked({
  renderer: {
    // The same anchor in every language: "## Title {#anchor}".
    heading({ tokens, depth }) {
      const html = this.parser.parseInline(tokens);
      const [, text, id] = /^(.*?) \{#([\w-]+)\}$/.exec(html) ?? [];
      return id === undefined ? `<h${depth}>${html}</h${depth}>\n` : `<h${depth} id="${id}">${text}</h${depth}>\n`;
    },
    table({ header, rows }) {
      const inline = (cells: typeof header) => cells.map(({ tokens }) => this.parser.parseInline(tokens));
      return table(inline(header), [{ rows: rows.map(inline) }]);
    },
    code({ text, lang }) {
      return code(text, lang ?? "");
    },
  },
});

export function markdown(text: string): string {
  return marked.parse(text, { async: false });
}

/** A text that stands in a line: with code and emphasis, and no paragraph around it. */
export function inlineMarkdown(text: string): string {
  return marked.parseInline(text, { async: false });
}

/** Rows that belong together, under a heading of their own. */
export interface RowGroup {
  /** Also the anchor. */
  name?: string;
  rows: readonly (readonly string[])[];
}

/** On a phone the style turns each row into a card: each cell brings its heading, and the roles keep saying "table". */
export function table(headings: readonly string[], groups: readonly RowGroup[]): string {
  const head = headings.map((heading) => `<th role="columnheader" scope="col">${heading}</th>`).join("");
  const row = (cells: readonly string[]) => {
    const labelled = cells.map((cell, at) => {
      const label = (headings[at] ?? "").replace(/<[^>]+>/g, "");
      return `<td role="cell" data-label="${label}"><div>${cell}</div></td>`;
    });
    return `<tr role="row">${labelled.join("")}</tr>`;
  };
  const bodies = groups.map(({ name, rows }) => {
    const title =
      name === undefined
        ? []
        : [
            `<tr role="row" class="group" id="${name}"><th role="rowheader" colspan="${headings.length}">${name}</th></tr>`,
          ];
    return `<tbody role="rowgroup">\n${[...title, ...rows.map(row)].join("\n")}\n</tbody>`;
  });
  return `<table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead>\n${bodies.join("\n")}</table>\n`;
}

/** What is told apart in code, by language: enough for the few samples here. The first pattern that fits wins. */
const comment = /\/\/.*/;
const text = /"[^"\n]*"|'[^'\n]*'|`[^`]*`/;
const keyword = /\b(?:import|from|const|await|if|return|throw|try|catch|new|async|function|typeof)\b/;
const call = /\b[\w$]+(?=\()/;
const ts = new RegExp([comment, text, keyword, call].map(({ source }) => `(${source})`).join("|"), "g");
const kinds = ["comment", "text", "keyword", "call"];

/** A block of code that a keyboard can scroll. */
export function code(source: string, language: string): string {
  let html = "";
  let done = 0;
  for (const match of language === "ts" ? source.matchAll(ts) : []) {
    const kind = kinds[match.slice(1).findIndex((group) => group !== undefined)];
    const startsLine = match.index === 0 || source[match.index - 1] === "\n";
    html += `${escaped(source.slice(done, match.index))}<span class="${kind}${startsLine ? " line" : ""}">${escaped(match[0])}</span>`;
    done = match.index + match[0].length;
  }
  return `<pre tabindex="0"><code>${html}${escaped(source.slice(done))}</code></pre>\n`;
}
