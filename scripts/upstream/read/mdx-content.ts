/** Extracts text from the nodes of an MDX page. */
import type { Nodes } from "mdast";
import type { MdxFlowExpression, MdxJsxFlowElement, MdxJsxTextElement, MdxTextExpression } from "mdast-util-mdx";
import type { Excerpt } from "./example.js";
import type { Warn } from "./facts.js";

export function attribute(node: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  for (const candidate of node.attributes) {
    if (candidate.type !== "mdxJsxAttribute" || candidate.name !== name) continue;
    if (typeof candidate.value === "string") return candidate.value;
    return /^\s*(["'`])(.*)\1\s*$/s.exec(candidate.value?.value ?? "")?.[2];
  }
  return undefined;
}

/** Returns the text inside a component: its children, or the string literal of its expression. No code is run. */
export function contentOf(node: MdxJsxFlowElement | MdxJsxTextElement, warn: Warn): Excerpt | undefined {
  const line = node.position?.start.line ?? 1;
  const [expression, another] = findExpressions(node);
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

type Expression = MdxFlowExpression | MdxTextExpression;

const isExpression = (node: Nodes): node is Expression =>
  node.type === "mdxFlowExpression" || node.type === "mdxTextExpression";
const isComment = (node: Expression): boolean => node.data?.estree?.body.length === 0;

function findExpressions(node: Nodes): Expression[] {
  if (isExpression(node)) return isComment(node) ? [] : [node];
  return "children" in node ? node.children.flatMap(findExpressions) : [];
}

export function textOf(node: Nodes): string {
  if (node.type === "break" || ("name" in node && node.name === "br")) return "\n";
  if (isExpression(node)) return isComment(node) ? "" : `{${node.value}}`;
  if ("children" in node) return node.children.map(textOf).join("");
  return "value" in node ? node.value : "";
}

export function codesOf(node: Nodes): string[] {
  if (node.type === "inlineCode") return [node.value.trim()];
  return "children" in node ? node.children.flatMap(codesOf) : [];
}
