import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../scripts/upstream/cli.js";
import { chineseMdxPage, jekyllPage, lampFacts, mdxPage } from "./pages.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "upstream-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, text);
  return file;
}

async function upstream(args: string[], input = "", isTTY = false, env: Record<string, string> = {}) {
  let stdout = "";
  let stderr = "";
  async function* stdin() {
    yield input;
  }
  const status = await run(args, {
    stdin: stdin(),
    stdout: { write: (text) => (stdout += text), ...(isTTY && { isTTY }) },
    stderr: { write: (text) => (stderr += text), isTTY },
    env,
  });
  return { status, stdout, stderr };
}

function lines(text: string): unknown[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Everything that stands in a folder, to see that nothing was written. */
async function contents(path: string): Promise<string> {
  const hash = createHash("sha256");
  for (const entry of (await readdir(path, { recursive: true, withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    hash.update(entry.name);
    if (entry.isFile()) hash.update(await readFile(join(entry.parentPath, entry.name)));
  }
  return hash.digest("hex");
}

describe("upstream", () => {
  it("helps a newcomer, with the whole and with each command", async () => {
    expect(await upstream(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("check") });
    for (const command of ["facts", "diff", "check"]) {
      const { status, stdout } = await upstream([command, "--help"]);
      expect(status).toBe(0);
      expect(stdout).toContain(`npm run -s upstream -- ${command}`);
      expect(stdout).toContain("Exit status");
    }
  });

  it.each([
    [[]],
    [["fact"]],
    [["constructor"]],
    [["facts"]],
    [["facts", "--json"]],
    [["diff", "a.md"]],
    [["diff", "--jsonl", "a.md"]],
    [["check", "--fast"]],
  ])("refuses %j with a message and status 2", async (args) => {
    const { status, stdout, stderr } = await upstream(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });
});

describe("upstream facts", () => {
  it("prints the facts of files and of folders, and sums up on standard error", async () => {
    await put("pages/_lamps/list.md", jekyllPage());
    await put("pages/i18n/zh-CN/list.mdx", chineseMdxPage());
    await put("pages/notes.txt", "no page");
    const { status, stdout, stderr } = await upstream(["facts", join(folder, "pages")]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: join(folder, "pages/_lamps/list.md"),
        format: "jekyll",
        language: "en",
        operations: [lampFacts],
        warnings: [],
        error: null,
      },
      {
        file: join(folder, "pages/i18n/zh-CN/list.mdx"),
        format: "docusaurus",
        language: "zh-CN",
        operations: [lampFacts],
        warnings: [],
        error: null,
      },
    ]);
    expect(stderr).toMatch(/^2 pages in .* s: 2 operations, 0 warnings\n$/);
  });

  it("prints a line for each page with --jsonl", async () => {
    const files = [await put("a.mdx", mdxPage()), await put("b.md", jekyllPage({ type: "sub" }))];
    const { status, stdout } = await upstream(["facts", "--jsonl", ...files]);
    expect(status).toBe(0);
    expect(lines(stdout)).toMatchObject([
      { file: files[0], operations: [lampFacts] },
      { file: files[1], operations: [], error: null },
    ]);
  });

  const broken: [string, string, string][] = [
    ["bad YAML", jekyllPage({ title: "a: b" }), ":2: "],
    ["bad MDX", `${mdxPage()}<CodeBlock>\n`, ": "],
    ["no path", jekyllPage({ description: "lamps" }), ":4: "],
    ["a merge conflict", `${mdxPage()}<<<<<<< ours\n`, ": "],
    ["5 MB", "x".repeat(5_000_000), "too large"],
    ["10,000 brackets", jekyllPage({ response: "[".repeat(10_000) }), "brackets"],
  ];
  it.each(broken)("says what is wrong with %s, exits with 2 and writes nothing", async (_, text, message) => {
    const file = await put(text.includes("id: ListLamps") ? "a.mdx" : "a.md", text);
    const before = await contents(folder);
    const { status, stderr } = await upstream(["facts", file]);
    expect(status).toBe(2);
    expect(stderr).toContain(file);
    expect(stderr).toContain(message);
    expect(await contents(folder)).toBe(before);
  });

  it("says that a file is missing", async () => {
    const { status, stderr } = await upstream(["facts", join(folder, "none.md")]);
    expect(status).toBe(2);
    expect(stderr).toContain("no such file");
  });

  it("colours its troubles on a terminal, unless NO_COLOR is set", async () => {
    const file = await put("a.md", jekyllPage({ title: "a: b" }));
    expect((await upstream(["facts", file], "", true)).stderr).toContain("\u001b[31m");
    expect((await upstream(["facts", file], "", true, { NO_COLOR: "1" })).stderr).not.toContain("\u001b[31m");
    expect((await upstream(["facts", file])).stderr).not.toContain("\u001b[");
  });
});

describe("upstream diff", () => {
  it("shows changes for people and as JSON", async () => {
    const before = await put("before.md", jekyllPage());
    const after = await put("after.md", jekyllPage({ type: "post" }));
    const shown = await upstream(["diff", before, after]);
    expect(shown).toMatchObject({ status: 0, stderr: "1 page compared: 1 change, 1 breaking\n" });
    expect(shown.stdout).toContain("breaking    verb changed: GET → POST");
    const printed = await upstream(["diff", "--json", before, after]);
    expect(JSON.parse(printed.stdout)).toEqual({
      changes: [{ kind: "method_changed", where: "", from: "GET", to: "POST", impact: "breaking" }],
      warnings: [],
      error: null,
    });
  });

  it("tells pages that came, went and moved between two folders", async () => {
    await put("before/a.md", jekyllPage());
    await put("before/b.md", jekyllPage({ description: "/shop/v1/b" }));
    await put("before/c.md", jekyllPage({ description: "/shop/v1/c" }));
    await put("after/a.md", jekyllPage());
    await put("after/deep/c.md", jekyllPage({ description: "/shop/v1/c", title: "Moved" }));
    await put("after/d.md", jekyllPage({ description: "/shop/v1/d" }));
    const { stdout } = await upstream(["diff", "--json", join(folder, "before"), join(folder, "after")]);
    expect(JSON.parse(stdout)).toMatchObject([
      { file: "a.md", changes: [] },
      { file: "b.md", changes: [{ kind: "page_removed", from: "GET /shop/v1/b" }] },
      { file: "d.md", changes: [{ kind: "page_added", to: "GET /shop/v1/d" }] },
      { file: "deep/c.md", changes: [{ kind: "page_moved", from: "c.md", to: "deep/c.md", impact: "compatible" }] },
    ]);
  });

  it("answers lines of texts, paths and nulls", async () => {
    const file = await put("a.md", jekyllPage({ type: "post" }));
    const pairs = [
      { id: "texts", before: jekyllPage(), after: jekyllPage({ type: "put" }) },
      { id: 2, before: jekyllPage(), after: file },
      { id: "gone", before: file, after: null },
      { id: "none", before: null, after: join(folder, "none.md") },
      { id: "odd", before: 1, after: null },
    ];
    const { status, stdout } = await upstream(
      ["diff", "--jsonl"],
      `${pairs.map((pair) => JSON.stringify(pair)).join("\n")}\n\nnot JSON\n`,
    );
    expect(status).toBe(2);
    expect(lines(stdout)).toMatchObject([
      { id: "texts", changes: [{ kind: "method_changed", to: "PUT" }], error: null },
      { id: 2, changes: [{ kind: "method_changed", to: "POST" }], error: null },
      { id: "gone", changes: [{ kind: "page_removed" }], error: null },
      { id: "none", changes: [], error: expect.stringContaining("no such file") },
      { id: "odd", changes: [], error: expect.stringContaining("line 5") },
      { id: null, changes: [], error: expect.stringContaining("not JSON") },
    ]);
  });

  it("keeps what a page says from steering the terminal", async () => {
    const before = await put("before.md", jekyllPage());
    const after = await put("after.md", jekyllPage({ description: '"/shop/\\e[31mred"' }));
    expect((await upstream(["diff", before, after])).stdout).not.toContain("\u001b");
  });
});
