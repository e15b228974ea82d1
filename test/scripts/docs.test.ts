/** `npm run docs`: one page that holds all it needs. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);

let folder: string;
let page: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xt-oauth-docs-"));
  const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
  const file = join(folder, "index.html");
  const [, ...args] = scripts.docs.replace("site/index.html", file).split(" ");
  await run(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...args]);
  page = await readFile(file, "utf8");
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

describe("the API reference", () => {
  it("holds the operation, its grants, its fields and its message codes", () => {
    for (const term of ["/public/uaa/oauth2/token", "authorization_code", "refresh_expires_in", "AUTH_106"]) {
      expect(page).toContain(term);
    }
  });

  it("loads nothing from elsewhere", () => {
    const tags = page.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1");
    const loaded = [...tags.matchAll(/<(script|link|img|iframe|source|video|audio|object|embed)\b[^>]*>/g)].map(
      ([tag]) => tag,
    );
    expect(loaded.filter((tag) => /\b(src|href|data)\s*=\s*"?(https?:)?\/\//.test(tag))).toEqual([]);
    const styles = [...page.matchAll(/<style\b[\s\S]*?<\/style>/g)].map(([style]) => style).join("\n");
    expect(styles).not.toMatch(/@import|url\(\s*['"]?(https?:)?\/\//);
  });
});
