import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { openSpec } from "../../../scripts/upstream/spec/spec.js";
import { openYaml } from "../../../scripts/upstream/spec/yaml-file.js";

const text = `# why
a: &a
  b: "1" # quoted
  c: [x, y]
d: *a
e:
  # of f
  f:
    g: 1
`;

function edited(edit: (data: ReturnType<typeof JSON.parse>) => void): string {
  const file = openYaml<ReturnType<typeof JSON.parse>>("a.yaml", text, 120);
  edit(file.data);
  return file.print();
}

it("prints what was not edited as it was written, as the spec is", async () => {
  expect(edited(() => {})).toBe(text);
  const spec = await readFile("spec/openapi.yaml", "utf8");
  expect(openSpec(spec).print()).toBe(spec);
});

it.each<[string, (data: ReturnType<typeof JSON.parse>) => void, string, string]>([
  ["changes a value, and its aliases with it", (data) => (data.a.b = "2"), '"1" # quoted', '"2"'],
  ["adds and removes a key", (data) => Object.assign(data.e, { h: true }), "    g: 1\n", "    g: 1\n  h: true\n"],
  [
    "renames a key where it stands",
    (data) => {
      data.e = { i: data.e.f };
    },
    "  f:\n",
    "  i:\n",
  ],
  ["changes a list in place", (data) => data.a.c.push("z"), "[x, y]", "[x, y, z]"],
  ["takes an alias apart where only one of the two changes", (data) => (data.d = { b: "1" }), "d: *a", 'd:\n  b: "1"'],
  [
    "moves what stands elsewhere with its comments",
    (data) => {
      data.e = { list: [data.e.f] };
    },
    "  f:\n    g: 1\n",
    "  list:\n    - g: 1\n",
  ],
  [
    "wraps what stands there",
    (data) => {
      data.e.f = { inner: data.e.f };
    },
    "  f:\n    g: 1\n",
    "  f:\n    inner:\n      g: 1\n",
  ],
])("%s", (_, edit, from, to) => {
  const printed = edited(edit);
  const rest = (whole: string, part: string) => whole.replace(part, "").replace(/\s*# (?:quoted|of f)/g, "");
  expect(printed).toContain(to);
  expect(rest(printed, to)).toBe(rest(text, from));
});

it("keeps what an alias stands for where that goes, moves behind it, or is wrapped", () => {
  for (const edit of [
    (data: ReturnType<typeof JSON.parse>) => delete data.a,
    (data: ReturnType<typeof JSON.parse>) => {
      data.z = { inner: data.a };
      delete data.a;
    },
    (data: ReturnType<typeof JSON.parse>) => {
      data.a = [data.a];
      data.d = [data.d];
    },
  ]) {
    const file = openYaml<ReturnType<typeof JSON.parse>>("a.yaml", `${text}l:\n  - *a\n  - k: *a\n`, 120);
    edit(file.data);
    expect(parse(file.print())).toEqual(file.data);
  }
});
