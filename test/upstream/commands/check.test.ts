import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readPage } from "../../../scripts/upstream/read/page.js";
import { recordOf } from "../../../scripts/upstream/record/record.js";
import { printRecordFile } from "../../../scripts/upstream/record/record-file.js";
import { useFolder } from "../folder.js";
import { jekyllPage, mdxPage } from "../pages.js";
import { upstream } from "../project.js";
import { useServers } from "../serve.js";

const grant = (value: string) => [
  { name: "grant", type: "string", mandatory: "true", description: "fixed value", ranges: value },
];
const buy = mdxPage({ title: "Buy", parameters: grant("buy") });
const rent = mdxPage({ title: "Rent", parameters: grant("rent") }).replace("id: ListLamps", "id: RentLamps");
const old = jekyllPage({ title: "Buy", parameters: grant("buy") });

const folder = useFolder();
const { serve } = useServers();
let pages: Map<string, string>;

beforeEach(async () => {
  pages = new Map([
    ["/docs/Buy.mdx", buy],
    ["/docs/Rent.mdx", rent],
    ["/_lamps/buy.md", old],
  ]);
  const base = await serve((request, response) => {
    const text = pages.get(request.url ?? "");
    response.statusCode = text === undefined ? 404 : 200;
    response.end(text);
  });
  const records = [];
  for (const [path, text] of pages) {
    const page = await readPage(text, path);
    records.push(recordOf(page, { address: `${base}${path}`, subject: page.title }));
  }
  await folder.put("spec/upstream.json", printRecordFile(records));
  await folder.put("spec/openapi.yaml", "paths:\n  /shop/v1/lamps:\n    get:\n      operationId: getLamps\n");
});

const check = (...args: string[]) => upstream(["check", ...args], { root: folder.path });

describe("upstream check, fetching", () => {
  it("exits with 0 when nothing changed", async () =>
    expect(await check()).toMatchObject({ status: 0, stderr: "3 pages checked: 0 changed, 0 not read\n" }));

  it("tells a reworded page from a changed one", async () => {
    pages.set("/docs/Buy.mdx", buy.replace("sidebar_position: 1", "sidebar_position: 2"));
    const { status, stdout } = await check();
    expect(status).toBe(0);
    expect(stdout).toContain("/docs/Buy.mdx: reworded, no fact changed");
    expect(stdout).toContain("/docs/Rent.mdx: unchanged");
  });

  it("exits with 1 when a description changed that the spec follows", async () => {
    pages.set("/docs/Buy.mdx", `${buy}\n### Notes\n\nThe request body holds them as JSON.\n`);
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain("place of the inputs changed");
  });

  it("exits with 1 when facts changed, and names the operation that is concerned", async () => {
    pages.set("/docs/Rent.mdx", rent.replaceAll("/shop/v1/lamps", "/shop/v2/lamps"));
    const { status, stdout } = await check();
    expect(status).toBe(1);
    expect(stdout).toContain("concerns getLamps (GET /shop/v1/lamps)");
    expect(stdout).toContain("breaking    path changed: /shop/v1/lamps → /shop/v2/lamps");
  });

  it.each([
    ["gone", undefined, "XT may have moved it"],
    ["broken", buy.replace("title: Buy", "title: a: b"), "the front matter is not YAML"],
    ["in conflict", `${buy}\n<<<<<<< ours\n`, "a merge conflict"],
    ["no endpoint any more", "---\nid: ListLamps\ntitle: Buy\n---\nGone.\n", "no endpoint any more"],
    ["without its path", buy.replace("`/shop/v1/lamps`", "none"), "no path"],
    ["5 MB", "x".repeat(5_000_000), "larger than"],
  ])("exits with 2 when a page is %s, and changes nothing", async (_, text, message) => {
    if (text === undefined) pages.delete("/docs/Buy.mdx");
    else pages.set("/docs/Buy.mdx", text);
    const recorded = await readFile(join(folder.path, "spec/upstream.json"), "utf8");
    const { status, stdout } = await check();
    expect(status).toBe(2);
    expect(stdout).toContain(message);
    expect(stdout).not.toContain("page removed");
    expect(await readFile(join(folder.path, "spec/upstream.json"), "utf8")).toBe(recorded);
  });

  it("prints Markdown that what XT wrote cannot break out of", async () => {
    pages.set("/docs/Buy.mdx", buy.replace("| fixed value | buy |", "| fixed value | a`b\\|@someone |"));
    pages.set("/docs/Rent.mdx", rent.replace("`/shop/v1/lamps`", "`/shop/a|<b>@c`"));
    pages.delete("/_lamps/buy.md");
    const { status, stdout } = await check("--markdown");
    expect(status).toBe(2);
    expect(stdout).toContain(
      "- **breaking**: path changed, `/shop/v1/lamps` → `/shop/a|<b>@c`. Concerns callers of `getLamps`.",
    );
    expect(stdout).toContain(
      "- **breaking**: parameter's values changed `grant`, `buy` → `ab, @someone`. Concerns callers of `getLamps` that send `grant`.",
    );
    expect(stdout).toContain("## Could not be read");
    expect(stdout).toContain("Describes `getLamps` (`GET /shop/v1/lamps`).");
  });
});

it("upstream check and drafts name the drafts that are left", async () => {
  const drafts = "paths:\n  /shop/v1/lamps:\n    get:\n      operationId: getLamps\n      summary: 'Draft: @lamps'\n";
  await folder.put("spec/openapi.yaml", drafts);
  const overlay = "actions:\n  - target: $.paths['/shop/v1/lamps'].get\n    update:\n      summary: 草稿：灯\n";
  await folder.put("spec/zh.overlay.yaml", overlay);
  const place = "$.paths['/shop/v1/lamps'].get.summary";
  const lines = `draft  spec/openapi.yaml: ${place}: Draft: @lamps\ndraft  spec/zh.overlay.yaml: ${place}: 草稿：灯\n`;
  const { status, stdout, stderr } = await check();
  expect(stdout).toContain(lines);
  expect(status).toBe(0);
  expect(stderr).toBe("3 pages checked: 0 changed, 0 not read; 2 drafts left\n");
  expect((await check("--markdown")).stdout).toContain(`- [ ] \`spec/openapi.yaml\`, \`${place}\`: \`Draft: @lamps\``);
  expect(await upstream(["drafts"], { root: folder.path })).toEqual({
    status: 1,
    stdout: lines,
    stderr: "2 drafts left\n",
  });
});

describe("upstream check, with pages", () => {
  it("matches a page by its operation, whatever its name", async () => {
    const { status, stdout } = await check(await folder.put("new/x.mdx", rent), await folder.put("new/y.md", old));
    expect(status).toBe(0);
    expect(stdout.match(/unchanged/g)).toHaveLength(2);
  });

  it.each([
    ["id", rent.replaceAll("/shop/v1/lamps", "/shop/v2/lamps").replace("title: Rent", "title: Lend"), "x.mdx"],
    ["title", rent.replaceAll("/shop/v1/lamps", "/shop/v2/lamps").replace("id: RentLamps", "id: Lend"), "x.mdx"],
    [
      "file name",
      rent.replaceAll("/shop/v1/lamps", "/shop/v2/lamps").replace(/id: .*\ntitle: .*/, "title: Lend"),
      "Rent.mdx",
    ],
  ])("matches a page whose operation changed by its %s", async (_, text, name) => {
    const { status, stdout } = await check(await folder.put(`new/${name}`, text));
    expect(status).toBe(1);
    expect(stdout.trim().split("\n").slice(1)).toEqual([expect.stringContaining("path changed")]);
  });

  it("matches a broken page by its file name, and says what is wrong", async () => {
    const { status, stdout } = await check(
      await folder.put("new/Rent.mdx", rent.replace("title: Rent", "title: a: b")),
    );
    expect(status).toBe(2);
    expect(stdout).toContain("line 3: the front matter is not YAML");
  });

  it("says of a page that matches nothing that it does, and fails when it was named", async () => {
    const page = mdxPage({ title: "Break", description: "/shop/v1/break" }).replace("id: ListLamps", "id: Break");
    const file = await folder.put("new/break.mdx", page);
    expect(await check(file)).toMatchObject({ status: 2, stdout: expect.stringContaining("matches no page") });
    expect(await check(join(folder.path, "new"))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("matches no page"),
    });
  });

  it.each([
    ["is missing", null, "cannot be read"],
    ["is no JSON", "{", "cannot be read"],
    ["holds something else", '{"pages":[{"address":"x"}]}', "/pages/0"],
  ])("refuses a record that %s", async (_, text, message) => {
    if (text === null) await rm(join(folder.path, "spec/upstream.json"));
    else await folder.put("spec/upstream.json", text);
    expect(await check()).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
  });
});
