/** Builds the docs site once for all tests of a run, and serves it below a sub-path, as GitHub Pages does. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { serve } from "./serve.js";

export const base = "/xt-oauth/";
/** Where the site and its repository are said to be: the tests see the links that come of it. */
export const published = { DOCS_SITE: `https://docs.example${base}`, DOCS_REPOSITORY: "https://code.example/xt-oauth" };

declare module "vitest" {
  interface ProvidedContext {
    site: { folder: string; root: string; files: string[] };
  }
}

export default async function buildSite(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-site-"));
  const env = { ...process.env, ...published, NODE_ENV: "production" };
  await promisify(execFile)("npm", ["run", "-s", "docs", "--", "--outDir", folder], { env });
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.\w+$/.test(file));
  const server = await serve(folder, base);
  project.provide("site", { folder, root: server.root, files });
  return async () => {
    server.stop();
    await rm(folder, { recursive: true });
  };
}
