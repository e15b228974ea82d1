/** Tests that the project's own pages show only paths of the spec, and that paths and hosts in them follow the spec. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { getToken } from "../../generated/operations/getToken.js";
import {
  currentAddresses,
  filesWithReferences,
  mayReferToPaths,
  replaceReferences,
} from "../../scripts/generate/path-references.js";

const pages = await filesWithReferences(".");
const spec = JSON.parse(await readFile("generated/openapi.json", "utf8"));

function moved(paths: Record<string, string>, server = spec.servers[0].url) {
  const copy = structuredClone(spec);
  copy.servers[0].url = server;
  copy.paths = Object.fromEntries(Object.entries(copy.paths).map(([path, item]) => [paths[path] ?? path, item]));
  return currentAddresses(spec, copy);
}

describe("a page that shows a path", () => {
  it("shows the new path after a move", () => {
    const places = moved({ [getToken.path]: "/v2/token" });
    const text = `client.GET("${getToken.path}", {}); GET ${getToken.path}?a=b, $.paths['${getToken.path}'].get`;
    expect(replaceReferences(text, places)).toBe(
      `client.GET("/v2/token", {}); GET /v2/token?a=b, $.paths['/v2/token'].get`,
    );
  });

  it("shows the new host, also before a path", () => {
    const host = spec.servers[0].url;
    const places = moved({ [getToken.path]: "/v2/token" }, "https://api.example");
    expect(replaceReferences(`${host} ${host}${getToken.path}`, places)).toBe(
      "https://api.example https://api.example/v2/token",
    );
  });

  it("keeps a path that only begins like a moved path", () => {
    const places = new Map([
      ["/order", "/v2/order"],
      ["/order/{id}", "/order/{id}"],
      ["/orders", "/order"],
    ]);
    expect(replaceReferences("/order /order/{id} /orders /orderly /order-x /order.", places)).toBe(
      "/v2/order /order/{id} /order /orderly /order-x /v2/order.",
    );
  });

  it("keeps the path of two operations of which only one moved", () => {
    const { post, ...others } = spec.paths["/spot/v4/order"];
    const now = { ...spec, paths: { ...spec.paths, "/spot/v4/order": others, "/spot/v5/order": { post } } };
    expect(replaceReferences("GET /spot/v4/order", currentAddresses(spec, now))).toBe("GET /spot/v4/order");
  });

  it("keeps the path of an operation that the spec no longer has", () => {
    const places = currentAddresses(spec, { ...spec, paths: {} });
    expect(replaceReferences(getToken.path, places)).toBe(getToken.path);
  });

  it("may be a source file of an example, but not a file of its node_modules", () => {
    expect(pages).toContain("examples/hono/orders.ts");
    expect(pages).toContain("examples/nextjs/app/orders/[orderId]/route.ts");
    expect(pages).toContain("examples/hono/README.md");
    expect(mayReferToPaths("examples/nextjs/node_modules/next/server.js")).toBe(false);
    expect(mayReferToPaths("examples/../src/index.ts")).toBe(false);
  });

  it("shows only paths of the spec, unless it casts them to never", async () => {
    const pagesWithPaths = new Set<string>();
    for (const page of pages) {
      const text = await readFile(page, "utf8");
      for (const [, called, target] of text.matchAll(/\.[A-Z]+\("([^"]+)"[,)]|\$\.paths\['([^']+)/g)) {
        expect(spec.paths, page).toHaveProperty([called ?? `${target}`]);
        pagesWithPaths.add(page);
      }
    }
    expect([...pagesWithPaths]).toEqual(["docs/calls.md", "docs/zh/calls.md", "spec/zh.overlay.yaml"]);
  });
});
