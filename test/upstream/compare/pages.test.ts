import { describe, expect, it } from "vitest";
import type { Change } from "../../../scripts/upstream/compare/change.js";
import { diffPages } from "../../../scripts/upstream/compare/pages.js";
import { readPage } from "../../../scripts/upstream/read/page.js";
import { jekyllPage, mdxPage } from "../pages.js";

type Sketch = NonNullable<Parameters<typeof jekyllPage>[0]>;
const row = { name: "colour", type: "string", mandatory: "false" };

async function diff(before: Sketch | null, after: Sketch | null): Promise<Change[]> {
  const was = before && (await readPage(jekyllPage(before)));
  const is = after && (await readPage(jekyllPage(after)));
  const { changes, error } = diffPages(was, is);
  expect(error).toBeNull();
  return changes;
}

function parameters(...rows: NonNullable<Sketch["parameters"]>): Sketch {
  return { parameters: rows };
}

describe("diffPages", () => {
  const kinds: [Change["kind"], string, Sketch | null, Sketch | null, Omit<Change, "kind">][] = [
    ["page_added", "", null, {}, { where: "", from: null, to: "GET /shop/v1/lamps", impact: "compatible" }],
    ["page_removed", "", {}, null, { where: "", from: "GET /shop/v1/lamps", to: null, impact: "breaking" }],
    ["method_changed", "", {}, { type: "post" }, { where: "", from: "GET", to: "POST", impact: "breaking" }],
    [
      "path_changed",
      "",
      {},
      { description: "/shop/v2/lamps?a={a}" },
      { where: "", from: "/shop/v1/lamps", to: "/shop/v2/lamps", impact: "breaking" },
    ],
    [
      "param_added",
      "required",
      parameters(),
      parameters({ ...row, mandatory: "true" }),
      { where: "colour", from: null, to: "required", impact: "breaking" },
    ],
    [
      "param_added",
      "optional",
      parameters(),
      parameters(row),
      { where: "colour", from: null, to: "optional", impact: "compatible" },
    ],
    [
      "param_removed",
      "",
      parameters(row),
      parameters(),
      { where: "colour", from: "optional", to: null, impact: "breaking" },
    ],
    [
      "param_renamed",
      "",
      parameters(row),
      parameters({ ...row, name: "color" }),
      { where: "colour", from: "colour", to: "color", impact: "breaking" },
    ],
    [
      "param_required_changed",
      "to required",
      parameters(row),
      parameters({ ...row, mandatory: "true" }),
      { where: "colour", from: false, to: true, impact: "breaking" },
    ],
    [
      "param_required_changed",
      "to optional",
      parameters({ ...row, mandatory: "true" }),
      parameters(row),
      { where: "colour", from: true, to: false, impact: "compatible" },
    ],
    [
      "param_type_changed",
      "",
      parameters(row),
      parameters({ ...row, type: "array" }),
      { where: "colour", from: "string", to: "array", impact: "breaking" },
    ],
    [
      "param_type_changed",
      "wider",
      parameters({ ...row, type: "int" }),
      parameters({ ...row, type: "number" }),
      { where: "colour", from: "integer", to: "number", impact: "compatible" },
    ],
    [
      "param_default_changed",
      "",
      parameters({ ...row, default: "RED" }),
      parameters({ ...row, default: "GREEN" }),
      { where: "colour", from: "RED", to: "GREEN", impact: "breaking" },
    ],
    [
      "param_enum_changed",
      "more",
      parameters({ ...row, ranges: "A,B" }),
      parameters({ ...row, ranges: "A,B,C" }),
      { where: "colour", from: ["A", "B"], to: ["A", "B", "C"], impact: "compatible" },
    ],
    [
      "param_enum_changed",
      "fewer",
      parameters({ ...row, ranges: "A,B,C" }),
      parameters({ ...row, ranges: "A,B" }),
      { where: "colour", from: ["A", "B", "C"], to: ["A", "B"], impact: "breaking" },
    ],
    [
      "param_enum_changed",
      "closed",
      parameters(row),
      parameters({ ...row, ranges: "A,B" }),
      { where: "colour", from: null, to: ["A", "B"], impact: "breaking" },
    ],
    [
      "response_field_added",
      "",
      { response: '{"a":1}' },
      { response: '{"a":1,"b":"x"}' },
      { where: "b", from: null, to: "string", impact: "compatible" },
    ],
    [
      "response_field_removed",
      "",
      { response: '{"a":1,"b":"x"}' },
      { response: '{"a":1}' },
      { where: "b", from: "string", to: null, impact: "breaking" },
    ],
    [
      "response_field_retyped",
      "",
      { response: '{"a":1}' },
      { response: '{"a":"1"}' },
      { where: "a", from: "number", to: "string", impact: "breaking" },
    ],
    [
      "response_field_retyped",
      "narrower",
      { response: '{"a":[1,"1"]}' },
      { response: '{"a":[1]}' },
      { where: "a[]", from: "number|string", to: "number", impact: "compatible" },
    ],
    [
      "response_container_changed",
      "",
      { response: '{"a":{"b":1}}' },
      { response: '{"a":[{"b":1}]}' },
      { where: "a", from: "object", to: "array", impact: "breaking" },
    ],
  ];
  it.each(kinds)("tells %s %s", async (kind, _, before, after, rest) =>
    expect(await diff(before, after)).toEqual([{ kind, ...rest }]),
  );

  it("tells no change of wording, layout or order", async () => {
    const text = jekyllPage();
    const reworded = text
      .replace("title: List lamps", "title: All lamps")
      .replace("position_number: 1", "position_number: 9")
      .replace("content_markdown:", "content_markdown: Be quick!")
      .replace("which lamps", "the lamps that you mean")
      .replace('"rc": 0,', '"rc": 1, // 0 is good')
      .replace("RED,GREEN", "RED：red；GREEN：green");
    expect(diffPages(await readPage(text), await readPage(reworded))).toEqual({
      changes: [],
      warnings: [],
      error: null,
    });
    expect(diffPages(await readPage(text), await readPage(mdxPage())).changes).toEqual([]);
  });

  it("does not take another parameter in the same place for a renamed one", async () => {
    const changes = await diff(parameters({ ...row, name: "code" }), parameters({ ...row, name: "refresh_token" }));
    expect(changes.map(({ kind }) => kind)).toEqual(["param_removed", "param_added"]);
  });

  it("tells broken and mended YAML as that, never as a page that went or came", async () => {
    const good = await readPage(jekyllPage());
    const bad = await readPage(jekyllPage({ title: "a: b" }));
    const message = expect.stringMatching(/^line 2: /);
    expect(diffPages(good, bad)).toMatchObject({
      changes: [{ kind: "yaml_broken", from: "GET /shop/v1/lamps", to: message }],
      error: null,
    });
    expect(diffPages(bad, good)).toMatchObject({
      changes: [{ kind: "yaml_fixed", from: message, to: "GET /shop/v1/lamps" }],
      error: null,
    });
    expect(diffPages(bad, bad)).toMatchObject({
      changes: [],
      warnings: [{ message: expect.stringContaining("both") }],
      error: null,
    });
  });

  it("answers with an error where a page cannot be read otherwise", async () => {
    const conflict = await readPage(`${mdxPage()}\n<<<<<<< ours\n`);
    expect(diffPages(await readPage(mdxPage()), conflict)).toMatchObject({
      changes: [],
      error: expect.stringContaining("conflict"),
    });
  });
});
