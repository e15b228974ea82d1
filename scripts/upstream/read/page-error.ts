/** Why a page cannot be read. "yaml" is told apart, because XT's history breaks its front matter and mends it again. */
export type PageErrorKind = "yaml" | "mdx" | "conflict" | "size" | "depth" | "bounds" | "file";

export class PageError extends Error {
  override readonly name = "PageError";

  constructor(
    readonly kind: PageErrorKind,
    /** Counted from 1; 0 when the trouble is with the file as a whole. */
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}
