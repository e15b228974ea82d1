/** Where a page is published. */
import { resolve, sep } from "node:path";

/** The two sites' repositories, by the folder of theirs in which a page lies. */
const sites = [
  { folder: /\/((?:docs|i18n)\/.+\.mdx?)$/, base: "https://raw.githubusercontent.com/XtApis/xt-api/main/" },
  { folder: /\/(_[^/]+\/[^/]+\.md)$/, base: "https://raw.githubusercontent.com/xt-com/xt-api/main/" },
];

/** Where the page is published, if its path shows it: pages are handed around in their sites' own folders. */
export function addressOf(file: string): string | undefined {
  const path = resolve(file).split(sep).join("/");
  for (const { folder, base } of sites) {
    const found = folder.exec(path)?.[1];
    if (found !== undefined) return base + found.split("/").map(encodeURIComponent).join("/");
  }
  return undefined;
}
