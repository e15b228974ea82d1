/** Builds the docs site once for all tests of a run, and serves it below a sub-path, as GitHub Pages does. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { listen } from "../faults/server.js";

export const base = "/xt-oauth/";
/** The addresses of the site and its repository for the build. The tests check the links to them. */
export const published = { DOCS_SITE: `https://docs.example${base}`, DOCS_REPOSITORY: "https://code.example/xt-oauth" };

declare module "vitest" {
  interface ProvidedContext {
    site: { folder: string; siteUrl: string; files: string[] };
  }
}

export default async function buildSite(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-site-"));
  const env = { ...process.env, ...published, NODE_ENV: "production" };
  await promisify(execFile)("npm", ["run", "-s", "docs", "--", "--outDir", folder], { env });
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.\w+$/.test(file));
  const server = serverOf(folder);
  project.provide("site", { folder, siteUrl: `http://127.0.0.1:${await listen(server)}${base}`, files });
  return async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true });
  };
}

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

function serverOf(folder: string) {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const file = name.startsWith(base) ? await readFile(join(folder, name.slice(base.length))).catch(() => null) : null;
    if (file === null) {
      const page = await readFile(join(folder, "404.html"));
      response.writeHead(404, { "Content-Type": types[".html"] }).end(page);
    } else {
      const type = types[extname(name)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "max-age=600" }).end(file);
    }
  });
}
