/** Splits an MDX page into blocks: text, tables and code. */
import type { Nodes, Parents, Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMdx from "remark-mdx";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { VFileMessage } from "vfile-message";
import type { Excerpt } from "./example.js";
import type { Warn } from "./facts.js";
import { PageError } from "./facts.js";
import { attribute, codesOf, contentOf, textOf } from "./mdx-content.js";

/** A block of an MDX page. Blocks are a flat list in the page's order. Each one has the headings above it, nearest first. */
export type Block = TextBlock | TableBlock | CodeBlock;

interface Placed {
  line: number;
  headings: string[];
}

export interface TextBlock extends Placed {
  kind: "text";
  text: string;
  /** The inline code in the text. */
  codes: string[];
}

export interface TableBlock extends Placed {
  kind: "table";
  header: string[];
  /** `links`: if a cell begins with a link and has more content, the text of that link. */
  rows: { line: number; cells: string[]; links: (string | undefined)[] }[];
}

export interface CodeBlock extends Placed, Excerpt {
  kind: "code";
  language: string;
  title: string;
}

const plain = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze();
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).use(remarkMdx).freeze();

export function readBlocks(text: string, isMdx: boolean, warn: Warn): Block[] {
  return collect(parse(text, isMdx, warn), warn);
}

function parse(text: string, isMdx: boolean, warn: Warn): Root {
  try {
    return mdx.parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new PageError("depth", 0, "the page is nested too deeply");
    const { line, reason } = positionOf(error);
    // Without components and imports, plain Markdown gives the same result.
    const hasComponents = /^[^\S\n]*(?:import|export)\s|<\/?[A-Z]/m.test(text);
    if (isMdx && hasComponents) throw new PageError("mdx", line, `the page is not MDX: ${reason}`);
    warn(line, `the page is not MDX (${reason}); it is read as plain Markdown`);
    return plain.parse(text);
  }
}

function positionOf(error: unknown): { line: number; reason: string } {
  if (!(error instanceof VFileMessage)) throw error;
  // The error of an unclosed tag has no position, but the reason contains where the tag begins.
  const begins = /\((\d+):\d+-\d+:\d+\)/.exec(error.reason)?.[1];
  return { line: error.line ?? Number(begins ?? 1), reason: error.reason };
}

function collect(root: Root, warn: Warn): Block[] {
  const blocks: Block[] = [];
  const open: { depth: number; text: string }[] = [];
  const labels: string[] = [];
  const headings = (): string[] => [...labels, ...open.map(({ text }) => text)].reverse();

  const visit = (node: Nodes): void => {
    const line = node.position?.start.line ?? 1;
    switch (node.type) {
      case "heading": {
        while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
        open.push({ depth: node.depth, text: textOf(node) });
        blocks.push({ kind: "text", line, headings: headings(), text: textOf(node), codes: codesOf(node) });
        return;
      }
      case "paragraph": {
        const text = textOf(node);
        blocks.push({ kind: "text", line, headings: headings(), text, codes: codesOf(node) });
        for (const child of node.children) if (child.type === "mdxJsxTextElement") visit(child);
        // A bold line such as **Response:** acts as a heading of the lowest level.
        if (
          /^.{1,40}$/.test(text) &&
          node.children.every((child) => child.type === "strong" || /^[\s:：]*$/.test(textOf(child)))
        ) {
          while ((open.at(-1)?.depth ?? 0) >= 7) open.pop();
          open.push({ depth: 7, text });
        }
        return;
      }
      case "table": {
        const [header, ...rows] = node.children.map((row) => ({
          line: row.position?.start.line ?? line,
          cells: row.children.map((cell) => textOf(cell).trim()),
          links: row.children.map(({ children: [first, next] }) =>
            first?.type === "link" && next ? textOf(first) : undefined,
          ),
        }));
        blocks.push({ kind: "table", line, headings: headings(), header: header?.cells ?? [], rows });
        return;
      }
      case "code":
        blocks.push({
          kind: "code",
          line: line + 1,
          headings: headings(),
          language: node.lang ?? "",
          title: /title\s*=\s*(["'])(.*?)\1/.exec(node.meta ?? "")?.[2] ?? "",
          text: node.value,
        });
        return;
      case "mdxJsxFlowElement":
      case "mdxJsxTextElement":
        visitElement(node);
        return;
      default:
        if ("children" in node) visitChildren(node);
    }
  };

  const visitChildren = (node: Parents): void => {
    for (const child of node.children) visit(child);
  };

  const visitElement = (node: MdxJsxFlowElement | MdxJsxTextElement): void => {
    if (node.name === "CodeBlock" || node.name === "pre" || node.name === "code") {
      const excerpt = contentOf(node, warn);
      if (excerpt) {
        const language = attribute(node, "language") ?? attribute(node, "className")?.replace(/^language-/, "") ?? "";
        const title = attribute(node, "title") ?? "";
        blocks.push({ kind: "code", headings: headings(), language, title, ...excerpt });
      }
      return;
    }
    const label = attribute(node, "label") ?? attribute(node, "title");
    const outer = open.length;
    if (label !== undefined) labels.push(label);
    visitChildren(node);
    if (label !== undefined) labels.pop();
    if (node.name === "TabItem") open.length = Math.min(open.length, outer);
  };

  visit(root);
  return blocks;
}
