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
  const { post, ...others } = spec.paths["/spot/v4/order"];
  const oneMoved = { ...spec, paths: { ...spec.paths, "/spot/v4/order": others, "/spot/v5/order": { post } } };
  const host = spec.servers[0].url;
  const token = getToken.path;
  const similar = { "/order": "/v2/order", "/order/{id}": "/order/{id}", "/orders": "/order" };

  it.each<[string, ReadonlyMap<string, string>, string, string]>([
    [
      "shows the new path after a move",
      moved({ [token]: "/v2/token" }),
      `client.GET("${token}", {}); GET ${token}?a=b, $.paths['${token}'].get`,
      `client.GET("/v2/token", {}); GET /v2/token?a=b, $.paths['/v2/token'].get`,
    ],
    [
      "shows the new host, also before a path",
      moved({ [token]: "/v2/token" }, "https://api.example"),
      `${host} ${host}${token}`,
      "https://api.example https://api.example/v2/token",
    ],
    [
      "keeps a path that only begins like a moved path",
      new Map(Object.entries(similar)),
      "/order /order/{id} /orders /orderly /order-x /order.",
      "/v2/order /order/{id} /order /orderly /order-x /v2/order.",
    ],
    [
      "keeps the path of two operations of which only one moved",
      currentAddresses(spec, oneMoved),
      "GET /spot/v4/order",
      "GET /spot/v4/order",
    ],
    ["keeps the path of a removed operation", currentAddresses(spec, { ...spec, paths: {} }), token, token],
  ])("%s", (_, places, text, expected) => expect(replaceReferences(text, places)).toBe(expected));

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
