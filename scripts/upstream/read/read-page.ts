/** Reads the facts that a client depends on from one page of XT's docs, in either format and language. */
import { createHash } from "node:crypto";
import { blocksOf, readFrontMatter } from "./front-matter.js";
import { readBlocks } from "./markdown-blocks.js";
import { readOperations } from "./operations.js";
import { emptyPage, type Page, PageError, refuseOversize, splitFront } from "./page.js";

/** More warnings than this add no information. */
const MAX_WARNINGS = 200;

/** Reads a page. Code in the page is never run. If the page can't be read, the result has an `error`; this never throws for that. */
export function readPage(content: string, path = ""): Page {
  // Without the byte order mark and zero-width characters.
  const text = content.replace(/[\ufeff\u200b\u2060]/g, "").replace(/\r\n?/g, "\n");
  const page: Page = { ...emptyPage(text, path), sha256: createHash("sha256").update(content).digest("hex") };
  const warn = (line: number, message: string): void => {
    if (page.warnings.length < MAX_WARNINGS) page.warnings.push({ line, message });
  };
  try {
    refuseOversize(Buffer.byteLength(text));
    // First the front matter: a merge conflict inside it is reported as broken YAML.
    const front = readFrontMatter(text, warn);
    const conflict = /^[^\S\n]*<{7}(?:\s|$)/m.exec(text);
    if (conflict) {
      const line = text.slice(0, conflict.index).split("\n").length;
      throw new PageError("the page contains an unresolved merge conflict (<<<<<<<)", line);
    }
    page.title = front?.text("title").trim() ?? "";
    page.id = front?.text("id").trim() ?? "";
    // Some live pages still have the older format.
    const isAllFront =
      page.format === "jekyll" ||
      (splitFront(text)?.body.trim() === "" && (front?.list("right_code_blocks").length ?? 0) > 0);
    const blocks = isAllFront ? blocksOf(front) : readBlocks(text, !path.endsWith(".md"), warn);
    Object.assign(page, readOperations(blocks, front, isAllFront, warn));
    if (page.gap) warn(page.gap.line, page.gap.message);
  } catch (error) {
    if (error instanceof PageError) page.error = { kind: error.kind, line: error.line, message: error.message };
    else if (error instanceof RangeError)
      page.error = { kind: "invalid", line: 0, message: "the page is nested too deeply" };
    else throw error;
  }
  page.warnings.sort((a, b) => a.line - b.line);
  return page;
}
