/** How many bytes each subject brings into a bundle. */
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { markdownTable } from "markdown-table";
import { names, title } from "../subjects/index.js";

export const heading = "Bundle";

export const explanation = `
Bytes of a program that exchanges a code and refreshes the tokens, with all that it pulls in: bundled and minified by esbuild
as for a browser, since everyone has a build for that. gzip is Node's own, at level 9.`;

/** @param {string} name */
const caller = (name) => `
  import { create } from "./subjects/${name}.js";
  export async function signIn(options, code) {
    const subject = create(options);
    const { refresh_token } = await subject.exchange(code);
    return subject.refresh(refresh_token);
  }`;

export async function measure() {
  const programs = names.map((name) => ({ title: title(name), text: caller(name) }));
  const alone = { title: "openapi-fetch alone, uncalled", text: 'export { default } from "openapi-fetch";' };
  const rows = [];
  for (const { title, text } of [...programs, alone]) {
    const { minified, gzipped } = await bytes(text);
    rows.push([title, minified.toLocaleString("en"), gzipped.toLocaleString("en")]);
  }
  return markdownTable([["", "minified", "gzip"], ...rows], { align: ["l", "r", "r"] });
}

/** @param {string} contents */
async function bytes(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("..", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  const [{ contents: program }] = outputFiles;
  return { minified: program.byteLength, gzipped: gzipSync(program, { level: 9 }).byteLength };
}
