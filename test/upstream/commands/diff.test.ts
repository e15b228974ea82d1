import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jekyllPage } from "../pages.js";
import { jsonLines, upstream, useFolder } from "../project.js";

const folder = useFolder();

describe("upstream diff", () => {
  it("prints changes as lines or as JSON", async () => {
    const before = await folder.put("before.md", jekyllPage());
    const after = await folder.put("after.md", jekyllPage({ type: "post" }));
    const shown = await upstream(["diff", before, after]);
    expect(shown).toMatchObject({ status: 0, stderr: "1 change\n" });
    expect(shown.stdout).toBe('method_changed : "GET" → "POST"\n');
    const printed = await upstream(["diff", "--json", before, after]);
    expect(JSON.parse(printed.stdout)).toEqual({
      changes: [{ kind: "method_changed", where: "", from: "GET", to: "POST" }],
      warnings: [],
      error: null,
    });
  });

  it("with --jsonl, compares texts, paths and null", async () => {
    const file = await folder.put("a.md", jekyllPage({ type: "post" }));
    const pairs = [
      { id: "texts", before: jekyllPage(), after: jekyllPage({ type: "put" }) },
      { id: 2, before: jekyllPage(), after: file },
      { id: "gone", before: file, after: null },
      { id: "none", before: null, after: join(folder.path, "none.md") },
      { id: "odd", before: 1, after: null },
      { id: "misspelled", befor: file, after: file },
    ];
    const { status, stdout } = await upstream(["diff", "--jsonl"], {
      input: `${pairs.map((pair) => JSON.stringify(pair)).join("\n")}\n\nnot JSON\n`,
    });
    expect(status).toBe(2);
    expect(jsonLines(stdout)).toMatchObject([
      { id: "texts", changes: [{ kind: "method_changed", to: "PUT" }], error: null },
      { id: 2, changes: [{ kind: "method_changed", to: "POST" }], error: null },
      { id: "gone", changes: [{ kind: "page_removed" }], error: null },
      { id: "none", changes: [], error: expect.stringContaining("no such file") },
      { id: "odd", changes: [], error: expect.stringContaining("are a string or null") },
      { id: "misspelled", changes: [], error: expect.stringContaining("are a string or null") },
      { id: null, changes: [], error: expect.stringContaining("not JSON") },
    ]);
  });

  it("prints an object that becomes a list as one change, and compares the fields inside", async () => {
    const pair = {
      id: 1,
      before: jekyllPage({ response: '{"rc": 0, "result": {"lamp": {"id": 1, "color": "red"}}}' }),
      after: jekyllPage({ response: '{"rc": 0, "result": {"lamp": [{"id": "1", "size": 2}]}}' }),
    };
    const { stdout } = await upstream(["diff", "--jsonl"], { input: JSON.stringify(pair) });
    const changes = [
      { kind: "response_container_changed", where: "result.lamp", from: "object", to: "array" },
      { kind: "response_field_retyped", where: "result.lamp[].id", from: "number", to: "string" },
      { kind: "response_field_removed", where: "result.lamp.color", from: "string", to: null },
      { kind: "response_field_added", where: "result.lamp[].size", from: null, to: "number" },
    ];
    expect(jsonLines(stdout)).toMatchObject([{ id: 1, changes, error: null }]);
  });

  it("escapes a page's text, so that it can't control the terminal", async () => {
    const before = await folder.put("before.md", jekyllPage());
    const after = await folder.put("after.md", jekyllPage({ description: '"/shop/\\e[31mred"' }));
    const { stdout } = await upstream(["diff", before, after]);
    expect(stdout).toContain("/shop/");
    expect(stdout).not.toContain("\u001b");
  });
});
