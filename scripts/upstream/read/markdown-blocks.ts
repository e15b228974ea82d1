/** Splits a page into blocks: text, tables and code. */
import type { Nodes, Parents, Root } from "mdast";
import type { MdxFlowExpression, MdxJsxFlowElement, MdxJsxTextElement, MdxTextExpression } from "mdast-util-mdx";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFileMessage } from "vfile-message";
import type { Excerpt } from "./example.js";
import { PageError, type Warn } from "./page.js";

/** A block of a page. Blocks are a flat list in the page's order. Each one has the headings above it, nearest first. */
export type Block = TextBlock | TableBlock | CodeBlock;

interface Placed {
  line: number;
  headings: string[];
}

interface TextBlock extends Placed {
  kind: "text";
  text: string;
  /** The inline code in the text. */
  codes: string[];
}

export interface TableBlock extends Placed {
  kind: "table";
  header: readonly string[];
  rows: { line: number; cells: string[] }[];
}

export interface CodeBlock extends Placed, Excerpt {
  kind: "code";
  language: string;
  title: string;
}

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Expression = MdxFlowExpression | MdxTextExpression;

const plain = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
const mdx = plain().use(remarkMdx).freeze();

export function readBlocks(text: string, isMdx: boolean, warn: Warn): Block[] {
  return collect(parse(text, isMdx, warn), warn);
}

const ROW = /^[^\S\n]*\|.*$/gm;
const NO_TAG = /(?<!\\)<(?!\/?(?:br|a|b|i|em|strong|code|span|sub|sup|ul|ol|li|p|div)\b)/gi;

function parse(text: string, isMdx: boolean, warn: Warn): Root {
  try {
    return mdx.parse(text);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    // The error of an unclosed tag has no position, but the reason contains where the tag begins.
    const { reason, line = Number(/\((\d+):\d+-\d+:\d+\)/.exec(reason)?.[1] ?? 1) } = error;
    // `List<String>`, `1<=limit` and `<br>` in a table.
    const repaired = text.replace(ROW, (row) => row.replace(/<br>/gi, "<br/>").replace(NO_TAG, "\\<"));
    if (repaired !== text) {
      warn(line, `the page is not MDX (${reason}); a < in a table is read as text`);
      return parse(repaired, isMdx, warn);
    }
    // Without components, imports and HTML tables, plain Markdown gives the same result.
    const hasComponents = isMdx && /^[^\S\n]*(?:import|export)\s|<\/?[A-Z]/m.test(text);
    if (hasComponents || /<table[\s>]/i.test(text)) throw new PageError(`the page is not MDX: ${reason}`, line);
    warn(line, `the page is not MDX (${reason}); it is read as plain Markdown`);
    return plain.parse(text);
  }
}

function collect(root: Root, warn: Warn): Block[] {
  const blocks: Block[] = [];
  /** The headings around the current position, outermost first: their depth, and 0 for the label of a component. */
  const open: { depth: number; text: string }[] = [];
  const placed = (line: number) => ({ line, headings: open.map(({ text }) => text).reverse() });
  const openHeading = (depth: number, text: string): void => {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    open.push({ depth, text });
  };

  const visit = (node: Nodes): void => {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case "heading":
      case "paragraph": {
        const text = textOf(node);
        if (node.type === "heading") openHeading(node.depth, text);
        const codes = nodesIn(node, (one) => one.type === "inlineCode").map(({ value }) => value.trim());
        blocks.push({ kind: "text", ...placed(line), text, codes });
        for (const child of node.children) if (child.type === "mdxJsxTextElement") visit(child);
        // A bold line such as **Response:** acts as a heading of the lowest level.
        const isBold = node.children.every((child) => child.type === "strong" || /^[\s:：]*$/.test(textOf(child)));
        if (node.type === "paragraph" && isBold && /^.{1,40}$/.test(text)) openHeading(7, text);
        return;
      }
      case "table":
        pushTable(line, node.children);
        return;
      case "code": {
        const title = /title\s*=\s*(["'])(.*?)\1/.exec(node.meta ?? "")?.[2] ?? "";
        blocks.push({ kind: "code", ...placed(line + 1), language: node.lang ?? "", title, text: node.value });
        return;
      }
      case "mdxJsxFlowElement":
      case "mdxJsxTextElement":
        visitElement(node);
        return;
      default:
        if ("children" in node) visitChildren(node);
    }
  };

  const pushTable = (line: number, lines: readonly Parents[]): void => {
    const [header, ...rows] = lines.map((row) => ({
      line: row.position?.start.line ?? line,
      cells: (row.type === "tableRow" ? row.children : elementsIn(row, /^t[hd]$/)).map(cellText),
    }));
    blocks.push({ kind: "table", ...placed(line), header: header?.cells ?? [], rows });
  };

  const visitChildren = (node: Parents): void => {
    for (const child of node.children) visit(child);
  };

  const visitElement = (node: Element): void => {
    if (node.name === "table") {
      pushTable(node.position?.start.line ?? 1, elementsIn(node, /^tr$/));
      return;
    }
    if (node.name === "CodeBlock" || node.name === "pre" || node.name === "code") {
      const excerpt = contentOf(node, warn);
      const language = attribute(node, "language") ?? attribute(node, "className")?.replace(/^language-/, "") ?? "";
      const title = attribute(node, "title") ?? "";
      if (excerpt) blocks.push({ kind: "code", ...placed(excerpt.line), language, title, ...excerpt });
      return;
    }
    const label = attribute(node, "label") ?? attribute(node, "title") ?? attribute(node, "value");
    const outer = [...open];
    if (label !== undefined) open.push({ depth: 0, text: label });
    visitChildren(node);
    // The headings inside a tab end with it.
    if (label !== undefined) open.splice(0, open.length, ...outer);
  };

  visit(root);
  return blocks;
}

/** A cell's text. A leading link stays a link, as in the older docs, because it is not a value. */
function cellText(cell: Parents): string {
  const [first, ...others] = cell.children;
  const isLink = first?.type === "link" || (first?.type === "mdxJsxTextElement" && first.name === "a");
  if (!isLink || textOf(first) === "" || others.length === 0) return textOf(cell).trim();
  return `[${textOf(first)}](#)${others.map(textOf).join("")}`.trim();
}

/** Finds the nodes that fit, but not those inside one of them. */
function nodesIn<T extends Nodes>({ children }: Parents, fits: (node: Nodes) => node is T): T[] {
  return children.flatMap((child) => (fits(child) ? [child] : "children" in child ? nodesIn(child, fits) : []));
}

const isElement = (node: Nodes): node is Element =>
  node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";

function elementsIn(node: Parents, name: RegExp): Element[] {
  return nodesIn(node, (one): one is Element => isElement(one) && name.test(one.name ?? ""));
}

function attribute(node: Element, name: string): string | undefined {
  for (const candidate of node.attributes) {
    if (candidate.type !== "mdxJsxAttribute" || candidate.name !== name) continue;
    if (typeof candidate.value === "string") return candidate.value;
    return /^\s*(["'`])(.*)\1\s*$/s.exec(candidate.value?.value ?? "")?.[2];
  }
  return undefined;
}

/** Returns the text inside a component: its children, or the string literal of its expression. No code is run. */
function contentOf(node: Element, warn: Warn): Excerpt | undefined {
  const line = node.position?.start.line ?? 1;
  const [expression, another] = nodesIn(node, isExpression).filter((one) => !isComment(one));
  if (!expression) {
    const nested = node.children.find((child) => child.type === "code");
    return nested
      ? { text: nested.value, line: (nested.position?.start.line ?? line) + 1 }
      : { text: textOf(node), line };
  }
  const statement = another ? undefined : expression.data?.estree?.body[0];
  const value = statement?.type === "ExpressionStatement" ? statement.expression : undefined;
  const begins = value?.loc?.start.line ?? line;
  if (value?.type === "Literal" && typeof value.value === "string")
    return { text: value.value, line: begins, onOneLine: true };
  const text = value?.type === "TemplateLiteral" && value.expressions.length === 0 && value.quasis[0]?.value.cooked;
  if (typeof text === "string") return { text, line: begins };
  warn(line, "a component's content is computed, so it is not read");
  return undefined;
}

const isExpression = (node: Nodes): node is Expression =>
  node.type === "mdxFlowExpression" || node.type === "mdxTextExpression";
const isComment = (node: Expression): boolean => node.data?.estree?.body.length === 0;

function textOf(node: Nodes): string {
  if (node.type === "break" || ("name" in node && node.name === "br")) return "\n";
  if (isExpression(node)) return isComment(node) ? "" : `{${node.value}}`;
  const end = "name" in node && /^(?:li|p|div)$/.test(node.name ?? "") ? "\n" : "";
  if ("children" in node) return node.children.map(textOf).join("") + end;
  return "value" in node ? node.value : "";
}
