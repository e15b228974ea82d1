import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { openOverlay } from "../../../scripts/upstream/spec/project.js";
import { openSpec } from "../../../scripts/upstream/spec/spec.js";
import { openYaml } from "../../../scripts/upstream/spec/yaml-file.js";

const text = `# why
a: &a
  b: "1" # quoted
  c: [x, y]
d: *a
# of e
e:
  # of f
  f:
    g: 'x'
`;

type Edit = (data: ReturnType<typeof JSON.parse>) => unknown;

function edited(edit: Edit): string {
  const file = openYaml("a.yaml", text, 120);
  edit(file.data);
  return file.print();
}

it("prints an unchanged file exactly as it was, for example the spec and its overlay", async () => {
  expect(edited(() => {})).toBe(text);
  const spec = await readFile("spec/openapi.yaml", "utf8");
  expect(openSpec(spec).print()).toBe(spec);
  const overlay = await readFile("spec/zh.overlay.yaml", "utf8");
  expect(openOverlay(overlay).print()).toBe(overlay);
});

const list = "  list:\n    - g: 'x'\n";
it.each<[string, Edit, string, string]>([
  ["changes a value, also in its aliases", ({ a }) => (a.b = "2"), '"1" # quoted', '"2"'],
  ["adds and removes a key", ({ e }) => Object.assign(e, { h: true }), "    g: 'x'\n", "    g: 'x'\n  h: true\n"],
  ["renames a key, and keeps its position", (data) => (data.e = { i: data.e.f }), "  f:\n", "  i:\n"],
  ["changes a list in place", ({ a }) => a.c.push("z"), "[x, y]", "[x, y, z]"],
  [
    "replaces an alias with its content if only one of the two changes",
    (data) => (data.d = { b: "1" }),
    "d: *a",
    'd:\n  b: "1"',
  ],
  ["moves a value into a new list", (data) => (data.e = { list: [data.e.f] }), "  f:\n    g: 'x'\n", list],
  ["wraps a value in a new object", ({ e }) => (e.f = { inner: e.f }), "    g: 'x'\n", "    inner:\n      g: 'x'\n"],
  [
    "keeps the comment of a key that is renamed",
    (data) => Object.assign(data, { z: data.e }) && delete data.e,
    "# of e\ne:\n",
    "# of e\nz:\n",
  ],
])("%s", (_, edit, from, to) => {
  const printed = edited(edit);
  const rest = (whole: string, part: string) => whole.replace(part, "").replace(/\s*# (?:quoted|of f)/g, "");
  expect(printed).toContain(to);
  expect(rest(printed, to)).toBe(rest(text, from));
});

it.each<[string, Edit]>([
  ["is removed", (data) => delete data.a],
  ["moves after the alias", (data) => Object.assign(data, { z: { inner: data.a } }) && delete data.a],
  ["is wrapped", (data) => Object.assign(data, { a: [data.a], d: [data.d] })],
])("keeps the content of an alias if its anchor %s", (_, edit) => {
  const file = openYaml("a.yaml", `${text}l:\n  - *a\n  - k: *a\n`, 120);
  edit(file.data);
  expect(parse(file.print())).toEqual(file.data);
});
