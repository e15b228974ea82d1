/** spec/zh.overlay.yaml: every text of the spec in Chinese, and nothing but texts. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundleSpec } from "../../scripts/docs/redocly.js";

/** The keys under which a text for readers stands. Under `x-enumDescriptions` the texts stand one level deeper. */
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

/** Whether the value at this place is a text, and not a field that happens to be called `title`. */
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
  it("words every text of the English one anew", () => {
    expect(Object.keys(english).length).toBeGreaterThan(50);
    const same = Object.entries(english).filter(([pointer, text]) => chinese[pointer] === text);
    expect(same).toEqual([]);
  });

  it("is in Chinese wherever it is worded anew", () => {
    expect(Object.entries(chinese).filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it("states the same facts", () => {
    expect(facts.chinese).toEqual(facts.english);
    // A tag's name reads well in English and is what operations refer to: only the Chinese page shows another.
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

describe("each action of the overlay", () => {
  it("still has a target: Redocly passes over one that has none", async () => {
    const { actions } = parse(await readFile("spec/zh.overlay.yaml", "utf8"));
    const arrived = Object.values(chinese).map((text) => text.trimEnd());
    const lost = actions.filter(({ update }: { update: unknown }) =>
      leaves(update).some((text) => !arrived.includes(text.trimEnd())),
    );
    expect(lost.map(({ target }: { target: string }) => target)).toEqual([]);
    // A second action with the words of another would hide that its own target is gone.
    expect(actions.flatMap(({ update }: { update: unknown }) => leaves(update)).length).toBe(arrived.length);
  });
});
