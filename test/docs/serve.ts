/** Serves a folder as GitHub Pages does: static files, below a sub-path. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

export interface Server {
  /** The site's address, with the slash at its end. */
  readonly root: string;
  stop(): void;
}

export async function serve(folder: string, subPath = "/xt-oauth/"): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const file = name.startsWith(subPath)
      ? await readFile(join(folder, name.slice(subPath.length))).catch(() => null)
      : null;
    if (file === null) {
      const page = await readFile(join(folder, "404.html"));
      response.writeHead(404, { "Content-Type": types[".html"] }).end(page);
    } else {
      const type = types[extname(name)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "max-age=600" }).end(file);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return {
    root: `http://127.0.0.1:${address.port}${subPath}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
