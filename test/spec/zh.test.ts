/** spec/zh.overlay.yaml has a Chinese text for every text of the spec, and nothing but texts. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundleSpec } from "../../scripts/docs/spec.js";
import { openSpec } from "../../scripts/upstream/spec/spec.js";
import { draftsIn } from "../../scripts/upstream/spec/texts.js";

/** The keys of texts for readers. Below `x-enumDescriptions`, every value is such a text. */
const textKeys = ["title", "summary", "description", "x-displayName"];

let folder: string;
let english: Record<string, string>;
let chinese: Record<string, string>;
let facts: { english: unknown; chinese: unknown };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xt-oauth-zh-"));
  const [en, zh] = await Promise.all(
    (["en", "zh"] as const).map((language) => bundleSpec(language, join(folder, `${language}.json`))),
  );
  english = textsIn(en);
  chinese = textsIn(zh);
  facts = { english: withoutTexts(en), chinese: withoutTexts(zh) };
}, 30_000);
afterAll(() => rm(folder, { recursive: true }));

/** Whether a value is a text for readers. A field with the name `title`, for example, isn't such a text. */
function isText(key: string, parent: string, value: unknown): boolean {
  if (typeof value !== "string") return false;
  return textKeys.includes(key) || parent === "x-enumDescriptions";
}

function textsIn(node: unknown, pointer = "", parent = ""): Record<string, string> {
  const entries = typeof node === "object" && node !== null ? Object.entries(node) : [];
  return Object.assign(
    {},
    ...entries.map(([key, value]) =>
      isText(key, parent, value)
        ? { [`${pointer}/${key}`]: value }
        : textsIn(value, `${pointer}/${key}`, Array.isArray(node) ? parent : key),
    ),
  );
}

function withoutTexts(node: unknown, parent = ""): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutTexts(item, parent));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key, value]) => !isText(key, parent, value));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutTexts(value, key)]));
}

function leaves(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [`${node}`];
  return Object.values(node).flatMap(leaves);
}

describe("the Chinese spec", () => {
  it("has a text with Chinese characters for every text of the English one", () => {
    expect(Object.keys(english).length).toBeGreaterThan(50);
    const pointers = Object.keys({ ...english, ...chinese });
    expect(pointers.filter((pointer) => !/\p{Script=Han}/u.test(chinese[pointer] ?? ""))).toEqual([]);
  });

  it("has no line break that readers see as a blank between Chinese characters", () => {
    const blank = /[，。：；、）]\n(?![\n|-])|\p{Script=Han}\n(?=\p{Script=Han})|\S\n(?=[，。：；、（）])/u;
    const paragraphs = (text: string) => text.trim().replace(/^#.*\n/gm, "");
    expect(Object.entries(chinese).filter(([, text]) => blank.test(paragraphs(text)))).toEqual([]);
  });

  it("states the same facts", () => {
    expect(facts.chinese).toEqual(facts.english);
    // Operations refer to a tag by its name. Only the Chinese page shows another name.
    const names = Object.keys(english).flatMap((pointer) => /^(\/tags\/\d+)\/description$/.exec(pointer)?.[1] ?? []);
    const added = Object.keys(chinese).filter((pointer) => !(pointer in english));
    expect(added.sort()).toEqual(names.map((tag) => `${tag}/x-displayName`).sort());
  });

  it("quotes the same names, values and sections of RFCs in each text", () => {
    const quoted = (text: string) =>
      new Set([...text.matchAll(/`[^`]+`|§[\d.]+|RFC \d+|\bAUTH_\w+/g)].map(([quote]) => quote));
    for (const [pointer, text] of Object.entries(english)) {
      expect({ pointer, quoted: quoted(chinese[pointer] ?? "") }).toEqual({ pointer, quoted: quoted(text) });
    }
  });
});

it("each action of the overlay has a target: Redocly ignores an action without one", async () => {
  const { actions } = parse(await readFile("spec/zh.overlay.yaml", "utf8"));
  const texts = Object.values(chinese).map((text) => text.trimEnd());
  const withoutTarget = actions.filter(({ update }: { update: unknown }) =>
    leaves(update).some((text) => !texts.includes(text.trimEnd())),
  );
  expect(withoutTarget.map(({ target }: { target: string }) => target)).toEqual([]);
  // Two actions with the same text could hide that one of them has no target.
  expect(actions.flatMap(({ update }: { update: unknown }) => leaves(update)).length).toBe(texts.length);
});

it("no task is left for a developer: no draft in either language, no x-to-do, no input without a description", async () => {
  const [spec = "", overlay = ""] = await Promise.all(
    ["spec/openapi.yaml", "spec/zh.overlay.yaml"].map((file) => readFile(file, "utf8")),
  );
  expect(draftsIn(openSpec(spec).data, parse(overlay))).toEqual([]);
});
