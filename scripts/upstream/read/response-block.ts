/** Which of an MDX page's code blocks is the example of the response. */
import type { Warn } from "./facts.js";
import type { CodeBlock } from "./markdown-blocks.js";
import { isRequestTitle, isResponseTitle } from "./response-title.js";

export function chooseResponse(blocks: readonly CodeBlock[], line: number, warn: Warn): CodeBlock | undefined {
  const candidates = blocks
    .filter(
      (block) => /^(?:json|jsonc|json5|js|javascript|text|)$/i.test(block.language) && /^\s*[[{]/.test(block.text),
    )
    .map((block) => ({ block, score: responseScore(block) }))
    .filter(({ block, score }) => score.value > -2 && (isJsonLanguage(block) || score.value > 0));
  const best = Math.max(...candidates.map(({ score }) => score.value));
  const [chosen, another] = candidates.filter(({ score }) => score.value === best);
  if (!chosen || (best < 0 && !chosen.score.isMixed)) {
    warn(line, "there is no example of the response");
    return undefined;
  }
  if (chosen.score.isMixed)
    warn(chosen.block.line, "the example's title and heading disagree on what it is; it is taken for the response");
  else if (best <= 0) warn(chosen.block.line, "no example is titled as the response; this one is taken for it");
  if (another) warn(another.block.line, "there is a second example of the response; the first counts");
  return chosen.block;
}

function isJsonLanguage(block: CodeBlock): boolean {
  return /^json/i.test(block.language);
}

function responseScore(block: CodeBlock): { value: number; isMixed: boolean } {
  const rate = (text: string): number => (isResponseTitle(text) ? 1 : isRequestTitle(text) ? -1 : 0);
  const title = rate(block.title);
  const heading = block.headings.map(rate).find((rating) => rating !== 0) ?? 0;
  return { value: title + heading, isMixed: title * heading < 0 };
}
