import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../scripts/upstream/commands/check.js";
import { fetchPage } from "../../scripts/upstream/fetch-page.js";
import { readPage } from "../../scripts/upstream/read-page.js";
import { sha256 } from "../../scripts/upstream/upstream-file.js";
import { jekyllPage, mdxPage } from "./pages.js";

const grant = (value: string) => [
  { name: "grant", type: "string", mandatory: "true", description: "fixed value", ranges: value },
];
const buy = mdxPage({ title: "Buy", parameters: grant("buy") });
const rent = mdxPage({ title: "Rent", parameters: grant("rent") }).replace("id: ListLamps", "id: RentLamps");
const old = jekyllPage({ title: "Buy", parameters: grant("buy") });

let root: string;
let server: Server;
let base: string;
let pages: Map<string, string>;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "upstream-"));
  await mkdir(join(root, "spec"));
  pages = new Map([
    ["/docs/Buy.mdx", buy],
    ["/docs/Rent.mdx", rent],
    ["/_lamps/buy.md", old],
  ]);
  await serve((request, response) => {
    const text = pages.get(request.url ?? "");
    response.statusCode = text === undefined ? 404 : 200;
    response.end(text);
  });
  const records = [];
  for (const [path, text] of pages) {
    const { format, language, id, title, operations } = await readPage(text, path);
    const record = {
      address: `${base}${path}`,
      subject: title,
      format,
      language,
      id,
      title,
      accepted: "2026-01-02",
      sha256: sha256(text),
      operations,
    };
    records.push(record);
  }
  await writeFile(join(root, "spec/upstream.json"), JSON.stringify({ pages: records }));
  await writeFile(
    join(root, "spec/openapi.yaml"),
    "paths:\n  /shop/v1/lamps:\n    get:\n      operationId: getLamps\n",
  );
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(root, { recursive: true });
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  base = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
  return base;
}

async function check(...args: string[]) {
  let stdout = "";
  let stderr = "";
  async function* stdin(): AsyncGenerator<string> {}
  const io = {
    stdin: stdin(),
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
    env: {},
  };
  const status = await run(args, io, root);
  return { status, stdout, stderr };
}

async function put(name: string, text: string): Promise<string> {
  const file = join(root, name);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, text);
  return file;
}

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
    const recorded = await readFile(join(root, "spec/upstream.json"), "utf8");
    const { status, stdout } = await check();
    expect(status).toBe(2);
    expect(stdout).toContain(message);
    expect(stdout).not.toContain("page removed");
    expect(await readFile(join(root, "spec/upstream.json"), "utf8")).toBe(recorded);
  });

  it("prints Markdown that what XT wrote cannot break out of", async () => {
    pages.set("/docs/Buy.mdx", buy.replace("| fixed value | buy |", "| fixed value | a`b\\|@someone |"));
    pages.set("/docs/Rent.mdx", rent.replace("`/shop/v1/lamps`", "`/shop/a|<b>@c`"));
    pages.delete("/_lamps/buy.md");
    const { status, stdout } = await check("--markdown");
    expect(stdout).toContain("| `/shop/v1/lamps` | `/shop/a\\|<b>@c` |");
    expect(status).toBe(2);
    expect(stdout).toContain("| **breaking** | parameter's values changed | `grant` | `buy` | `ab, @someone` |");
    expect(stdout).toContain("## Could not be read");
    expect(stdout).toContain("`getLamps` (`GET /shop/v1/lamps`) in `spec/openapi.yaml`");
  });
});

describe("upstream check, with pages", () => {
  it("matches a page by its operation, whatever its name", async () => {
    const { status, stdout } = await check(await put("new/x.mdx", rent), await put("new/y.md", old));
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
    const { status, stdout } = await check(await put(`new/${name}`, text));
    expect(status).toBe(1);
    expect(stdout.trim().split("\n").slice(1)).toEqual([expect.stringContaining("path changed")]);
  });

  it("matches a broken page by its file name, and says what is wrong", async () => {
    const { status, stdout } = await check(await put("new/Rent.mdx", rent.replace("title: Rent", "title: a: b")));
    expect(status).toBe(2);
    expect(stdout).toContain("line 3: the front matter is not YAML");
  });

  it("says of a page that matches nothing that it does, and fails when it was named", async () => {
    const page = mdxPage({ title: "Break", description: "/shop/v1/break" }).replace("id: ListLamps", "id: Break");
    const file = await put("new/break.mdx", page);
    expect(await check(file)).toMatchObject({ status: 2, stdout: expect.stringContaining("matches no page") });
    expect(await check(join(root, "new"))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("matches no page"),
    });
  });

  it.each([
    ["is missing", null, "cannot be read"],
    ["is no JSON", "{", "cannot be read"],
    ["holds something else", '{"pages":[{"address":"x"}]}', "/pages/0"],
  ])("refuses a record that %s", async (_, text, message) => {
    if (text === null) await rm(join(root, "spec/upstream.json"));
    else await writeFile(join(root, "spec/upstream.json"), text);
    await expect(check()).rejects.toThrow(message);
  });
});

describe("the record of the pages that the spec was written from", () => {
  it("is sound, and each page feeds an operation of the spec", async () => {
    await cp(join(import.meta.dirname, "../../spec"), join(root, "spec"), { recursive: true });
    const { stdout } = await check(await put("x/README.md", "# Nothing\n"), "--markdown");
    expect(stdout).toContain("matches no page");
    const { pages: records } = JSON.parse(await readFile(join(root, "spec/upstream.json"), "utf8"));
    expect(records.filter(({ subject }: { subject: string }) => /token|code/.test(subject))).toHaveLength(8);
    for (const { address } of records) expect(address).toMatch(/^https:\/\//);
  });
});

describe("fetchPage", () => {
  it("refuses what is not https, except on the loopback", async () => {
    await expect(fetchPage("http://example.com/a")).rejects.toThrow("not https");
    await expect(fetchPage("file:///etc/hosts")).rejects.toThrow("not https");
    await expect(fetchPage("nowhere")).rejects.toThrow("no URL");
  });

  it("follows no redirect", async () => {
    server.close();
    const address = await serve((_, response) => response.writeHead(302, { location: "/elsewhere" }).end());
    await expect(fetchPage(address)).rejects.toThrow("redirects are not followed");
  });

  it("gives up at the deadline, even in the middle of a page", async () => {
    server.close();
    const address = await serve((_, response) => response.write("a"));
    await expect(fetchPage(address, 100)).rejects.toThrow("did not answer within 0.1 s");
  });

  it("refuses an endless page, and one that is not UTF-8", async () => {
    server.close();
    const endless = await serve((_, response) => {
      const write = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
        response.once("drain", write);
      };
      write();
    });
    await expect(fetchPage(endless)).rejects.toThrow("larger than");
    server.closeAllConnections();
    server.close();
    const latin = await serve((_, response) => response.end(Buffer.from([0x61, 0xe9, 0x61])));
    await expect(fetchPage(latin)).rejects.toThrow("not UTF-8");
  });

  it("says that nobody answers", async () => {
    server.close();
    await expect(fetchPage(base)).rejects.toThrow("cannot be reached");
  });
});
